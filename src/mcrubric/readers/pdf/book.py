"""One PDF file, open in PDFium: its pages, their sizes and labels; for the worker process alone."""

from __future__ import annotations

import ctypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final, TypeVar

    Seen = TypeVar("Seen")

LABEL_ENCODING: Final = "utf-16-le"
_LABEL_BYTES: Final = 2 * (64 + 1)  # UTF-16; a longer label is no label that anybody reads
_LABEL_END: Final = 2
_DYNAMIC_FORM: Final = 2  # FORMTYPE_XFA_FULL
_XFA_FORMS: Final = (2, 3)  # FORMTYPE_XFA_FULL, FORMTYPE_XFA_FOREGROUND


class Book:
    """An open file; `document` is None if PDFium cannot open it. `data` must not change."""

    def __init__(self, library: Any, data: bytes) -> None:
        self.library = library
        self.data = data
        self.document = library.FPDF_LoadMemDocument64(data, len(data), None)
        self._points = (ctypes.c_float * 2)()

    def close(self) -> None:
        """Give back what PDFium holds."""
        if self.document:
            self.library.FPDF_CloseDocument(self.document)

    @property
    def claimed(self) -> int:
        """How many pages the file says that it has."""
        count: int = self.library.FPDF_GetPageCount(self.document)
        return count

    @property
    def is_dynamic_form(self) -> bool:
        """Whether its pages are made by the program that shows it (XFA) and are not in the file."""
        kind: int = self.library.FPDF_GetFormType(self.document)
        return kind == _DYNAMIC_FORM

    @property
    def active(self) -> tuple[tuple[str, int], ...]:
        """What the whole document holds that does more than show itself, each kind with its count.

        PDFium counts the scripts that run when it is opened and the files attached to it.
        """
        forms: int = self.library.FPDF_GetFormType(self.document)
        counts = (
            ("script", self.library.FPDFDoc_GetJavaScriptActionCount(self.document)),
            ("embedded-file", self.library.FPDFDoc_GetAttachmentCount(self.document)),
            ("dynamic-form", int(forms in _XFA_FORMS)),
        )
        return tuple(each for each in counts if each[1] > 0)

    def paper(self, number: int) -> tuple[float, float] | None:
        """Return the size of page `number` (from 1) unseen, in points; None if it is not there."""
        found = self.library.FPDF_GetPageSizeByIndexF(self.document, number - 1, self._points)
        return (self._points[0], self._points[1]) if found else None

    def see(self, number: int, look: Callable[[int], Seen]) -> Seen | None:
        """Return what `look` makes of page `number` (from 1) while it is open; None: no such."""
        page = self.library.FPDF_LoadPage(self.document, number - 1)
        if not page:
            return None
        try:
            return look(page)
        finally:
            self.library.FPDF_ClosePage(page)

    def labels(self, pages: int) -> list[str] | None:
        """Return the label of each page, None if the file has no table of labels."""
        buffer = ctypes.create_string_buffer(_LABEL_BYTES)
        if not self._label(0, buffer):
            return None
        return [_text(self._label(index, buffer), buffer) for index in range(pages)]

    def _label(self, index: int, buffer: Any) -> int:
        size: int = self.library.FPDF_GetPageLabel(self.document, index, buffer, _LABEL_BYTES)
        return size


def _text(size: int, buffer: Any) -> str:
    if not _LABEL_END < size <= _LABEL_BYTES:
        return ""
    return bytes(buffer[: size - _LABEL_END]).decode(LABEL_ENCODING, "replace")
