"""The tables of a document as rows of cells, those included that reach down from a row above."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.model.documents import Block, Document
from mcrubric.portfolio.citing import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mcrubric.model.documents import Cell


class TooManyCellsError(Exception):
    """The tables of a document have more cells than are looked at."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell with something in it: its first row, its first and last column, and its text.

    Lines and paragraphs of the cell are lines of `text`.
    """

    row: int
    column: int
    last: int
    blocks: tuple[Block, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its cells from left to right; one from above belongs to every row it reaches."""

    number: int
    cells: tuple[Box, ...]

    @property
    def own(self) -> tuple[Box, ...]:
        """The cells that begin in this row."""
        return tuple(each for each in self.cells if each.row == self.number)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `width` is the last column in which a cell begins."""

    rows: tuple[Row, ...]
    width: int

    @property
    def start(self) -> int:
        """Where in the document's text the table begins."""
        return min(each.blocks[0].start for each in self.rows[0].own)

    def spans(self, box: Box) -> bool:
        """Tell whether a cell is as wide as the table, as a title is."""
        return self.width > 1 and box.column == 1 and box.last >= self.width


def tables_of(document: Document, most: int) -> Iterator[Table]:
    """Give the tables of a document, in order.

    Raises:
        TooManyCellsError: they have more than `most` cells, each merged one counted in every row.
    """
    tables: defaultdict[int, dict[tuple[int, int], tuple[Cell, list[Block]]]] = defaultdict(dict)
    for block in document.blocks:
        if block.cell and block.left_out not in UNSEEN:
            cell = block.cell
            cells = tables[cell.table]
            cells.setdefault((cell.row, cell.column), (cell, []))[1].append(block)
    left = most
    for cells in tables.values():
        table = _table(document, cells.values(), left)
        left -= sum(len(row.cells) for row in table.rows)
        yield table


def _table(document: Document, cells: Iterable[tuple[Cell, list[Block]]], most: int) -> Table:
    """Lay the cells out; what a cell claims to span beyond the table is left out of account."""
    placed = sorted(cells, key=lambda each: (each[0].row, each[0].column))
    width = max(cell.column for cell, _ in placed)
    starting: defaultdict[int, list[tuple[Box, int]]] = defaultdict(list)
    for cell, blocks in placed:
        last = min(cell.column + max(cell.columns, 1) - 1, width)
        box = Box(cell.row, cell.column, last, tuple(blocks), text_of(document, blocks))
        starting[cell.row].append((box, cell.row + max(cell.rows, 1) - 1))
    rows: list[Row] = []
    open_cells: list[tuple[Box, int]] = []
    for number, own in starting.items():
        above = [each for each in open_cells if each[1] >= number and not _covered(each[0], own)]
        open_cells = sorted([*above, *own], key=lambda each: each[0].column)
        most -= len(open_cells)
        if most < 0:
            raise TooManyCellsError
        rows.append(Row(number, tuple(box for box, _ in open_cells)))
    return Table(tuple(rows), width)


def _covered(box: Box, own: Sequence[tuple[Box, int]]) -> bool:
    """Tell whether a cell of a new row lies where one from above would reach."""
    at = bisect_left(own, box.column, key=lambda each: each[0].last)
    return at < len(own) and own[at][0].column <= box.last


def text_of(document: Document, blocks: Sequence[Block]) -> str:
    """Return the text of some blocks, each on a line; pieces of one paragraph stay joined."""
    spans: list[list[int]] = []
    for block in blocks:
        if spans and spans[-1][1] == block.start:
            spans[-1][1] = block.end
        else:
            spans.append([block.start, block.end])
    return "\n".join(document.text[start:end].strip() for start, end in spans)
