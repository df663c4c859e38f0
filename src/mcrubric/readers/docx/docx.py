"""Word-processor files of the OOXML family (DOCX) into a Document."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.disguise import disguise
from mcrubric.readers.ole import is_encrypted
from mcrubric.readers.reading import Reader, ReadError
from mcrubric.readers.scans import check_words
from mcrubric.readers.sniff import SNIFF_BYTES, sniff

if TYPE_CHECKING:
    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits

_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAME: Final = "part.docx"
_MEDIA: Final = "/media/"
"""The folder in which such a file keeps its pictures."""


def read_docx(data: bytes, path: str, limits: Limits) -> Document:
    """Read a file as its word processor shows it.

    In the text: paragraphs, tables, lists, text boxes, content controls, links, what fields show,
    footnotes and endnotes, tracked insertions. Left out with the reason: headings, captions,
    numbers before list items, formulas, headers and footers, comments, deleted and hidden words.
    The standard is ISO/IEC 29500, in its transitional and its strict form.

    Raises:
        ReadError: it is no such file, is damaged, locked or over a limit, or takes in another
            file whose words cannot be read, or holds pictures and no words.
    """
    if not data.startswith(_ZIP):
        raise ReadError(_no_package(data))
    from mcrubric.readers.docx.document import read_whole  # `zipfile` takes 10 ms to import
    from mcrubric.readers.packages import open_package

    with open_package(BytesIO(data), limits) as package:
        whole = read_whole(package, path, limits)
        pictures = any(_MEDIA in name.replace("\\", "/") for name in package.names)
    if whole.foreign:
        detail = "it takes in another file, whose words are not read; save it anew to take them in"
        raise ReadError(Problem("no-reader", detail))
    check_words(whole.document, pictures=pictures)
    return whole.document


def _no_package(data: bytes) -> Problem:
    if not data:
        return Problem("empty", "it holds 0 bytes")
    if data.startswith(_OLE) and is_encrypted(BytesIO(data)):
        return Problem("encrypted", "it opens only with a password")
    if data.startswith(_OLE):
        return Problem("other-type", "it is a file of the kind before DOCX; save it as DOCX")
    told = disguise(sniff(data[:SNIFF_BYTES], _NAME), _NAME)
    return told or Problem("damaged", "it does not begin as such a file does")


DOCX: Final = Reader("docx", (".docx", ".docm", ".dotx", ".dotm"), read_docx)
