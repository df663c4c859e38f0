"""The coverage matrix: each detail with what is cited for it, found, placed and explained."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from mcrubric.escaping.terminal import shown
from mcrubric.formats.terminal.coverage import Row, marks_of
from mcrubric.formats.terminal.findings import failing
from mcrubric.formats.terminal.layout import cells, padded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.formats.terminal.layout import Page
    from mcrubric.formats.terminal.names import Names
    from mcrubric.model.report import Report

COLUMNS: Final = ("cited", "found", "place", "explained")
GAP: Final = 1
INDENT: Final = 2


def matrix(report: Report, page: Page, names: Names) -> list[str]:
    """Return the table and its legend; no lines if no self-analysis was looked at."""
    wrong = {finding.target for finding in failing(report)}
    if not any(row.entries or row.detail in wrong for row in report.coverage):
        return []  # the self-analysis was not looked at: a table of gaps would accuse wrongly
    rows = [marks_of(each, page.marks, wrong) for each in report.coverage]
    width = _names_width(rows, page, names)
    lines = [*page.heading("Coverage, detail by detail"), ""]
    lines.append(page.paint(" " * (INDENT + width) + _aligned(COLUMNS), "dim"))
    for outcome, inside in groupby(rows, lambda row: row.detail.rpartition(".")[0]):
        lines += _outcome(outcome, page, names)
        for row in inside:
            lines += _row(row, width, page, names)
    return [*lines, "", *_legend(rows, page)]


def _names_width(rows: list[Row], page: Page, names: Names) -> int:
    """Return the columns for names; few, if the page is so narrow that they get a line of theirs.

    Ids are never cut, since a candidate copies them from here.
    """
    room = page.width - INDENT - sum(len(column) + GAP for column in COLUMNS)
    if max(cells(shown(row.detail)) for row in rows) > room - GAP:
        return INDENT
    return min(max(cells(shown(_name(row, names))) for row in rows) + GAP, room)


def _row(row: Row, width: int, page: Page, names: Names) -> list[str]:
    marks = _aligned(row.marks)
    if width == INDENT:
        name = page.text(_name(row, names), INDENT)
        return [*name, f"{' ' * (INDENT + width)}{marks}"]
    name_cell = padded(page.one_line(_name(row, names), width - GAP), width)
    return [f"{' ' * INDENT}{name_cell}{marks}"]


def _outcome(outcome: str, page: Page, names: Names) -> list[str]:
    label = names.labels.get(outcome)
    return [page.one_line(f"{outcome}  {label}", page.width)] if label else []


def _name(row: Row, names: Names) -> str:
    """Return the id of a detail, and its words where the id does not say them."""
    label = names.labels.get(row.detail, "")
    tail = row.detail.rpartition(".")[2].replace("-", " ")
    same = tail.casefold() == label.replace("-", " ").casefold()
    return row.detail if same or not label else f"{row.detail} {label}"


def _aligned(values: Iterable[str]) -> str:
    """Return values centred under the names of the columns."""
    centred = (
        " " * ((len(column) - cells(value)) // 2) + value
        for column, value in zip(COLUMNS, values, strict=True)
    )
    pairs = zip(COLUMNS, centred, strict=True)
    return "".join(padded(value, len(column) + GAP) for column, value in pairs).rstrip()


def _legend(rows: list[Row], page: Page) -> list[str]:
    """Explain the marks that occur."""
    marks = page.marks
    meanings = {
        marks.yes: "there",
        marks.no: "missing, or not as asked: see what to do",
        marks.unsure: "not looked up by a machine, or a guess",
        marks.nothing: "nothing to look at",
    }
    used = {value for row in rows for value in row.marks}
    guess = any(marks.unsure in value for value in used)
    said = [
        f"{mark} {meaning}"
        for mark, meaning in meanings.items()
        if mark in used or (mark == marks.unsure and guess)
    ]
    return page.text("   ".join(said))
