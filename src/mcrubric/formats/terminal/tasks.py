"""What to do: everything that is wrong for sure, part by part, each thing once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.report import Finding

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from mcrubric.formats.terminal.findings import Writer
    from mcrubric.formats.terminal.layout import Style
    from mcrubric.model.report import Report
    from mcrubric.model.verdicts import Severity

LEADS: Final[dict[Severity, str]] = {"error": "[ ]", "warning": "(!)", "note": "(i)"}
SAID: Final[dict[Severity, str]] = {
    "error": "to do", "warning": "worth a look", "note": "for your information",
}  # fmt: skip
STYLES: Final[dict[Severity, Style]] = {"error": "red", "warning": "yellow", "note": "dim"}
WORST_FIRST: Final[tuple[Severity, ...]] = ("error", "warning", "note")
INDENT: Final = 2


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done at one entry, or a single thing elsewhere."""

    entry: str | None
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """The worst severity of its findings."""
        return min((each.severity for each in self.findings), key=WORST_FIRST.index)


def tasks(report: Report, writer: Writer) -> list[str]:
    """Return the list of things to do; no lines if there are none."""
    parts: dict[str | None, list[Finding]] = {}
    for result in report.results:
        wrong = [
            finding
            for judgement in result.judgements
            for finding in judgement.findings
            if finding.outcome == "fail"
        ]
        if wrong:
            parts.setdefault(result.part, []).extend(wrong)
    if not parts:
        return []
    kinds = {finding.severity for wrong in parts.values() for finding in wrong}
    lines = writer.page.heading("What to do" if "error" in kinds else "Worth a look")
    lines += _legend(writer, kinds)
    told: set[str] = set()
    for part, wrong in parts.items():
        lines += ["", *writer.page.text(writer.names.part(part), style="bold")]
        for task in _grouped(wrong, writer):
            lines += _task(task, writer, told)
    return lines


def _legend(writer: Writer, kinds: AbstractSet[Severity]) -> list[str]:
    """Explain the marks that occur."""
    return writer.page.text(
        "   ".join(f"{LEADS[kind]} {SAID[kind]}" for kind in WORST_FIRST if kind in kinds)
    )


def _grouped(wrong: list[Finding], writer: Writer) -> list[Task]:
    """Return tasks, the gravest first, entries in the order of the details.

    What is wrong with one entry is one task.
    """
    groups: dict[tuple[str, str], list[Finding]] = {}
    for number, finding in enumerate(wrong):
        entry = writer.names.entry(finding.target)
        groups.setdefault(("entry", entry) if entry else ("", str(number)), []).append(finding)
    made = [Task(key[1] if key[0] else None, tuple(group)) for key, group in groups.items()]
    order = {entry: number for number, entry in enumerate(writer.names.entries)}
    return sorted(
        made,
        key=lambda task: (
            WORST_FIRST.index(task.severity),
            task.entry is not None,
            order.get(task.entry or "", len(order)),
        ),
    )


def _task(task: Task, writer: Writer, told: set[str]) -> list[str]:
    lead, style = LEADS[task.severity], STYLES[task.severity]
    if len(task.findings) == 1:
        finding = task.findings[0]
        about = writer.about(finding)
        lines = writer.finding(finding, lead, indent=INDENT, style=style, about=about)
    else:
        lines = _several(task, writer)
    for finding in task.findings:
        if finding.requirement not in told:
            told.add(finding.requirement)
            lines += writer.waits(finding.requirement, INDENT + len(lead) + 1)
    return lines


def _several(task: Task, writer: Writer) -> list[str]:
    """Return the lines of an entry with several findings, the gravest first."""
    lead, style = LEADS[task.severity], STYLES[task.severity]
    title = writer.names.entry_title(task.entry or "")
    lines = writer.page.item(lead, f"{title}:", INDENT, style)
    for finding in sorted(task.findings, key=lambda each: WORST_FIRST.index(each.severity)):
        lighter = finding.severity != task.severity
        about = SAID[finding.severity].capitalize() if lighter else ""
        lines += writer.finding(
            finding,
            writer.page.marks.bullet,
            indent=INDENT + len(lead) + 1,
            style=None,
            about=about,
        )
    return lines
