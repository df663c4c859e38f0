"""Disks and streams that fail at the n-th thing that is asked of them, and what they cost."""

from __future__ import annotations

import errno
import io
import os
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

ERRORS = tuple(
    OSError(getattr(errno, name), os.strerror(getattr(errno, name)))
    for name in ("EIO", "ESTALE", "EMFILE", "ENOMEM", "EACCES", "ENOENT")
    if hasattr(errno, name)
)
"""What systems say of a disk, a share or a process that can do no more."""


class Fault:
    """Counts what is asked; the call number `at` fails, and with `forever` all behind it too."""

    def __init__(self, at: int = 0, error: Exception = ERRORS[0], *, forever: bool = False) -> None:
        self.asked = 0
        self._at, self._error, self._forever = at, error, forever

    @property
    def met(self) -> bool:
        """Whether it has failed."""
        return 0 < self._at <= self.asked

    def step(self) -> None:
        """Something is asked."""
        self.asked += 1
        if self.asked == self._at or (self._forever and self.met):
            raise self._error.with_traceback(None)


class FailingStream(io.RawIOBase):
    """A stream whose reads and seeks count."""

    def __init__(self, stream: BinaryIO, fault: Fault) -> None:
        super().__init__()
        self._stream, self._fault = stream, fault

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._stream.fileno()

    def readinto(self, buffer: Any) -> int:
        self._fault.step()
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readall(self) -> bytes:
        self._fault.step()
        return self._stream.read()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self._fault.step()
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Entry:
    """An entry of a folder whose kind and size count as asked."""

    def __init__(self, entry: os.DirEntry[str], fault: Fault) -> None:
        self._entry, self._fault = entry, fault
        self.name, self.path = entry.name, entry.path

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._entry, name)

        def asked(*args: Any, **options: Any) -> Any:
            self._fault.step()
            return found(*args, **options)

        return asked


def stream_of(data: bytes, fault: Fault) -> BinaryIO:
    """Return bytes as a stream that fails."""
    return cast("BinaryIO", FailingStream(io.BytesIO(data), fault))


@contextmanager
def failing_disk(root: Path, fault: Fault) -> Iterator[None]:
    """Let everything that is asked of the system about `root` and what lies below count."""
    real = {name: getattr(os, name) for name in ("open", "stat", "scandir", "fstat", "fdopen")}
    ours: set[int] = set()
    below = partial(_is_below, root)

    def asked(name: str) -> Callable[..., Any]:
        def call(path: Any, *args: Any, **options: Any) -> Any:
            if below(path) or (name == "fstat" and path in ours):
                fault.step()
            return real[name](path, *args, **options)

        return call

    def opened(path: Any, *args: Any, **options: Any) -> int:
        descriptor: int = asked("open")(path, *args, **options)
        if below(path):
            ours.add(descriptor)
        return descriptor

    def stream(descriptor: int, *args: Any, **options: Any) -> Any:
        made = real["fdopen"](descriptor, *args, **options)
        if descriptor not in ours:
            return made
        ours.discard(descriptor)
        return FailingStream(made, fault)

    @contextmanager
    def listed(path: Any) -> Iterator[Any]:
        with asked("scandir")(path) as entries:
            yield (_listed(entry, fault) for entry in entries) if below(path) else entries

    with pytest.MonkeyPatch.context() as patch:
        for name, call in {
            "open": opened, "fdopen": stream, "scandir": listed,
            "stat": asked("stat"), "fstat": asked("fstat"),
        }.items():  # fmt: skip
            patch.setattr(os, name, call)
        yield


def _is_below(root: Path, path: Any) -> bool:
    return isinstance(path, str | Path) and str(path).startswith(str(root))


def _listed(entry: os.DirEntry[str], fault: Fault) -> _Entry:
    fault.step()
    return _Entry(entry, fault)
