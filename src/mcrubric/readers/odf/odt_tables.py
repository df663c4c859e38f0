"""Where in a table of an OpenDocument text a paragraph stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mcrubric.model.documents import Cell
from mcrubric.readers.odf.odf import TABLE, whole_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.readers.budget import Budget
    from mcrubric.readers.odf.odt_paragraphs import Paragraph

_ROWS: Final = f"{TABLE}number-rows-repeated"
_COLUMNS: Final = f"{TABLE}number-columns-repeated"
_ROWS_SPANNED: Final = f"{TABLE}number-rows-spanned"
_COLUMNS_SPANNED: Final = f"{TABLE}number-columns-spanned"


class OpenTable:
    """A table that is being read: goes from row to row and from cell to cell.

    A row or cell may stand for many alike: an empty one moves only the count, and the paragraphs
    of another are copied, each and its characters counted in `repeats`, which is one for all
    tables of a text: many that each repeat a little are as long as one that repeats much.
    """

    def __init__(self, number: int, repeats: Budget) -> None:
        self._number = number
        self._repeats = repeats
        self._row = 0
        self._column = 0
        self._rows = 1
        self._columns = 1
        self._row_from = 0
        self._cell_from = 0

    def begin_row(self, attributes: Mapping[str, str], paragraphs: list[Paragraph]) -> None:
        """Go into a row; `paragraphs` are those read so far."""
        self._row += 1
        self._column = 0
        self._rows = whole_number(attributes.get(_ROWS))
        self._row_from = len(paragraphs)

    def end_row(self, paragraphs: list[Paragraph]) -> None:
        """Come out of a row."""
        self._copy(paragraphs, self._row_from, self._rows, row=1)
        self._row += self._rows - 1

    def begin_cell(self, attributes: Mapping[str, str], paragraphs: list[Paragraph]) -> Cell:
        """Go into a cell, or into one that a merged cell covers."""
        self._column += 1
        self._columns = whole_number(attributes.get(_COLUMNS))
        self._cell_from = len(paragraphs)
        rows = whole_number(attributes.get(_ROWS_SPANNED))
        columns = whole_number(attributes.get(_COLUMNS_SPANNED))
        return Cell(self._number, max(self._row, 1), self._column, rows, columns)

    def end_cell(self, paragraphs: list[Paragraph]) -> None:
        """Come out of a cell."""
        self._copy(paragraphs, self._cell_from, self._columns, column=1)
        self._column += self._columns - 1

    def _copy(
        self, paragraphs: list[Paragraph], start: int, times: int, row: int = 0, column: int = 0
    ) -> None:
        """Add what was read from `start` on again and again, each time a row or column on."""
        if times == 1:
            return
        alike = paragraphs[start:]
        if size := sum(each.size for each in alike):
            self._repeats.spend((times - 1) * (size + len(alike)))
            for time in range(1, times):
                paragraphs += [self._moved(each, row * time, column * time) for each in alike]

    def _moved(self, paragraph: Paragraph, rows: int, columns: int) -> Paragraph:
        cell = paragraph.cell
        if cell is None or cell.table != self._number:
            return paragraph
        moved = replace(cell, row=cell.row + rows, column=cell.column + columns)
        return replace(paragraph, cell=moved)
