"""The objects of a PDF file as they stand in it, plain or packed (ISO 32000-1, 7.3 and 7.5)."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.limits import Limits
    from mcrubric.readers.budget import Budget

# A search for what stands behind the numbers is fast, for one that begins with digits is not.
_OBJECT: Final = re.compile(rb"obj(?<=\sobj)\b")
_HEAD: Final = re.compile(rb"(?<![0-9])([0-9]{1,10})\s{1,8}[0-9]{1,5}\s{1,8}\Z")
_LONGEST_HEAD: Final = 32
_STREAM: Final = re.compile(rb"\bstream\r?\n|\bendobj\b")
_LENGTH: Final = re.compile(rb"/Length\s*([0-9]{1,10})(?!\s+[0-9]+\s+R)")
_END: Final = b"endstream"
_PACKED: Final = re.compile(rb"/Type\s*/ObjStm\b")
_PACKED_NAME: Final = b"/ObjStm"
_LONGEST_BODY: Final = 4_096  # such an object says six things of itself
_FIRST: Final = re.compile(rb"/First\s+([0-9]{1,10})")
_FILTER: Final = re.compile(rb"/Filter\s*(\[[^\]]*\]|/[A-Za-z0-9]+)")
_DEFLATED: Final = (b"/FlateDecode", b"/Fl")
_PREDICTED: Final = b"/Predictor"
_MOST_DIGITS: Final = 10
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
# A string may hold parentheses in pairs, and any sign behind a backslash (7.3.4.2).
_IN_STRING: Final = re.compile(rb"\\.|[()]", re.DOTALL)
DOCUMENT: Final = b"/=document"
"""What is left of a string that names a document, as a link to a file does."""
_NAMES_DOCUMENT: Final = re.compile(
    rb"\.(?:pdf|docx?|rtf|odt|txt|pptx?|odp|xlsx?|ods|csv|jpe?g|png|gif|mp[34]|mov|html?)\Z",
    re.IGNORECASE,
)
_LONGEST_ENDING: Final = 12  # five letters and the dot, in UTF-16
_COMMENT: Final = re.compile(rb"%[^\r\n]*+")


class PdfObject(NamedTuple):
    """An object: its number, what it says of itself, and where its stream lies (0: none)."""

    number: int
    body: bytes
    start: int = 0
    end: int = 0


def objects_of(data: bytes, count: Budget) -> Iterator[PdfObject]:
    """Yield the objects that stand plainly in a file, in its order; streams are passed over.

    Raises:
        ReadError: more seem to begin than `count` allows.
    """
    at = 0
    while found := _OBJECT.search(data, at):
        count.spend()
        head = _HEAD.search(data, max(at, found.start() - _LONGEST_HEAD), found.start())
        at = found.end()
        if head is None:
            continue
        end = _STREAM.search(data, at)
        body = data[at : end.start() if end else len(data)]
        at = end.end() if end else len(data)
        if end and end[0].startswith(b"stream"):
            last = _end_of_stream(data, body, at)
            yield PdfObject(int(head[1]), body, at, last)
            at = last
        else:
            yield PdfObject(int(head[1]), body)


def _end_of_stream(data: bytes, body: bytes, start: int) -> int:
    """Return where a stream ends: as it says itself if that is so, else at the next mark."""
    if length := _LENGTH.search(body):
        end = start + int(length[1])
        if data[end : end + len(_END) + 2].lstrip().startswith(_END):
            return end
    found = data.find(_END, start)
    return found if found >= 0 else len(data)


def is_packed(body: bytes) -> bool:
    """Tell whether the stream of an object holds other objects (7.5.7)."""
    return _PACKED.search(body) is not None


def packed_objects(data: bytes) -> Iterator[PdfObject]:
    """Yield the objects that hold other objects, without a look at the rest of a file."""
    at = data.find(_PACKED_NAME)
    while at >= 0:
        begin = data.rfind(b"obj", max(0, at - _LONGEST_BODY), at)
        end = _STREAM.search(data, at, at + _LONGEST_BODY)
        at += len(_PACKED_NAME)
        if begin >= 0 and end and is_packed(body := data[begin : end.start()]):
            at = _end_of_stream(data, body, end.end())
            yield PdfObject(0, body, end.end(), at)
        at = data.find(_PACKED_NAME, at)


def unpack(data: bytes, packed: PdfObject, most: int) -> tuple[bytes, bool]:
    """Return at most `most` bytes of an object's stream, and whether that is all of it."""
    filters = _FILTER.search(packed.body)
    raw = memoryview(data)[packed.start : packed.end]
    if most <= 0:
        return b"", False
    if filters is None:
        return bytes(raw[:most]), len(raw) <= most
    if filters[1].strip(b"[] \r\n\t") not in _DEFLATED or _PREDICTED in packed.body:
        return b"", False
    inflate = zlib.decompressobj()
    try:
        return inflate.decompress(raw, most), inflate.eof
    except zlib.error:
        return b"", False


def objects_in(packed: PdfObject, stream: bytes, limits: Limits) -> Iterator[PdfObject]:
    """Yield the objects within the unpacked stream of another; numbers stand at its beginning.

    Each goes on to where the next one begins, so that together they are no longer than the stream.
    """
    first = _FIRST.search(packed.body)
    start = int(first[1]) if first else 0
    heads = [
        int(each)
        for each in stream[:start].split(None, 2 * limits.pdf_objects)
        if each.isdigit() and len(each) <= _MOST_DIGITS
    ]
    places = {start + place: number for number, place in zip(heads[::2], heads[1::2], strict=False)}
    begins = sorted(places)
    for at, end in zip(begins, [*begins[1:], len(stream)], strict=False):
        yield PdfObject(places[at], stream[at:end])


def without_strings(body: bytes) -> bytes:
    """Return what an object says without words for people, its names written plainly.

    Of each string that ends as the name of a document does `DOCUMENT` is left.
    """
    kept, depth, start = [], 0, 0
    for sign in _IN_STRING.finditer(body):
        if sign[0] == b"(":
            if depth == 0:
                kept.append(body[start : sign.start()])
                start = sign.end()
            depth += 1
        elif sign[0] == b")" and depth:
            depth -= 1
            if depth == 0:
                kept.append(_left_of(body[start : sign.start()]))
                start = sign.end()
    if depth == 0:
        kept.append(body[start:])
    plain = _COMMENT.sub(b"", b" ".join(kept))
    return plain_name(plain) if b"#" in plain else plain


def _left_of(string: bytes) -> bytes:
    return (
        DOCUMENT if _NAMES_DOCUMENT.search(string[-_LONGEST_ENDING:].replace(b"\0", b"")) else b""
    )


def plain_name(name: bytes) -> bytes:
    """Return names whose letters are written as letters (7.3.5)."""
    return _ESCAPED.sub(lambda each: bytes((int(each[1], 16),)), name)
