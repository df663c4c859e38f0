"""Tables of a word-processor file: which cell a paragraph stands in, and what it covers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mcrubric.model.documents import Cell
from mcrubric.readers.docx.looks import ground_of
from mcrubric.readers.docx.names import attribute, number
from mcrubric.readers.docx.theme import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mcrubric.readers.xml import Enter, Leave


@dataclass(slots=True)
class Spot:
    """A cell while its table is read, for a merged one grows with the rows below."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    def cell(self) -> Cell:
        """Return the cell as it is at the end of its table."""
        return Cell(self.table, self.row, self.column, self.rows, self.columns)


@dataclass(slots=True)
class _Table:
    number: int
    ground: Said = None
    row: int = 0
    column: int = 1
    spot: Spot | None = None
    shade: Said = None
    covered: bool = False
    begun: dict[int, Spot] = field(default_factory=dict)


class Tables:
    """The tables around a place in the text, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Table] = []
        self._count = 0

    @property
    def spot(self) -> Spot | None:
        """The cell at this place, None outside of tables."""
        return self._open[-1].spot if self._open else None

    @property
    def grounds(self) -> Iterator[Said]:
        """What cells and tables say of the ground at this place, from the innermost on."""
        for each in reversed(self._open):
            yield each.shade
            yield each.ground

    @property
    def covered(self) -> bool:
        """Whether this cell lies under a merged one, which shows only its own words."""
        return any(each.covered for each in self._open)

    def actions(self) -> tuple[dict[str, Enter], dict[str, Leave]]:
        """Return what is to be done with the elements of tables."""
        starts: dict[str, Enter] = {
            "tbl": self._begin,
            "tblStyle": self._colour,
            "gridBefore": self._indent,
            "tr": self._row,
            "tc": self._cell,
            "gridSpan": self._span,
            "vMerge": self._merge,
        }
        return starts, {"tbl": self._end, "tc": self._end_cell}

    def shade(self, attributes: Mapping[str, str]) -> None:
        """Take note of a background of the innermost table or cell."""
        if self._open:
            table = self._open[-1]
            if table.spot:
                table.shade = ground_of(attributes)
            elif table.ground is None:
                table.ground = ground_of(attributes)

    def _begin(self, _: Mapping[str, str]) -> None:
        self._count += 1
        self._open.append(_Table(self._count))

    def _end(self) -> None:
        self._open.pop()

    def _colour(self, _: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].ground = False  # a style can colour each row and column

    def _indent(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].column += max(number(attributes) or 0, 0)

    def _row(self, _: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].row += 1
            self._open[-1].column = 1

    def _cell(self, _: Mapping[str, str]) -> None:
        if self._open:
            table = self._open[-1]
            table.shade, table.covered = None, False
            table.spot = Spot(table.number, max(table.row, 1), table.column)

    def _span(self, attributes: Mapping[str, str]) -> None:
        if spot := self.spot:
            spot.columns = max(number(attributes) or 1, 1)

    def _merge(self, attributes: Mapping[str, str]) -> None:
        """Begin a cell that covers rows below, or go on with the one above."""
        if not self._open or not (spot := self._open[-1].spot):
            return
        table = self._open[-1]
        above = table.begun.get(spot.column)
        if attribute(attributes) == "restart" or above is None:
            table.begun[spot.column] = spot
        elif above.row + above.rows == spot.row:
            above.rows += 1
            table.spot, table.covered = above, True

    def _end_cell(self) -> None:
        if self._open and (spot := self._open[-1].spot):
            self._open[-1].column = spot.column + spot.columns
            self._open[-1].spot, self._open[-1].covered = None, False
