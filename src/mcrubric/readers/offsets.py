"""Byte offsets of a parser into code points of the file that its text was taken from."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CONTINUATION: Final = re.compile(b"[\x80-\xbf]")
_MARKS_OF_CODE: Final = re.compile("`*")
_BLANKS: Final = re.compile(r"[ \t]*")

Segment = tuple[int, int]
"""From this code point of the text on, the file runs on at that code point."""


class Offsets:
    """A text put together from stretches of a file; `text` is what a parser is given.

    Parsers written in other languages count in bytes of UTF-8, we in code points.
    """

    def __init__(self, text: str, segments: Iterable[Segment]) -> None:
        self.text = text
        self._segments = tuple(segments)
        self._starts = [at for at, _ in self._segments]
        # Bytes that begin no code point; 4 bytes each, for a text may hold a million of them.
        self._inner = array("I")
        if not text.isascii():
            self._inner.extend(match.start() for match in _CONTINUATION.finditer(text.encode()))

    def point(self, byte: int) -> int:
        """Return the code point of the text that begins at a byte."""
        return byte - bisect_left(self._inner, byte)

    def source(self, byte: int) -> int:
        """Return the code point of the file for a byte of the text."""
        return self._source(self.point(byte))

    def find(self, piece: str, start: int, end: int) -> int:
        """Return the code point of the file where a piece stands between two bytes of the text."""
        first = self.point(start)
        found = self.text.find(piece, first, self.point(end))
        if found < 0:  # a line end in code is shown as a space
            marks = _MARKS_OF_CODE.match(self.text, first)
            found = marks.end() if marks else first
        return self._source(found)

    def without_indentation(self, lines: Iterable[int]) -> Offsets:
        """Return the same with the white space cut around the bytes where lines begin."""
        pieces: list[str] = []
        segments: list[Segment] = []
        length = 0
        for start, end in self._kept(lines):
            segments += [(length + at - start, source) for at, source in self._between(start, end)]
            pieces.append(self.text[start:end])
            length += end - start
        return Offsets("".join(pieces), segments)

    def _kept(self, lines: Iterable[int]) -> Iterator[tuple[int, int]]:
        done = 0
        for line in lines:
            begin = end = self.point(line)
            while begin > done and self.text[begin - 1] in " \t":
                begin -= 1
            if begin and self.text[begin - 1] != "\n":
                begin += 1  # the space after a list mark or a quote mark
            blanks = _BLANKS.match(self.text, end)
            end = blanks.end() if blanks else end
            if begin < end:
                yield done, begin
                done = end
        yield done, len(self.text)

    def _between(self, start: int, end: int) -> Iterator[Segment]:
        """Yield the segments of a stretch, the first one beginning with it."""
        yield start, self._source(start)
        index = bisect_right(self._starts, start)
        while index < len(self._segments) and self._segments[index][0] < end:
            yield self._segments[index]
            index += 1

    def _source(self, point: int) -> int:
        index = bisect_right(self._starts, point) - 1
        at, source = self._segments[index]
        return source + point - at
