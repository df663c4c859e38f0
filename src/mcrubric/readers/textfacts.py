"""Facts of text files: how many lines they have, and what a citation can name in a page."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts
from mcrubric.readers.reading import FactReader, FactRequest, ReadError
from mcrubric.readers.streams import size_of
from mcrubric.readers.text_unread import why_unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits

_CHUNK: Final = 1 << 20
_ENCODINGS: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def read_text(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Count lines (RFC 5147: a last one without an end counts); of pages, list headings and ids.

    Raises:
        ReadError: a page is no text, or over a limit.
    """
    facts = Facts(medium=request.medium, media_type=request.media_type, lines=count_lines(stream))
    if request.medium != "text":
        page, headings = _page(_data(stream, limits), request, limits)
        return replace(facts, headings=headings, text=page.text if request.text else None)
    if not request.text:
        return facts
    try:
        return replace(facts, text=_text(stream, limits))
    except ReadError as error:
        return replace(facts, text_unread=why_unread(error.problem))


def _text(stream: BinaryIO, limits: Limits) -> str:
    """Return the words as a reader sees them.

    Raises:
        ReadError: they cannot be read, or are over a limit.
    """
    from mcrubric.readers.plain import PLAIN

    return PLAIN.read(_data(stream, limits), "", limits).text


def _data(stream: BinaryIO, limits: Limits) -> bytes:
    size = size_of(stream)
    stream.seek(0)
    return stream.read(min(size, limits.text_bytes + 1))


def _page(data: bytes, request: FactRequest, limits: Limits) -> tuple[Document, tuple[str, ...]]:
    """Return a page, and what a citation can name in it, from one reading."""
    if request.medium == "markdown":
        from mcrubric.readers.markdown import markdown_page

        return markdown_page(data, limits, whole=request.text)
    from mcrubric.readers.html import html_page

    return html_page(data, limits, whole=request.text)


def count_lines(stream: BinaryIO) -> int:
    """Count line ends of all three systems, whatever the size of the file."""
    lines, last = 0, ""
    for text in _texts(stream):
        # A pair of return and line feed that is torn between two chunks is one line end.
        torn = last == "\r" and text.startswith("\n")
        lines += text.count("\n") + text.count("\r") - text.count("\r\n") - torn
        last = text[-1:] or last
    return lines + (last not in ("", "\r", "\n"))


def _texts(stream: BinaryIO) -> Iterator[str]:
    stream.seek(0)
    start = stream.read(2)
    # Bytes stand for themselves in Latin-1, and a line end is the same in all that extend ASCII.
    decoder = codecs.getincrementaldecoder(_ENCODINGS.get(start, "latin-1"))("replace")
    if start not in _ENCODINGS:
        stream.seek(0)
    while chunk := stream.read(_CHUNK):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


TEXT: Final = FactReader("text", ("text", "markdown", "html"), read_text)
