"""PDF files through PDFium; runs in the worker process alone, for PDFium can crash.

The library is opened directly: importing the bindings costs four times as much as all the rest.
"""

from __future__ import annotations

import codecs
import ctypes
import os
import sys

from mcrubric.readers.pdf.book import LABEL_ENCODING, Book
from mcrubric.readers.pdf.counting import cut_off, facts
from mcrubric.readers.pdf.lines import lines, states
from mcrubric.readers.pdf.plain import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Final

_LIBRARY: Final = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}.get(
    sys.platform, "libpdfium.so"
)
_HANDLE: Final = ctypes.c_void_p
_INT: Final = ctypes.c_int
_SIZE: Final = ctypes.c_ulong
_NUMBER: Final = ctypes.c_double
_FUNCTIONS: Final = (
    ("FPDF_LoadMemDocument64", _HANDLE, (ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)),
    ("FPDF_CloseDocument", None, (_HANDLE,)),
    ("FPDF_GetLastError", _SIZE, ()),
    ("FPDF_SaveAsCopy", _INT, (_HANDLE, _HANDLE, _SIZE)),
    ("FPDF_GetFormType", _INT, (_HANDLE,)),
    ("FPDFDoc_GetJavaScriptActionCount", _INT, (_HANDLE,)),
    ("FPDFDoc_GetAttachmentCount", _INT, (_HANDLE,)),
    ("FPDF_GetPageCount", _INT, (_HANDLE,)),
    ("FPDF_GetPageLabel", _SIZE, (_HANDLE, _INT, _HANDLE, _SIZE)),
    ("FPDF_GetPageSizeByIndexF", _INT, (_HANDLE, _INT, _HANDLE)),
    ("FPDF_LoadPage", _HANDLE, (_HANDLE, _INT)),
    ("FPDF_ClosePage", None, (_HANDLE,)),
    ("FPDFPage_SetMediaBox", None, (_HANDLE, *(4 * (ctypes.c_float,)))),
    ("FPDFPage_SetCropBox", None, (_HANDLE, *(4 * (ctypes.c_float,)))),
    ("FPDFPage_Flatten", _INT, (_HANDLE, _INT)),
    ("FPDFPage_CountObjects", _INT, (_HANDLE,)),
    ("FPDFPage_GetObject", _HANDLE, (_HANDLE, _INT)),
    ("FPDFPageObj_GetType", _INT, (_HANDLE,)),
    ("FPDFPageObj_GetBounds", _INT, (_HANDLE, *(4 * (_HANDLE,)))),
    ("FPDFPageObj_GetFillColor", _INT, (_HANDLE, *(4 * (_HANDLE,)))),
    ("FPDFTextObj_GetTextRenderMode", _INT, (_HANDLE,)),
    ("FPDFPath_GetDrawMode", _INT, (_HANDLE, _HANDLE, _HANDLE)),
    ("FPDFFormObj_CountObjects", _INT, (_HANDLE,)),
    ("FPDFFormObj_GetObject", _HANDLE, (_HANDLE, _SIZE)),
    ("FPDF_GetPageBoundingBox", _INT, (_HANDLE, _HANDLE)),
    ("FPDFPage_GetAnnotCount", _INT, (_HANDLE,)),
    ("FPDFPage_GetAnnot", _HANDLE, (_HANDLE, _INT)),
    ("FPDFPage_CloseAnnot", None, (_HANDLE,)),
    ("FPDFAnnot_GetSubtype", _INT, (_HANDLE,)),
    ("FPDFAnnot_GetAP", _SIZE, (_HANDLE, _INT, _HANDLE, _SIZE)),
    ("FPDFAnnot_GetStringValue", _SIZE, (_HANDLE, ctypes.c_char_p, _HANDLE, _SIZE)),
    (
        "FPDF_PageToDevice",
        _INT,
        (_HANDLE, *(5 * (_INT,)), *(2 * (ctypes.c_double,)), *(2 * (_HANDLE,))),
    ),
    ("FPDFBitmap_Create", _HANDLE, (3 * (_INT,))),
    ("FPDFBitmap_FillRect", None, (_HANDLE, *(4 * (_INT,)), _SIZE)),
    ("FPDF_RenderPageBitmap", None, (_HANDLE, _HANDLE, *(6 * (_INT,)))),
    ("FPDFBitmap_GetStride", _INT, (_HANDLE,)),
    ("FPDFBitmap_GetBuffer", _HANDLE, (_HANDLE,)),
    ("FPDFBitmap_Destroy", None, (_HANDLE,)),
    ("FPDFText_LoadPage", _HANDLE, (_HANDLE,)),
    ("FPDFText_ClosePage", None, (_HANDLE,)),
    ("FPDFText_CountChars", _INT, (_HANDLE,)),
    ("FPDFText_GetText", _INT, (_HANDLE, _INT, _INT, _HANDLE)),
    ("FPDFText_GetCharIndexFromTextIndex", _INT, (_HANDLE, _INT)),
    ("FPDFText_GetCharOrigin", _INT, (_HANDLE, _INT, _HANDLE, _HANDLE)),
    ("FPDFText_GetTextObject", _HANDLE, (_HANDLE, _INT)),
    ("FPDFText_GetLooseCharBox", _INT, (_HANDLE, _INT, _HANDLE)),
)
_NEEDS_PASSWORD: Final = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_WANTED: Final = {"facts": facts, "states": states, "lines": lines, "plain": plain}


def task() -> Callable[[bytes, Mapping[str, str]], Mapping[str, Any]]:
    """Return what answers requests about PDF files; it finds and opens the library now.

    A request's option `want` is `facts`, `states`, `lines` or `plain`; each names its further
    options.
    """
    codecs.lookup(LABEL_ENCODING)  # later this process can open no file, not even a codec
    library = _open_library()
    if library is None:
        missing = "the package pypdfium2, which reads it, is missing or too old"
        return lambda _data, _options: {"problem": ["no-reader", missing]}
    return lambda data, options: _answer(library, data, options)


def _open_library() -> ctypes.CDLL | None:
    try:
        library = _find_library()
        for name, result, arguments in _FUNCTIONS:
            function = getattr(library, name)  # an old library lacks some
            function.restype, function.argtypes = result, arguments
    except (ImportError, OSError, AttributeError, KeyError):
        return None
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


def _answer(library: Any, data: bytes, options: Mapping[str, str]) -> Mapping[str, Any]:
    book = Book(library, data)
    try:
        if not book.document:
            return {"problem": _refusal(library.FPDF_GetLastError(), data)}
        return _WANTED[options["want"]](book, options)
    finally:
        book.close()


def _refusal(code: int, data: bytes) -> tuple[str, str]:
    if code in _NEEDS_PASSWORD:
        return "encrypted", "it opens only with a password"
    if cut_off(data):
        return "truncated", "the end of the file is missing"
    return "damaged", "its page list cannot be found"
