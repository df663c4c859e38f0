"""The coverage matrix: each detail with what is cited for it, found, placed and explained."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from mcrubric.formats.outline.blocks import Group, Legend, Mark, Row, Section, Table
from mcrubric.formats.outline.coverage import COLUMNS, cells
from mcrubric.formats.outline.teller import failing

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Block
    from mcrubric.formats.outline.names import Names
    from mcrubric.model.report import Report

MEANINGS: Final[dict[Mark, str]] = {
    "yes": "there",
    "no": "missing, or not as asked: see what to do",
    "unsure": "not looked up by a machine, or a guess",
    "nothing": "nothing to look at",
}


def matrix(report: Report, names: Names) -> Section:
    """Return the table and its legend; no blocks if no self-analysis was looked at."""
    wrong = {finding.target for finding in failing(report)}
    blocks: tuple[Block, ...] = ()
    # Where the self-analysis was not looked at, a table of gaps would accuse wrongly.
    if any(row.entries or row.detail in wrong for row in report.coverage):
        rows = [
            Row(each.detail, _label(each.detail, names), cells(each, wrong))
            for each in report.coverage
        ]
        legend = _legend(rows, waived=bool(report.covered))
        blocks = (Table("detail", COLUMNS, _groups(rows, names)), legend)
    return Section("coverage", "Coverage, detail by detail", blocks)


def _groups(rows: list[Row], names: Names) -> tuple[Group, ...]:
    """Return rows by their outcome, in their order."""
    return tuple(
        Group(outcome, names.labels.get(outcome, ""), tuple(inside))
        for outcome, inside in groupby(rows, lambda row: row.id.rpartition(".")[0])
    )


def _label(detail: str, names: Names) -> str:
    """Return the words of a detail where its id does not say them."""
    label = names.labels.get(detail, "")
    tail = detail.rpartition(".")[2].replace("-", " ")
    same = tail.casefold() == label.replace("-", " ").casefold()
    return "" if same else label


def _legend(rows: list[Row], *, waived: bool) -> Legend:
    """Explain the marks that occur; a number needs no mark unless it is a guess."""
    meanings = MEANINGS | ({"no": f"{MEANINGS['no']}, or what is waived"} if waived else {})
    every = [cell for row in rows for cell in row.cells]
    used = {cell.mark for cell in every if cell.count is None or cell.mark == "unsure"}
    return Legend(tuple((mark, said) for mark, said in meanings.items() if mark in used))
