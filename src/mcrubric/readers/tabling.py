"""Where in its table each cell lies, counted while a page is read from its beginning to its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.model.documents import Cell

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

MOST_ROWS: Final = 65_534
"""Rows that a cell can span (WHATWG HTML, "Attributes common to td and th elements")."""


@dataclass(slots=True)
class _Table:
    """A table that is being read; `covered` holds by column the last row that a cell reaches."""

    number: int
    row: int = 0
    column: int = 1
    cell: Cell | None = None
    covered: dict[int, int] = field(default_factory=dict)


class Tabling:
    """Counts the tables of a document, and their rows and cells with what these span.

    Cells are laid out as HTML says (WHATWG HTML, "Forming a table"): each takes the first columns
    of its row that no cell from above covers. A cell beyond `limits.table_columns` has no place.
    """

    def __init__(self, limits: Limits) -> None:
        self._columns = limits.table_columns
        self._depth = limits.html_depth
        self._open: list[_Table] = []
        self._tables = 0

    def begin_table(self) -> None:
        """Begin a table, perhaps within a cell of another; too deep a one belongs to that cell."""
        if len(self._open) < self._depth:
            self._tables += 1
            self._open.append(_Table(self._tables))

    def end_table(self) -> None:
        """End the innermost table, if one is open."""
        if self._open:
            self._open.pop()

    def begin_row(self) -> None:
        """Begin the next row of the innermost table."""
        if self._open:
            table = self._open[-1]
            table.row, table.column, table.cell = table.row + 1, 1, None

    def begin_cell(self, rows: int = 1, columns: int = 1) -> None:
        """Begin the next cell of the row; one without a row begins a row of its own.

        `rows` is 0 for a cell that reaches down to the end of its table.
        """
        if not self._open:
            return
        table = self._open[-1]
        if not table.row:
            self.begin_row()
        while table.covered.get(table.column, 0) >= table.row:
            table.column += 1
        first = table.column
        columns = max(min(columns, self._columns + 1 - first), 1)
        last_row = table.row + rows - 1 if rows > 0 else table.row + MOST_ROWS - 1
        for column in range(first, first + columns):
            table.covered[column] = max(last_row, table.covered.get(column, 0))
        table.column = first + columns
        table.cell = None
        if first <= self._columns:
            spanned = last_row - table.row + 1
            table.cell = Cell(table.number, table.row, first, spanned, columns)

    def end_cell(self) -> None:
        """End the cell that is open in the innermost table."""
        if self._open:
            self._open[-1].cell = None

    @property
    def cell(self) -> Cell | None:
        """The cell in which the next words stand; None between cells."""
        return self._open[-1].cell if self._open else None
