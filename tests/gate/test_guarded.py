"""Members as streams: what is damaged is told from what the storage does not give."""

from __future__ import annotations

import io
import os
import zlib
from typing import Any, Final

import pytest
from failing import FailingStream, Fault

from mcrubric.portfolio.guarded import DamagedError, guarded, told_as_damage
from mcrubric.readers.storage import StorageError, failed_in, stored

DATA: Final = b"0123456789"
READS: Final = {
    "all": lambda stream: stream.read(),
    "some": lambda stream: stream.read(3),
    "into": lambda stream: stream.readinto(bytearray(3)),
    "go": lambda stream: stream.seek(1),
}


class Broken(io.BytesIO):
    """A member whose archive is damaged, as the parsers of Python tell it."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise zlib.error(f"no {size}")

    def seek(self, offset: int, whence: int = 0, /) -> int:
        raise EOFError(offset, whence)

    def tell(self) -> int:
        raise ValueError("nowhere")


def test_all_is_handed_on() -> None:
    stream: Any = guarded(io.BytesIO(DATA))
    assert (stream.readable(), stream.seekable(), stream.writable()) == (True, True, False)
    assert (stream.read(3), stream.tell()) == (b"012", 3)
    assert (stream.seek(2), stream.seek(2, os.SEEK_CUR), stream.seek(-1, os.SEEK_END)) == (2, 4, 9)
    assert (stream.read(), stream.read(), stream.read(4)) == (b"9", b"", b"")
    assert failed_in(stream) is None
    assert stream.failed is None


def test_it_is_read_into_what_is_given() -> None:
    stream: Any = guarded(io.BytesIO(DATA))
    room = bytearray(b"." * 12)
    assert stream.readinto(room) == 10
    assert room == DATA + b".."
    stream.seek(0)
    words = memoryview(bytearray(8)).cast("H")
    assert stream.readinto(words) == 8
    assert words.tobytes() == DATA[:8]
    assert stream.readall() == DATA[8:]


@pytest.mark.parametrize("read", [*READS.values(), lambda s: s.tell()], ids=[*READS, "where"])
def test_what_a_damaged_member_raises_is_damage(read: Any) -> None:
    stream = guarded(Broken())
    with pytest.raises(DamagedError, match=r"^the archive is damaged there$") as caught:
        read(stream)
    assert caught.value.__cause__ is not None
    assert failed_in(stream) is None


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_what_the_storage_does_not_give_is_no_damage(read: Any) -> None:
    below = stored(FailingStream(io.BytesIO(DATA), Fault(2)), len(DATA), owned=False)  # type: ignore[arg-type]
    stream = guarded(below)
    with pytest.raises(StorageError) as caught:
        read(stream)
    assert failed_in(stream) is caught.value


def test_closing_closes_what_is_below_once() -> None:
    closed: list[int] = []

    class Below(io.BytesIO):
        def close(self) -> None:
            closed.append(1)
            super().close()

    stream = guarded(Below(DATA))
    assert not stream.closed
    for _ in range(2):
        stream.close()
        assert (closed, stream.closed) == ([1], True)


def test_what_is_no_error_passes() -> None:
    with told_as_damage():
        pass
    with pytest.raises(KeyboardInterrupt), told_as_damage():
        raise KeyboardInterrupt
