"""What could not be decided or looked up, and what a person should confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.formats.outline.blocks import Heading, Item, Paragraph, Section
from mcrubric.formats.outline.matters import Matter, not_looked_up, to_confirm, undecided
from mcrubric.formats.outline.phrases import counted, listed
from mcrubric.formats.outline.spans import plain
from mcrubric.model.waiting import gates_of

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Block
    from mcrubric.formats.outline.teller import Teller
    from mcrubric.model.report import Report


def undecided_section(report: Report, teller: Teller) -> Section:
    """Return what stands between the portfolio and readiness, and which no machine can settle."""
    why = "Whether the portfolio is ready depends on these too; they are not settled yet."
    return Section("undecided", "Undecided", _blocks(why, undecided(report), teller))


def not_looked_up_section(report: Report, teller: Teller) -> Section:
    """Return what could not be looked up; none of it decides readiness."""
    why = "Nothing is known to be wrong with these."
    blocks = _blocks(why, not_looked_up(report), teller)
    failing = {finding.requirement for finding in report.findings if finding.outcome == "fail"}
    told = gates_of(report).told.keys() - failing
    gated = tuple(
        Item("unsure", plain(_gated(len(kept), gate)))
        for gate, kept in teller.waiting.items()
        if gate in told
    )
    return Section("not-looked-up", "What could not be looked up", (*blocks, *gated))


def _gated(kept: int, gate: str) -> str:
    return f"{counted(kept, 'requirement')} cannot be looked at until {gate} is met."


def to_confirm_section(report: Report, teller: Teller) -> Section:
    """Return what a person should look at once."""
    why = "If it is as you meant it, nothing needs to be done."
    return Section(
        "to-confirm", "For a person to confirm", _blocks(why, to_confirm(report), teller)
    )


def _blocks(why: str, found: list[Matter], teller: Teller) -> tuple[Block, ...]:
    if not found:
        return ()
    blocks: list[Block] = [Paragraph(plain(why))]
    told: set[str] = set()
    for part in dict.fromkeys(matter.part for matter in found):
        blocks += [Heading(teller.names.part(part))]
        blocks += [_matter(matter, teller, told) for matter in found if matter.part == part]
    return tuple(blocks)


def _matter(matter: Matter, teller: Teller, told: set[str]) -> Item:
    """Return a matter, with the entry or the requirements that it is about.

    What is the first of a requirement (`told` are those told before) shows its id.
    """
    named = len(matter.results) == 1 and matter.finding.requirement not in told
    told.update({matter.finding.requirement} if named else ())
    names = listed(
        tuple(teller.names.requirement(each.requirement, each.part) for each in matter.results)
    )
    return teller.finding(
        matter.finding,
        "unsure",
        tone="caution" if matter.severe else None,
        subject=teller.about(matter.finding) or names,
        named=named,
    )
