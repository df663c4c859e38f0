"""The text of one open page of a PDF, whole or line by line; for the worker process alone."""

from __future__ import annotations

import ctypes
from itertools import groupby, repeat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any, Final, Self

    Line = tuple[str, int, int, int, int]
    """Its text, where it begins (x, y), where it ends (x), how high it is: in tenths of points."""
    Hidden = tuple[str, str]
    """Words that nobody sees, and what hides them."""

HYPHEN: Final = "\ufffe"
"""What PDFium makes of a hyphen at the end of a line, together with the line's end."""
_LINE_END: Final = "\r\n"
_ENCODING: Final = "utf-16-le"
_UNIT: Final = 2  # bytes of UTF-16
_TENTHS: Final = 10
_FARTHEST: Final = 100_000  # points; no paper is 35 m wide
_TINY: Final = "size"
_NOWHERE: Final = (0, 0, 0, 0)


class PageText:
    """The text of a page, to be closed before the page; `length` is about how long it is."""

    def __init__(self, library: Any, page: int) -> None:
        self._library = library
        self._handle = library.FPDFText_LoadPage(page)
        self.length: int = max(library.FPDFText_CountChars(self._handle), 0)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = (ctypes.c_float * 4)()  # left, top, right, bottom
        self._xy = ctypes.byref(self._x), ctypes.byref(self._y)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._library.FPDFText_ClosePage(self._handle)

    def whole(self) -> str:
        """Return the text, with line ends and hyphens as PDFium writes them."""
        buffer = ctypes.create_string_buffer((self.length + 1) * _UNIT)
        units = self._library.FPDFText_GetText(self._handle, 0, self.length, buffer)
        return buffer.raw[: max(units - 1, 0) * _UNIT].decode(_ENCODING, "replace")

    def lines(self, unseen: Mapping[int, str], hidden: list[Hidden]) -> Iterator[Line]:
        """Give the lines that hold something, in the order of the file.

        One that ends with `HYPHEN` goes on in the next. What stands in `unseen` pieces of text is
        put into `hidden` instead, line by line.
        """
        text = self.whole()
        # Signs that nobody can read are no text, but have an index.
        index = int if len(text) == self.length else self._index
        start = 0
        for row in text.split(_LINE_END):
            *broken, last = row.split(HYPHEN)
            for line in (*(each + HYPHEN for each in broken), last):
                words = line.strip()
                if words:
                    first = start + line.index(words[0])
                    pieces = self._seen(words, first, index, unseen, hidden) if unseen else None
                    for piece, at in pieces or ((words, first),):
                        yield (piece, *self._place(index(at), index(at + len(piece) - 1)))
                start += len(line)
            start += len(_LINE_END)

    def _seen(
        self,
        words: str,
        first: int,
        index: Callable[[int], int],
        unseen: Mapping[int, str],
        hidden: list[Hidden],
    ) -> Iterator[tuple[str, int]]:
        """Give the stretches of a line that can be seen, each with its place in the text."""
        begun = 0
        for kind, letters in groupby(self._kinds(words, first, index, unseen)):
            stretch = words[begun : begun + len(list(letters))]
            if kind is not None:
                hidden.append((stretch, kind))
            elif piece := stretch.strip():
                yield piece, first + begun + stretch.index(piece[0])
            begun += len(stretch)

    def _kinds(
        self, words: str, first: int, index: Callable[[int], int], unseen: Mapping[int, str]
    ) -> list[str | None]:
        """Return what hides each letter of a line; a blank is as the letter before it."""
        kinds: list[str | None] = []
        for at, sign in enumerate(words, first):
            if sign.isspace():
                kinds.append(kinds[-1])
            else:
                piece = self._library.FPDFText_GetTextObject(self._handle, index(at))
                kinds.append(unseen.get(piece))
        return [*self._confirmed(kinds, first, index)]

    def _confirmed(
        self, kinds: list[str | None], first: int, index: Callable[[int], int]
    ) -> Iterator[str | None]:
        at = first
        for kind, letters in groupby(kinds):
            length = len(list(letters))
            wide = kind == _TINY and self._is_wide(index(at), index(at + length - 1), length)
            yield from repeat(None if wide else kind, length)
            at += length

    def _is_wide(self, first: int, last: int, length: int) -> bool:
        """Tell whether letters are a point wide or more: a full stop is low in any size."""
        left, _, right, _ = self._place(first, last)
        return right - left > length * _TENTHS

    def _index(self, at: int) -> int:
        index: int = self._library.FPDFText_GetCharIndexFromTextIndex(self._handle, at)
        return index

    def _place(self, first: int, last: int) -> tuple[int, int, int, int]:
        if not self._library.FPDFText_GetCharOrigin(self._handle, first, *self._xy):
            return _NOWHERE
        if not self._library.FPDFText_GetLooseCharBox(self._handle, last, self._box):
            return _NOWHERE
        _, top, right, bottom = self._box
        return _tenths(self._x.value), _tenths(self._y.value), _tenths(right), _tenths(top - bottom)


def _tenths(points: float) -> int:
    """Return a length that a hostile file may have made anything, as an ordinary number."""
    return round(points * _TENTHS) if -_FARTHEST < points < _FARTHEST else 0
