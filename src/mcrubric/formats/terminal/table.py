"""The coverage matrix at a width: names, then marks under the names of the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.escaping.terminal import shown
from mcrubric.formats.terminal.layout import cells, padded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.formats.outline.blocks import Cell, Group, Row, Table
    from mcrubric.formats.terminal.layout import Page
    from mcrubric.formats.terminal.signs import Signs

GAP: Final = 1
INDENT: Final = 2


def table(block: Table, page: Page) -> list[str]:
    """Return the lines of a table, with a blank one before and behind them."""
    width = _names_width(block, page)
    lines = ["", page.paint(" " * (INDENT + width) + _aligned(block.columns, block), "dim")]
    for group in block.groups:
        lines += _group(group, page)
        for row in group.rows:
            lines += _row(row, block, width, page)
    return [*lines, ""]


def _names_width(block: Table, page: Page) -> int:
    """Return the columns for names; few, if the page is so narrow that they get a line of theirs.

    Ids are never cut, since a candidate copies them from here.
    """
    rows = [row for group in block.groups for row in group.rows]
    room = page.width - INDENT - sum(len(column) + GAP for column in block.columns)
    if max(cells(shown(row.id)) for row in rows) > room - GAP:
        return INDENT
    return min(max(cells(shown(_name(row))) for row in rows) + GAP, room)


def _group(group: Group, page: Page) -> list[str]:
    return [page.one_line(f"{group.id}  {group.label}", page.width)] if group.label else []


def _row(row: Row, block: Table, width: int, page: Page) -> list[str]:
    marks = _aligned((_sign(cell, page.signs) for cell in row.cells), block)
    if width == INDENT:
        name = page.text(_name(row), INDENT)
        return [*name, f"{' ' * (INDENT + width)}{marks}"]
    name_cell = padded(page.one_line(_name(row), width - GAP), width)
    return [f"{' ' * INDENT}{name_cell}{marks}"]


def _name(row: Row) -> str:
    return f"{row.id} {row.label}" if row.label else row.id


def _sign(cell: Cell, signs: Signs) -> str:
    """Return the sign of a mark; a number stands for itself, and a guess has its sign behind."""
    if cell.count is None:
        return signs.of[cell.mark]
    return f"{cell.count}{signs.of['unsure'] if cell.mark == 'unsure' else ''}"


def _aligned(values: Iterable[str], block: Table) -> str:
    """Return values centred under the names of the columns."""
    centred = (
        " " * ((len(column) - cells(value)) // 2) + value
        for column, value in zip(block.columns, values, strict=True)
    )
    pairs = zip(block.columns, centred, strict=True)
    return "".join(padded(value, len(column) + GAP) for column, value in pairs).rstrip()
