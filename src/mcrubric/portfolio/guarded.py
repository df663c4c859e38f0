"""Members of an archive as streams: what is damaged is told from what the storage does not give."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from mcrubric.readers.storage import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer


class DamagedError(OSError):
    """The bytes of an archive prove that a file cannot be taken out of it."""


def guarded(member: IO[bytes] | io.RawIOBase) -> BinaryIO:
    """Hand on what a member gives; its errors are DamagedError, and StorageError from below it."""
    return cast("BinaryIO", _Guarded(cast("IO[bytes]", member)))


@contextmanager
def told_as_damage() -> Iterator[None]:
    """Turn whatever a damaged archive raises into a DamagedError; what fails below it stays."""
    try:
        yield
    except StorageError:
        raise
    except Exception as error:  # zlib and zipfile have a dozen types
        raise DamagedError("the archive is damaged there") from error


class _Guarded(io.RawIOBase):
    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream
        self.failed: StorageError | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readall(self) -> bytes:
        with self._told():
            return self._stream.read()

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        with self._told():
            data = self._stream.read(len(view))
            view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        with self._told():
            return self._stream.seek(offset, whence)

    def tell(self) -> int:
        with self._told():
            return self._stream.tell()

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with told_as_damage():
                yield
        except StorageError as error:
            self.failed = error
            raise
