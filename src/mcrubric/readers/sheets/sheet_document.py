"""A spreadsheet as a Document: each sheet a heading and a table, whatever file it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.model.artifacts import Problem
from mcrubric.model.documents import Cell
from mcrubric.readers.building import DocumentBuilder, Shape
from mcrubric.readers.reading import ReadError
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from mcrubric.model.documents import Document, LeftOut
    from mcrubric.model.limits import Limits


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a sheet as it is shown, and how many rows and columns it covers if it is merged.

    `hidden`: it stands in a hidden row or column. `link` is the target as written.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    hidden: bool = False
    link: str | None = None
    comments: tuple[str, ...] = ()


class SheetDocumentBuilder:
    """Grows sheet by sheet, and within a sheet by its cells in the order of rows.

    Its methods raise ReadError where there are more cells or more text than the limits allow.
    """

    def __init__(self, path: str, limits: Limits) -> None:
        self._builder = DocumentBuilder(path, None)
        self._limits = limits
        self._table = 0
        self._cells = 0
        self._hidden = False

    def begin_sheet(self, name: str, *, hidden: bool = False) -> None:
        """Begin the next sheet, which is the document's next table; its name is a heading."""
        self._table += 1
        self._hidden = hidden
        self._builder.flush()
        left_out: LeftOut = "hidden" if hidden else "heading"
        self._builder.add(name, 0, Shape("heading", 1, left_out))
        self._builder.flush()

    def add(self, cell: SheetCell) -> None:
        """Add a cell; one that shows nothing leaves only its comments."""
        self._count(cell)
        builder, start = self._builder, self._builder.next_offset
        left_out: LeftOut | None = "hidden" if self._hidden or cell.hidden else None
        place = Cell(self._table, cell.row, cell.column, cell.rows, cell.columns)
        builder.add(cell.text, 0, Shape("table-cell", 0, left_out, place))
        if cell.link is not None:
            builder.link(start, cell.link)
        for comment in cell.comments:
            builder.comment([(comment, 0)])
        builder.flush()

    def build(self) -> Document:
        """Return the document."""
        return self._builder.build()

    def _count(self, cell: SheetCell) -> None:
        self._cells += 1 + len(cell.comments)
        if self._cells > most_cells(self._limits):
            raise too_many_cells(self._limits)
        length = self._builder.length + len(cell.text) + sum(map(len, cell.comments))
        if length > self._limits.text_bytes:
            detail = f"its text is longer than {self._limits.text_bytes:,} characters"
            raise ReadError(Problem("limit", detail))


def most_cells(limits: Limits) -> int:
    """Return how many cells a written file may have: each is a mark and a block."""
    return min(limits.markup_marks, limits.written_blocks)


def too_many_cells(limits: Limits) -> ReadError:
    """Return the error that says how many cells a written file may have."""
    detail = f"its sheets have {more_than(most_cells(limits), 'cells in use and comments')}"
    return ReadError(Problem("limit", detail))
