"""Files where they are stored: what fails there is never taken for a fault of the file."""

from __future__ import annotations

import errno
import io
import os
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO, Final, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _typeshed import WriteableBuffer

Answer = TypeVar("Answer")
_PIECE: Final = 1 << 20


class StorageError(OSError):
    """Bytes cannot be had from where they are stored, whatever they are."""


def stored(stream: IO[bytes], size: int, *, owned: bool) -> BinaryIO:
    """Hand on the `size` bytes that a stream holds, from its start; every error is the storage's.

    Closing closes the stream only if it is `owned`.
    """
    return cast("BinaryIO", _Stored(stream, size, owned=owned))


def failed_in(stream: BinaryIO) -> StorageError | None:
    """Return what kept bytes of a stream from being had, whoever swallowed the error since."""
    failed = getattr(stream, "failed", None)
    return failed if isinstance(failed, StorageError) else None


@contextmanager
def of_storage() -> Iterator[None]:
    """Turn whatever a disk or a stream that somebody else made raises into a StorageError."""
    try:
        yield
    except StorageError:
        raise
    except Exception as error:  # streams of frameworks have a dozen types
        number = getattr(error, "errno", None) or errno.EIO
        raise StorageError(number, "it cannot be read from where it is stored") from error


def read_bytes(stream: IO[bytes], most: int) -> bytes:
    """Return the next bytes of a stream that somebody else made, never more than were asked for.

    Raises:
        TypeError: it gives something else; a number of it would be as many zeros to `bytes`.
    """
    piece = stream.read(most)
    if not isinstance(piece, bytes | bytearray | memoryview):
        raise TypeError(f"a binary stream gives bytes, not {type(piece).__name__}")
    return bytes(piece[:most])


def hold(stream: IO[bytes], held: io.BytesIO, most: int) -> None:
    """Add what a stream gives to what is held of it, until that is `most` bytes or all.

    Raises:
        StorageError: the stream gives something else, or raises whatever it does.
    """
    with of_storage():
        while (left := most - held.tell()) > 0 and (piece := read_bytes(stream, min(_PIECE, left))):
            held.write(piece)


class _Stored(io.RawIOBase):
    """Reads of any length are whole ones: a stream may give less than it is asked for.

    A file that ends before its size became shorter, and one that grew is read no further.
    """

    def __init__(self, stream: IO[bytes], size: int, *, owned: bool) -> None:
        super().__init__()
        self._stream = stream
        self._size = size
        self._owned = owned
        self._at = 0
        self.failed: StorageError | None = None
        self.seek(0)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readall(self) -> bytes:
        return self.read()

    def read(self, size: int | None = -1) -> bytes:
        left = max(0, self._size - self._at)
        wanted = left if size is None or size < 0 else min(size, left)
        pieces = []
        while wanted:
            piece = self._piece(wanted)
            pieces.append(piece)
            wanted -= len(piece)
            self._at += len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def _piece(self, most: int) -> bytes:
        piece = self._asked(lambda: read_bytes(self._stream, most))
        if not piece:
            self.failed = StorageError(errno.ESTALE, "it became shorter while it was read")
            raise self.failed
        return piece

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at}.get(whence, self._size)
        if start + offset < 0:  # a header can claim places that no system can go to
            raise OSError(errno.EINVAL, "there is nothing before the start of a file")
        self._at = start + offset
        self._asked(lambda: self._stream.seek(min(self._at, self._size)))
        return self._at

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        if self._owned and not self.closed:
            self._stream.close()
        super().close()

    def _asked(self, ask: Callable[[], Answer]) -> Answer:
        try:
            with of_storage():
                return ask()
        except StorageError as error:
            self.failed = error
            raise
