"""The content of one member of a zip archive as a stream that never gives more than was said."""

from __future__ import annotations

import io
import os
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.limits import MIB

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from mcrubric.portfolio.zip_directory import Member

STORED: Final = 0
DEFLATED: Final = 8
"""The methods that a counter can stop (APPNOTE.TXT 4.4.5); others expand whole blocks at once."""
_CHUNK: Final = 64 * 1024
_STEP: Final = MIB


class MemberStream(io.RawIOBase):
    """Reads one member from `stream`, where its content begins at `start`.

    The archive's stream is left anywhere between two reads. Going back begins anew, so that the
    sum is made over every byte once the end is reached.

    Raises:
        OSError: from reading, where the content is not what the directory says: its packing is
            damaged, it is longer or shorter, or its sum is another.
    """

    def __init__(self, stream: BinaryIO, member: Member, start: int) -> None:
        super().__init__()
        self._stream = stream
        self._member = member
        self._start = start
        self._begin()

    def _begin(self) -> None:
        self._read = 0
        self._given = 0
        self._sum = 0
        self._waiting = b""
        self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)

    def readable(self) -> bool:
        """A member is read."""
        return True

    def seekable(self) -> bool:
        """Going back begins anew."""
        return True

    def tell(self) -> int:
        """Return how many bytes were given."""
        return self._given

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to an offset, at most to the end."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._given, os.SEEK_END: self._member.size}
        target = min(max(base[whence] + offset, 0), self._member.size)
        if target < self._given:
            self._begin()
        while self._next(min(_STEP, target - self._given)):
            pass
        return self._given

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Give the next bytes."""
        view = memoryview(buffer).cast("B")
        data = self._next(len(view))
        view[: len(data)] = data
        return len(data)

    def readall(self) -> bytes:
        """Give all that is left."""
        whole = io.BytesIO()
        while data := self._next(_STEP):
            whole.write(data)
        return whole.getvalue()

    def _next(self, most: int) -> bytes:
        """Return at most so many bytes, fewer only at the end."""
        wanted = min(most, self._member.size - self._given)
        data = self._unpacked(wanted) if wanted else b""
        self._given += len(data)
        self._sum = zlib.crc32(data, self._sum)
        if self._given == self._member.size and most:
            self._check_end()
        return data

    def _unpacked(self, wanted: int) -> bytes:
        if self._member.method == STORED:
            return self._packed(wanted)
        data = b""
        while not data:
            self._waiting = self._waiting or self._packed(_CHUNK)
            data = self._inflated(self._waiting, wanted)
            ended = self._inflater.eof or not self._waiting
            self._waiting = self._inflater.unconsumed_tail
            if ended and not data:
                raise OSError("the content is shorter than it says")
        return data

    def _inflated(self, packed: bytes, most: int) -> bytes:
        try:
            return self._inflater.decompress(packed, most)
        except zlib.error as error:
            raise OSError("the packing is damaged") from error

    def _packed(self, most: int) -> bytes:
        """Return the next bytes as they lie in the archive."""
        most = min(most, self._member.packed - self._read)
        self._stream.seek(self._start + self._read)
        data = self._stream.read(most)
        if len(data) < most or (not most and self._member.method == STORED):
            raise OSError("the content is shorter than it says")
        self._read += len(data)
        return data

    def _check_end(self) -> None:
        more = self._member.packed - self._read
        if self._member.method == DEFLATED:
            rest = self._waiting + self._packed(_CHUNK)
            more = len(self._inflated(rest, 1)) or not self._inflater.eof
        if more:
            raise OSError("the content is longer than it says")
        if self._sum != self._member.crc:
            raise OSError("the sum of the content is another than it says")
