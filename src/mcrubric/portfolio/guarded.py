"""A stream that somebody else made, whose every error is an OSError."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer


def guarded(stream: IO[bytes], *, owned: bool) -> BinaryIO:
    """Hand on what a stream gives; closing closes it only if it is `owned`."""
    return cast("BinaryIO", _Guarded(stream, owned=owned))


@contextmanager
def as_os_error() -> Iterator[None]:
    """Turn whatever a foreign stream or a damaged archive raises into an OSError."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:  # zlib, zipfile and streams of frameworks have a dozen types
        raise OSError("the stream cannot be read further") from error


class _Guarded(io.RawIOBase):
    def __init__(self, stream: IO[bytes], *, owned: bool) -> None:
        super().__init__()
        self._stream = stream
        self._owned = owned

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readall(self) -> bytes:
        with as_os_error():
            return self._stream.read()

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        with as_os_error():
            data = self._stream.read(len(view))
            view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        with as_os_error():
            return self._stream.seek(offset, whence)

    def tell(self) -> int:
        with as_os_error():
            return self._stream.tell()

    def close(self) -> None:
        if self._owned and not self.closed:
            self._stream.close()
        super().close()
