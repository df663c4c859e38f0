"""OpenDocument spreadsheets as written parts: every cell in use is a block."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from mcrubric.model.artifacts import Problem
from mcrubric.readers.odf.odf import parts_of
from mcrubric.readers.odf.ods import read_sheets_of
from mcrubric.readers.reading import ReadError
from mcrubric.readers.sheets.sheet_document import SheetDocumentBuilder
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits
    from mcrubric.readers.odf.ods_rows import SheetRow


def read_ods(data: bytes, path: str, limits: Limits) -> Document:
    """Read sheets as tables, each below its name as a heading.

    Raises:
        ReadError: it is encrypted, damaged, or over a limit.
    """
    sheets = _Sheets(SheetDocumentBuilder(path, limits), limits)
    with parts_of(BytesIO(data), limits) as parts:
        read_sheets_of(parts.content(), sheets, limits)
    return sheets.builder.build()


class _Sheets:
    """Hands rows on to a document, each as often as the file says."""

    def __init__(self, builder: SheetDocumentBuilder, limits: Limits) -> None:
        self.builder = builder
        self._limits = limits

    def begin_sheet(self, name: str, *, hidden: bool) -> None:
        self.builder.begin_sheet(name, hidden=hidden)

    def add_row(self, row: SheetRow) -> None:
        if row.count > self._limits.markup_marks:
            detail = f"its rows repeat {more_than(self._limits.markup_marks, 'cells')}"
            raise ReadError(Problem("limit", detail))
        for cell in row.all_cells():
            self.builder.add(cell)

    def end_sheet(self, drawn: str) -> None:
        """Words of shapes are in no cell and no table."""
