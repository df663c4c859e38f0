"""The reader of written files that are XLSX workbooks; what it needs comes with the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.reading import Reader

if TYPE_CHECKING:
    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits


def read_xlsx(data: bytes, path: str, limits: Limits) -> Document:
    """Read each sheet as a heading and a table of the cells that show something.

    Raises:
        ReadError: it is no XLSX workbook, or over a limit.
    """
    from mcrubric.readers.sheets.xlsx_document import workbook_document

    return workbook_document(data, path, limits)


XLSX: Final = Reader("xlsx", (".xlsx", ".xlsm"), read_xlsx)
