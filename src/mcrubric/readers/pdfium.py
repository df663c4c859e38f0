"""PDF pages and labels through PDFium; runs in the worker process alone, for PDFium can crash.

The library is opened directly: importing the bindings costs four times as much as all the rest.
"""

from __future__ import annotations

import codecs
import ctypes
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Final

_LIBRARY: Final = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}.get(
    sys.platform, "libpdfium.so"
)
_HANDLE: Final = ctypes.c_void_p
_FUNCTIONS: Final = (
    ("FPDF_LoadMemDocument64", _HANDLE, (ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)),
    ("FPDF_CloseDocument", None, (_HANDLE,)),
    ("FPDF_GetLastError", ctypes.c_ulong, ()),
    ("FPDF_GetPageCount", ctypes.c_int, (_HANDLE,)),
    ("FPDF_GetPageLabel", ctypes.c_ulong, (_HANDLE, ctypes.c_int, _HANDLE, ctypes.c_ulong)),
    ("FPDF_GetPageSizeByIndexF", ctypes.c_int, (_HANDLE, ctypes.c_int, _HANDLE)),
    ("FPDF_LoadPage", _HANDLE, (_HANDLE, ctypes.c_int)),
    ("FPDF_ClosePage", None, (_HANDLE,)),
    ("FPDFPage_CountObjects", ctypes.c_int, (_HANDLE,)),
    ("FPDFPage_GetAnnotCount", ctypes.c_int, (_HANDLE,)),
    ("FPDFPage_SetMediaBox", None, (_HANDLE, *(4 * (ctypes.c_float,)))),
)
_NEEDS_PASSWORD: Final = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_END_MARK: Final = b"%%EOF"
_END_MARK_WITHIN: Final = 2_048  # readers look for it in the last 1,024 bytes, or a little more
_CUT_OFF: Final = ("truncated", "the end of the file is missing")
_LABEL_BYTES: Final = 2 * (64 + 1)  # UTF-16; a longer label is no label that anybody reads
_LABEL_END: Final = 2
_LABEL_ENCODING: Final = "utf-16-le"
_LEAST_PAGE: Final = 64  # bytes that a page of its own hardly ever falls short of
_MARK: Final = (7.0, 11.0)  # a paper size that nothing is printed on


def task() -> Callable[[bytes, Mapping[str, str]], Mapping[str, Any]]:
    """Return what answers requests about PDF files; it finds and opens the library now."""
    codecs.lookup(_LABEL_ENCODING)  # later this process can open no file, not even a codec
    library = _open_library()
    if library is None:
        missing = {"problem": ["no-reader", "the package pypdfium2, which reads it, is missing"]}
        return lambda _data, _options: missing
    return lambda data, options: _read(library, data, options)


def _open_library() -> ctypes.CDLL | None:
    try:
        library = _find_library()
    except (ImportError, OSError, AttributeError, KeyError):
        return None
    for name, result, arguments in _FUNCTIONS:
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.FPDF_InitLibrary()
    return library


def _find_library() -> ctypes.CDLL:
    for folder in sys.path:
        path = os.path.join(folder, "pypdfium2_raw", _LIBRARY)  # noqa: PTH118 - pathlib costs 4 ms
        if os.path.exists(path):  # noqa: PTH110
            return ctypes.CDLL(path)
    import pypdfium2_raw.bindings  # packaged in another way: it knows where its library is

    found: ctypes.CDLL = vars(pypdfium2_raw.bindings)["_libs"]["pdfium"]
    return found


def _read(library: Any, data: bytes, options: Mapping[str, str]) -> Mapping[str, Any]:
    document = library.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return {"problem": _refusal(library.FPDF_GetLastError(), data)}
    try:
        return _Pages(library, document, data).facts(options)
    finally:
        library.FPDF_CloseDocument(document)


def _refusal(code: int, data: bytes) -> tuple[str, str]:
    if code in _NEEDS_PASSWORD:
        return "encrypted", "it opens only with a password"
    return _CUT_OFF if _cut_off(data) else ("damaged", "its page list cannot be found")


def _cut_off(data: bytes) -> bool:
    return _END_MARK not in data[-_END_MARK_WITHIN:]


class _Pages:
    """The pages of one open document."""

    def __init__(self, library: Any, document: int, data: bytes) -> None:
        self._library = library
        self._document = document
        self._points = (ctypes.c_float * 2)()
        self._cut_off = _cut_off(data)
        self._claimed: int = library.FPDF_GetPageCount(document)
        self._crowded = len(data) < self._claimed * _LEAST_PAGE

    def facts(self, options: Mapping[str, str]) -> Mapping[str, Any]:
        """Return `pages`, `labels` and `page_states`; `problem` if they cannot be known.

        `options`: `pages` are numbers and `labels` are labels that somebody cites, one a line;
        `most` is how many pages are looked at. How many pages there are is believed if nothing
        speaks against it; to see whether the last one is there takes longer than all the rest.
        """
        if self._cut_off or self._crowded:
            return self._distrusting(options)
        found = self._described(self._claimed, options)
        if all(loads for _, loads, _ in found.get("page_states", ())):
            return found
        return self._distrusting(options)

    def _distrusting(self, options: Mapping[str, str]) -> Mapping[str, Any]:
        last_is_there = self._claimed > 0 and self._paper(self._claimed) is not None
        if self._cut_off and not last_is_there:
            return {"problem": _CUT_OFF}
        if not last_is_there:
            return self._described(self._last_page(int(options["most"])), options)
        if self._crowded and self._claimed > 1 and self._all_the_same():
            return self._described(1, options)
        return self._described(self._claimed, options)

    def _described(self, pages: int, options: Mapping[str, str]) -> Mapping[str, Any]:
        most = int(options["most"])
        if pages <= 0:
            return {"problem": ("damaged", "none of its pages can be loaded")}
        if pages > most:
            return {"problem": ("limit", f"it has more than {most:,} pages")}
        labels = self._labels(pages)
        cited = _cited(options, pages, labels or [])
        return {"pages": pages, "labels": labels, "page_states": [self._state(n) for n in cited]}

    def _last_page(self, most: int) -> int:
        """Return the number of the last page that is there among the first `most` and one."""
        looked_at = range(1, min(self._claimed, most + 2))
        return max((number for number in looked_at if self._paper(number)), default=0)

    def _paper(self, number: int) -> tuple[float, float] | None:
        """Return the size of a page without looking at what is on it; None if it is not there."""
        found = self._library.FPDF_GetPageSizeByIndexF(self._document, number - 1, self._points)
        return (self._points[0], self._points[1]) if found else None

    def _all_the_same(self) -> bool:
        """Tell whether one page is listed again and again: a mark on the first shows on all."""
        page = self._library.FPDF_LoadPage(self._document, 0)
        if not page:
            return False
        self._library.FPDFPage_SetMediaBox(page, 0.0, 0.0, *_MARK)
        self._library.FPDF_ClosePage(page)
        marked = self._paper(1)
        return all(self._paper(number) == marked for number in range(2, self._claimed + 1))

    def _labels(self, pages: int) -> list[str] | None:
        """Return the label of each page, None if the file has no table of labels."""
        buffer = ctypes.create_string_buffer(_LABEL_BYTES)
        if not self._label(0, buffer):
            return None
        return [self._text(self._label(index, buffer), buffer) for index in range(pages)]

    def _label(self, index: int, buffer: Any) -> int:
        size: int = self._library.FPDF_GetPageLabel(self._document, index, buffer, _LABEL_BYTES)
        return size

    def _text(self, size: int, buffer: Any) -> str:
        if not _LABEL_END < size <= _LABEL_BYTES:
            return ""
        return bytes(buffer[: size - _LABEL_END]).decode(_LABEL_ENCODING, "replace")

    def _state(self, number: int) -> tuple[int, bool, bool]:
        """Open a page: does it load, and is it empty (nothing is drawn, noted or to fill in)."""
        page = self._library.FPDF_LoadPage(self._document, number - 1)
        if not page:
            return number, False, False
        drawn = self._library.FPDFPage_CountObjects(page)
        empty = drawn == 0 and self._library.FPDFPage_GetAnnotCount(page) == 0
        self._library.FPDF_ClosePage(page)
        return number, True, empty


def _cited(options: Mapping[str, str], pages: int, labels: list[str]) -> list[int]:
    """Return the pages to open: those cited by number, and those that bear a cited label.

    A cited number can be meant as a label too; which one it is, others decide.
    """
    numbers = {int(each) for each in options["pages"].split()}
    wanted = {each.casefold() for each in options["labels"].split("\n")}
    wanted.update(map(str, numbers))
    first: dict[str, int] = {}
    for number, label in enumerate(labels, 1):
        first.setdefault(label.casefold(), number)
    numbers.update(number for label, number in first.items() if label in wanted and label)
    return sorted(number for number in numbers if 0 < number <= pages)
