"""Small reads at any place of a file, each checked against its size."""

from __future__ import annotations

import io
from typing import BinaryIO


def size_of(stream: BinaryIO) -> int:
    """Return how many bytes a seekable stream holds; the position moves to its end."""
    return stream.seek(0, io.SEEK_END)


class CutOffError(Exception):
    """Bytes were asked for that lie beyond the end of the file."""


class Bytes:
    """A file as bytes that can be read at any place."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.size = size_of(stream)

    def at(self, start: int, count: int) -> bytes:
        """Return `count` bytes from `start` on.

        Raises:
            CutOffError: the file ends before.
        """
        found = self.up_to(start, count)
        if len(found) < count:
            raise CutOffError
        return found

    def up_to(self, start: int, count: int) -> bytes:
        """Return at most `count` bytes from `start` on, none where the file has ended."""
        if start >= self.size:  # a header can claim places that no system can go to
            return b""
        self._stream.seek(start)
        return self._stream.read(count)
