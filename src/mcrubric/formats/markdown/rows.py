"""The coverage matrix as a table of GitHub Flavored Markdown, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.escaping import markdown
from mcrubric.formats.markdown.words import bold, code
from mcrubric.formats.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.formats.outline.blocks import Cell, Group, Row, Table


def head(table: Table) -> str:
    """Return the names of the columns, and the line below them."""
    below = _line((":--", *(":-:" for _ in table.columns)))
    return _line(map(markdown.text, (table.rows_are, *table.columns))) + below


def group(given: Group, table: Table) -> str:
    """Return a row that says what the rows below belong to; none if nothing names it."""
    if not given.label:
        return ""
    name = " ".join(each for each in (markdown.text(given.id), markdown.text(given.label)) if each)
    return _line((bold(name), *("" for _ in table.columns)))


def row(given: Row) -> str:
    """Return the row of one thing."""
    name = f"{code(given.id)} {markdown.text(given.label)}".strip()
    return _line((name, *map(_cell, given.cells)))


def _cell(cell: Cell) -> str:
    if cell.count is None:
        return markdown.text(SIGNS[cell.mark])
    return f"{cell.count}{markdown.text(SIGNS['unsure']) if cell.mark == 'unsure' else ''}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
