"""Content that is written in base64, decoded where it is read: it never lies in memory whole."""

from __future__ import annotations

import io
import os
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from mcrubric.portfolio.loose import Content

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_PIECE: Final = 1 << 16
"""Characters of the text that are looked at together, and signs that are decoded together: a
multiple of 4, for 4 signs are 3 bytes."""
_SIGNS: Final = re.compile(r"[A-Za-z0-9+/]*")
_PADDING: Final = "="
_MOST_PADDING: Final = 2
_GROUP: Final = 4


class NotBase64Error(ValueError):
    """A text is not what RFC 4648, section 4, makes of bytes; white space may stand anywhere."""


def content_of_base64(written: str) -> Content:
    """Return what a text stands for as a content.

    Raises:
        NotBase64Error: it is not base64.
    """
    text = _measured(written)
    return Content(text.size, lambda: cast("BinaryIO", io.BufferedReader(_Decoded(text), _PIECE)))


@dataclass(slots=True)
class _Text:
    """A text, and how many signs stand before each piece of it; `padding` is none of them."""

    written: str
    before: list[int] = field(default_factory=lambda: [0])
    padding: int = 0

    @property
    def size(self) -> int:
        """The bytes that it stands for."""
        return self.before[-1] * 3 // _GROUP

    def block(self, number: int) -> bytes:
        """Return the bytes of a block of signs; all but the last have equally many."""
        from binascii import a2b_base64

        start, signs = number * _PIECE, ""
        piece = bisect_right(self.before, start) - 1
        skipped = start - self.before[piece]
        while len(signs) < skipped + _PIECE and piece < len(self.before) - 1:
            signs += self.piece(piece).rstrip(_PADDING)
            piece += 1
        signs = signs[skipped : skipped + _PIECE]
        return a2b_base64(signs + _PADDING * (-len(signs) % _GROUP))

    def piece(self, number: int) -> str:
        """Return a piece of the text without the white space in it."""
        return "".join(self.written[number * _PIECE : (number + 1) * _PIECE].split())


def _measured(written: str) -> _Text:
    text = _Text(written)
    for number in range(-(-len(written) // _PIECE)):
        piece = text.piece(number)
        signs = piece.rstrip(_PADDING)
        if not _SIGNS.fullmatch(signs) or (signs and text.padding):
            raise NotBase64Error
        text.padding += len(piece) - len(signs)
        text.before.append(text.before[-1] + len(signs))
    if not _is_padded(text.before[-1], text.padding):
        raise NotBase64Error
    return text


def _is_padded(signs: int, padding: int) -> bool:
    """Tell whether padding fills the last group; Python lets pass what stands behind a full one."""
    asked = -signs % _GROUP
    return asked <= _MOST_PADDING and (padding == asked or (not asked and signs > 0))


class _Decoded(io.RawIOBase):
    """The bytes that a text stands for, of which one block at a time is decoded."""

    def __init__(self, text: _Text) -> None:
        super().__init__()
        self._text = text
        self._at = 0
        self._number = -1
        self._block = b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        if self._at >= self._text.size:
            return 0
        number, start = divmod(self._at, _PIECE * 3 // _GROUP)
        if number != self._number:
            self._number, self._block = number, self._text.block(number)
        data = self._block[start : start + len(view)]
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at}.get(whence, self._text.size)
        if start + offset < 0:
            raise OSError("there is nothing before the start of a file")
        self._at = start + offset
        return self._at
