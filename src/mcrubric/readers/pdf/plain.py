"""A PDF that opens without a password, written anew without encryption; for the worker alone."""

from __future__ import annotations

import ctypes
from binascii import b2a_base64

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Final

    from mcrubric.readers.pdf.book import Book

_VERSION: Final = 1
_WITHOUT_SECURITY: Final = 3  # FPDF_REMOVE_SECURITY
_WRITE: Final = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)


class _Writer(ctypes.Structure):
    """Where PDFium writes a file to (`fpdf_save.h`)."""

    _fields_ = (("version", ctypes.c_int), ("write", _WRITE))


def plain(book: Book, options: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the file as `plain`, in base64, or nothing if it has more than `most` bytes so."""
    written, most = bytearray(), int(options["most"])

    def write(_writer: int, piece: int, size: int) -> int:
        if len(written) + size > most:
            return 0
        written.extend(ctypes.string_at(piece, size))
        return 1

    writer = _Writer(_VERSION, _WRITE(write))
    saved = book.library.FPDF_SaveAsCopy(book.document, ctypes.byref(writer), _WITHOUT_SECURITY)
    return {"plain": b2a_base64(written, newline=False).decode()} if saved else {}
