"""What ids are called: parts, requirements, details and entries of the self-analysis."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mcrubric.model.report import Report

ORDINAL: Final = re.compile(r"(.+)\[(\d+)\]")
"""The form of an id that is one of several (CONTRACTS, section 4)."""

SECOND: Final = {"2": "second", "3": "third"}


@dataclass(frozen=True, slots=True)
class Names:
    """Words for ids, made from the labels that a report brings along.

    `entries` are the known entries of the self-analysis, in the order of the details.
    """

    labels: Mapping[str, str]
    entries: tuple[str, ...]

    def part(self, part: str | None) -> str:
        """Return what a part is called: "Part 1: Overview Questions"."""
        if part is None:
            return "The portfolio as a whole"
        name = in_words(part)
        label = self.labels.get(part, "")
        if not label or label.casefold().startswith(name.casefold()):
            return label or name
        return f"{name}: {label}"

    def part_name(self, part: str | None) -> str:
        """Return the same without what it is about: "Part 1"."""
        return self.part(part).partition(":")[0]

    def entry(self, target: str) -> str | None:
        """Return the entry of the self-analysis that a target is or lies in, if it is one."""
        candidate = target.partition("/")[0]
        if candidate in self.entries:
            return candidate
        ordinal = ORDINAL.fullmatch(candidate)
        known = ordinal and (ordinal[1] in self.labels or ordinal[1].endswith(".entry"))
        return candidate if known else None

    def entry_title(self, entry: str) -> str:
        """Return what an entry is called: "EO1.connect", "the second entry for EO1.connect"."""
        ordinal = ORDINAL.fullmatch(entry)
        if ordinal is None:
            return entry
        if ordinal[1].endswith(".entry"):
            return f"Entry {ordinal[2]} of the self-analysis"
        which = SECOND.get(ordinal[2], f"{ordinal[2]}th")
        return f"The {which} entry for {ordinal[1]}"

    def requirement(self, requirement: str, part: str | None) -> str:
        """Return what a requirement is called: by its label, else by its name within its part."""
        return self.labels.get(requirement) or short_name(requirement, part)

    def titled(self, requirement: str) -> str:
        """Return a requirement's label with its id behind, its id alone if it has no label."""
        label = self.labels.get(requirement)
        return f"{label} ({requirement})" if label else requirement

    def target(self, target: str) -> str:
        """Return words for a target, its id if there are none."""
        return self.labels.get(target) or target


def names_of(report: Report) -> Names:
    """Return the names that a report needs."""
    entries = [
        entry
        for row in report.coverage
        for entry in (row.detail, *(each.entry for each in row.entries))
    ]
    return Names(report.labels, tuple(dict.fromkeys(entries)))


def in_words(name: str) -> str:
    """Return an id as words: `part-1` is "Part 1"."""
    words = name.replace("-", " ").replace(".", " ")
    return words[:1].upper() + words[1:]


def short_name(requirement: str, part: str | None) -> str:
    """Return a requirement's name within its part: "Places verified"."""
    prefix = f"{part or 'portfolio'}."
    return in_words(requirement.removeprefix(prefix))
