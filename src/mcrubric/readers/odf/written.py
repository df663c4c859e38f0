"""The readers of written OpenDocument files; what they need comes with the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.reading import Reader

if TYPE_CHECKING:
    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits


def read_text(data: bytes, path: str, limits: Limits) -> Document:
    """Read a text as `read_odt` does.

    Raises:
        ReadError: as `read_odt`.
    """
    from mcrubric.readers.odf.odt import read_odt

    return read_odt(data, path, limits)


def read_spreadsheet(data: bytes, path: str, limits: Limits) -> Document:
    """Read a spreadsheet as `read_ods` does.

    Raises:
        ReadError: as `read_ods`.
    """
    from mcrubric.readers.odf.ods_document import read_ods

    return read_ods(data, path, limits)


ODT: Final = Reader("odt", (".odt", ".ott", ".fodt"), read_text)
ODS: Final = Reader("ods", (".ods", ".ots", ".fods"), read_spreadsheet)
