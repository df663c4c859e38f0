"""CSV and TSV into a Document: one table, each cell with its line and column in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.model.documents import Cell
from mcrubric.readers.building import DocumentBuilder, Shape
from mcrubric.readers.decoding import decode
from mcrubric.readers.reading import Reader, ReadError
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits


def read_csv(data: bytes, path: str, limits: Limits) -> Document:
    """Read fields separated by commas, semicolons or tabs.

    Raises:
        ReadError: it is no text, or larger or of more cells than the limits allow.
    """
    return _read(data, path, limits, tabs=False)


def read_tsv(data: bytes, path: str, limits: Limits) -> Document:
    """Read fields separated by tabs.

    Raises:
        ReadError: as for CSV.
    """
    return _read(data, path, limits, tabs=True)


def _read(data: bytes, path: str, limits: Limits, *, tabs: bool) -> Document:
    from mcrubric.readers.sheets.delimited import dialect_of, fields_of
    from mcrubric.readers.sheets.sheet_document import most_cells

    text = decode(data, limits)
    builder = DocumentBuilder(path, text)
    dialect, most = dialect_of(text, limits, tabs=tabs), most_cells(limits)
    for count, field in enumerate(fields_of(text, dialect, limits), 1):
        if count > most:
            detail = f"it has {more_than(most, 'cells in use')}"
            raise ReadError(Problem("limit", detail))
        shape = Shape("table-cell", cell=Cell(1, field.row, field.column))
        for piece, start in field.pieces:
            builder.add(piece, start, shape)
        builder.flush()
    return builder.build()


CSV: Final = Reader("csv", (".csv",), read_csv)
TSV: Final = Reader("tsv", (".tsv",), read_tsv)
