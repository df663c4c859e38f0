"""What could not be decided or looked up, and what a person should confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.formats.terminal.matters import Matter, not_looked_up, to_confirm, undecided
from mcrubric.formats.terminal.phrases import counted, listed

if TYPE_CHECKING:
    from mcrubric.formats.terminal.findings import Writer
    from mcrubric.model.report import Report

INDENT: Final = 2


def undecided_section(report: Report, writer: Writer) -> list[str]:
    """Return what stands between the portfolio and readiness, and which no machine can settle."""
    return _section(
        "Undecided",
        "Whether the portfolio is ready depends on these too; they are not settled yet.",
        undecided(report),
        writer,
    )


def not_looked_up_section(report: Report, writer: Writer) -> list[str]:
    """Return what could not be looked up; none of it decides readiness."""
    lines = _section(
        "What could not be looked up",
        "Nothing is known to be wrong with these.",
        not_looked_up(report),
        writer,
    )
    shown = {finding.requirement for finding in report.findings if finding.outcome == "fail"}
    for gate, kept in writer.waiting.items():
        if gate not in shown:
            text = f"{counted(len(kept), 'requirement')} cannot be looked at until {gate} is met."
            lines = lines or writer.page.heading("What could not be looked up")
            lines += writer.page.item(writer.page.marks.unsure, text, INDENT)
    return lines


def to_confirm_section(report: Report, writer: Writer) -> list[str]:
    """Return what a person should look at once."""
    return _section(
        "For a person to confirm",
        "If it is as you meant it, nothing needs to be done.",
        to_confirm(report),
        writer,
    )


def _section(title: str, why: str, found: list[Matter], writer: Writer) -> list[str]:
    if not found:
        return []
    lines = [*writer.page.heading(title), *writer.page.text(why)]
    parts = dict.fromkeys(matter.part for matter in found)
    told: set[str] = set()
    for part in parts:
        lines += ["", *writer.page.text(writer.names.part(part), style="bold")]
        for matter in found:
            if matter.part == part:
                lines += _matter(matter, writer, told)
    return lines


def _matter(matter: Matter, writer: Writer, told: set[str]) -> list[str]:
    """Return the lines of a matter, with the entry or the requirements that it is about.

    What is the first of a requirement (`told` are those told before) shows its id.
    """
    named = len(matter.results) == 1 and matter.finding.requirement not in told
    told.update({matter.finding.requirement} if named else ())
    names = listed(
        tuple(writer.names.requirement(each.requirement, each.part) for each in matter.results)
    )
    about = writer.about(matter.finding)
    return writer.finding(
        matter.finding,
        writer.page.marks.unsure,
        indent=INDENT,
        style="yellow" if matter.severe else None,
        about=about or names,
        named=named,
    )
