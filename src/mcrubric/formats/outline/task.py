"""One thing to do: what is wrong at one entry, or a single thing elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.findings import Finding
from mcrubric.model.verdicts import GRAVEST_FIRST

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Mark, Tone
    from mcrubric.formats.outline.names import Names
    from mcrubric.model.places import Place
    from mcrubric.model.verdicts import Severity

MARKS: Final[dict[Severity, Mark]] = {
    "error": "to-do", "warning": "worth-a-look", "note": "for-information",
}  # fmt: skip
SAID: Final[dict[Severity, str]] = {
    "error": "to do", "warning": "worth a look", "note": "for your information",
}  # fmt: skip
TONES: Final[dict[Severity, Tone]] = {"error": "urgent", "warning": "caution", "note": "faint"}


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done at one entry, or a single thing elsewhere."""

    entry: str | None
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """The worst severity of its findings."""
        return min((each.severity for each in self.findings), key=GRAVEST_FIRST.index)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where its findings are, in their order."""
        return tuple(place for finding in self.findings for place in finding.places)


def grouped(wrong: list[Finding], names: Names) -> list[Task]:
    """Return tasks, the gravest first, entries in the order of the details.

    What is wrong with one entry is one task.
    """
    groups: dict[tuple[str, str], list[Finding]] = {}
    for number, finding in enumerate(wrong):
        entry = names.entry(finding.target)
        groups.setdefault(("entry", entry) if entry else ("", str(number)), []).append(finding)
    made = [Task(key[1] if key[0] else None, tuple(group)) for key, group in groups.items()]
    order = {entry: number for number, entry in enumerate(names.entries)}
    return sorted(
        made,
        key=lambda task: (
            GRAVEST_FIRST.index(task.severity),
            task.entry is not None,
            order.get(task.entry or "", len(order)),
        ),
    )


def shape(task: Task, names: Names) -> object:
    """Return what is to be said of a task apart from which entry it is about."""
    return tuple(
        (
            finding.requirement,
            finding.severity,
            finding.message.key,
            _nameless(finding.message.text, task.entry, names),
            _nameless(finding.remedy, task.entry, names),
        )
        for finding in task.findings
    )


def _nameless(text: str, entry: str | None, names: Names) -> str:
    """Return a text with gaps where it names the entry, by its id and its words."""
    if not entry:
        return text
    label = names.labels.get(entry, "")
    if label:
        text = text.replace(f"{entry} ({label})", "()")
    return text.replace(entry, "()")
