"""What to do: everything that is wrong for sure, part by part, each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.formats.terminal.phrases import where
from mcrubric.formats.terminal.task import LEADS, SAID, STYLES, WORST_FIRST, Task, grouped, shape

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from mcrubric.formats.terminal.findings import Writer
    from mcrubric.model.report import Finding, Report
    from mcrubric.model.verdicts import Severity

INDENT: Final = 2


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
        lines += _tasks(grouped(wrong, writer.names), writer, told)
    return lines


def _legend(writer: Writer, kinds: AbstractSet[Severity]) -> list[str]:
    """Explain the marks that occur."""
    return writer.page.text(
        "   ".join(f"{LEADS[kind]} {SAID[kind]}" for kind in WORST_FIRST if kind in kinds)
    )


def _tasks(found: list[Task], writer: Writer, told: set[str]) -> list[str]:
    """Return the lines of a part's tasks; what is the same as above for an entry is said so."""
    lines: list[str] = []
    before: Task | None = None
    for task in found:
        both = before is not None and before.entry and task.entry
        if before and both and shape(task, writer.names) == shape(before, writer.names):
            lines += _the_same(task, before, writer)
        else:
            lines += _task(task, writer, told)
            before = task
    return lines


def _task(task: Task, writer: Writer, told: set[str]) -> list[str]:
    lead, style = LEADS[task.severity], STYLES[task.severity]
    new = dict.fromkeys(each.requirement for each in task.findings if each.requirement not in told)
    told.update(new)
    if len(task.findings) == 1:
        finding = task.findings[0]
        about, named = writer.about(finding), bool(new)
        lines = writer.finding(finding, lead, indent=INDENT, style=style, about=about, named=named)
    else:
        lines = _several(task, writer, set(new))
    for requirement in new:
        lines += writer.waits(requirement, INDENT + len(lead) + 1)
    return lines


def _the_same(task: Task, before: Task, writer: Writer) -> list[str]:
    """Return the line of an entry of which all is to be said that was said of one before."""
    title, known = (writer.names.entry_title(each.entry or "") for each in (task, before))
    known = known[:1].lower() + known[1:] if " " in known else known
    place = where(task.places)
    text = f"{title}: the same as for {known}{f' ({place})' if place else ''}."
    return writer.page.item(LEADS[task.severity], text, INDENT, STYLES[task.severity])


def _several(task: Task, writer: Writer, new: set[str]) -> list[str]:
    """Return the lines of an entry with several findings, the gravest first.

    What is the first of a requirement (`new`) shows its id.
    """
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
            named=finding.requirement in new,
        )
        new.discard(finding.requirement)
    return lines
