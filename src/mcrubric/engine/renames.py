"""Files that have another name than in an earlier report, known again by what they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from mcrubric.privacy.cited import CitedNames
from mcrubric.privacy.files import files_of, is_numbered

if TYPE_CHECKING:
    from mcrubric.model.report import Report

EMPTY: Final = sha256().hexdigest()
"""The digest of no bytes: two empty files have nothing in common."""


@dataclass(frozen=True)
class Names:
    """Names of files from one report to another."""

    names: Mapping[str, str]

    def target(self, target: str) -> str | None:
        """Return the id that a target in one of these files has in the other report."""
        if target in self.names:
            return self.names[target]
        entry, _, cited = target.partition("/")
        name = self.file(target)
        return None if name is None else f"{entry}/{self.names[name]}{cited[len(name) :]}"

    def file(self, target: str) -> str | None:
        """Return the one of these files that a citation is of; None of what is no citation."""
        _, slash, cited = target.partition("/")
        return self._known.cited(cited) if slash and target not in self.names else None

    @cached_property
    def _known(self) -> CitedNames:
        return CitedNames.of(self.names)

    def back(self) -> Names:
        """Return the names in the other direction; no two files have the same."""
        return Names({new: old for old, new in self.names.items()})


def names_between(old: Report, new: Report) -> Names:
    """Return what files are called in a later report, where that is another name and certain.

    A file was renamed if its name is gone or another file has it now, and exactly one name that is
    new or was another file's has the same content, and no other such name had it: of several files
    alike, none is followed.
    """
    before, after = _by_digest(old, new), _by_digest(new, old)
    return Names(
        {
            names[0]: after[digest][0]
            for digest, names in sorted(before.items())
            if len(names) == 1 and len(after.get(digest, ())) == 1
        }
    )


def told(names: Names) -> dict[str, str]:
    """Return the names that are worth telling: a number is none, and was given by us."""
    return {
        old: new
        for old, new in sorted(names.names.items())
        if not is_numbered(old) and not is_numbered(new)
    }


def paths_told(report: Report) -> tuple[str, ...]:
    """Return the names of files in a report; one of before does not list them."""
    return tuple(files_of(report, names=True).shown)


def _by_digest(report: Report, other: Report) -> Mapping[str, list[str]]:
    """Return the names that the other report has for no such file, by what the files hold."""
    there = other.portfolio.digests or {}
    unread = frozenset(other.portfolio.paths or ()) - there.keys()
    found: dict[str, list[str]] = defaultdict(list)
    for path, digest in (report.portfolio.digests or {}).items():
        gone = is_numbered(path) or (path not in unread and there.get(path) != digest)
        if gone and digest != EMPTY:
            found[digest].append(path)
    return found
