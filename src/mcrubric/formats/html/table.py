"""The coverage matrix as a table that a reader of the screen can walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.escaping import html
from mcrubric.formats.html.tags import element
from mcrubric.formats.html.words import sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.formats.outline.blocks import Cell, Group, Mark, Row, Table, Tone

TONES: dict[Mark, Tone] = {"no": "urgent", "unsure": "caution"}


def table(block: Table) -> Iterator[str]:
    """Yield the table piece by piece; each group of rows is headed by what they belong to."""
    columns = "".join(
        element("th", html.text(each), scope="col") for each in (block.rows_are, *block.columns)
    )
    yield f"<table>\n<thead>{element('tr', columns)}</thead>"
    for group in block.groups:
        yield "<tbody>"
        yield from _group(group, 1 + len(block.columns))
        yield from map(_row, group.rows)
        yield "</tbody>"
    yield "</table>"


def _group(group: Group, width: int) -> Iterator[str]:
    if group.label:
        name = html.text(f"{group.id} {group.label}")
        yield element("tr", element("th", name, scope="rowgroup", colspan=str(width)))


def _row(row: Row) -> str:
    name = html.text(row.id).replace(".", ".<wbr>")  # where it may break in a narrow window
    words = f"{name} {html.text(row.label)}" if row.label else name
    cells = "".join(element("td", _cell(each)) for each in row.cells)
    return element("tr", element("th", words, scope="row") + cells)


def _cell(cell: Cell) -> str:
    """Return a mark; a number stands for itself, and a guess has its sign behind."""
    shown = sign(cell.mark, TONES.get(cell.mark))
    if cell.count is None:
        return shown
    return f"{cell.count}{shown if cell.mark == 'unsure' else ''}"
