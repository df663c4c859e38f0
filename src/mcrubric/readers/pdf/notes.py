"""What was typed into the fields of a PDF or put on its pages as a text; for the worker alone."""

from __future__ import annotations

import ctypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from mcrubric.readers.pdf.book import Book

_FREE_TEXT: Final = 3  # FPDF_ANNOT_FREETEXT
_STAMP: Final = 13  # FPDF_ANNOT_STAMP
_FIELD: Final = 20  # FPDF_ANNOT_WIDGET
_TYPED: Final = {_FREE_TEXT: b"Contents", _FIELD: b"V"}
_KIND: Final = b"FT"
_TYPED_INTO: Final = ("Tx", "Ch")  # a text, a choice; a button's value is shown by no one
_ENCODING: Final = "utf-16-le"
_END: Final = 2
_BYTES: Final = 1 << 20
_MOST: Final = 1_000  # of a page; a long form has a hundred
_AS_SHOWN: Final = 0  # FLAT_NORMALDISPLAY


class Notes:
    """The notes and fields of an open page that a reader reads as text.

    `drawn`: the file says how some of them look, so they can be drawn on the page and read there.
    `typed` are the texts of the others.
    """

    def __init__(self, book: Book, page: int) -> None:
        self._library = book.library
        self._page = page
        self.drawn = False
        self.typed: list[str] = []
        for index in range(min(self._library.FPDFPage_GetAnnotCount(page), _MOST)):
            note = self._library.FPDFPage_GetAnnot(page, index)
            if note:
                self._add(note)
                self._library.FPDFPage_CloseAnnot(note)

    def draw(self) -> bool:
        """Make them a part of the page, which must be opened anew to be read."""
        return self.drawn and self._library.FPDFPage_Flatten(self._page, _AS_SHOWN) == 1

    def _add(self, note: int) -> None:
        kind = self._library.FPDFAnnot_GetSubtype(note)
        if kind not in (*_TYPED, _STAMP):
            return
        if self._library.FPDFAnnot_GetAP(note, 0, None, 0) > _END:
            self.drawn = True
        elif kind == _FREE_TEXT or (kind == _FIELD and self._value(note, _KIND) in _TYPED_INTO):
            self.typed.extend(self._value(note, _TYPED[kind]).split("\n"))

    def _value(self, note: int, key: bytes) -> str:
        size = self._library.FPDFAnnot_GetStringValue(note, key, None, 0)
        if not _END < size <= _BYTES:
            return ""
        buffer = ctypes.create_string_buffer(size)
        self._library.FPDFAnnot_GetStringValue(note, key, buffer, size)
        return buffer.raw[: size - _END].decode(_ENCODING, "replace")
