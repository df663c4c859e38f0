"""One member as a stream: what is given, what is counted, and each lie about it."""

from __future__ import annotations

import io
import os
import zlib
from dataclasses import replace
from typing import Any, Final

import pytest
from raw_zip import deflated

from mcrubric.model.limits import MIB
from mcrubric.portfolio.zip_directory import Member
from mcrubric.portfolio.zip_member import MemberStream

TEXT: Final = b"We began with the families of the north side. "
LARGE: Final = bytes(range(256)) * 5_000 + TEXT * 40_000
"""More than two steps of a seek and, packed without compression, many chunks."""
BEFORE: Final = b"before"
SHORTER: Final = "^the content is shorter than it says$"
LONGER: Final = "^the content is longer than it says$"
DAMAGED: Final = "^the packing is damaged$"
ANOTHER: Final = "^the sum of the content is another than it says$"
METHODS: Final = pytest.mark.parametrize("method", [0, 8])


def packed(data: bytes, method: int) -> bytes:
    return deflated(data) if method else data


def opened(
    data: bytes, method: int = 8, body: bytes | None = None, **said: Any
) -> tuple[MemberStream, io.BytesIO]:
    body = packed(data, method) if body is None else body
    member = Member(
        name="a", written=b"a", flags=0, method=method, crc=zlib.crc32(data), packed=len(body),
        size=len(data), at=0, kind=0,
    )  # fmt: skip
    below = io.BytesIO(BEFORE + body + b"behind" * 9)
    return MemberStream(below, replace(member, **said), len(BEFORE)), below


def stream(data: bytes, method: int = 8, body: bytes | None = None, **said: Any) -> MemberStream:
    return opened(data, method, body, **said)[0]


@METHODS
@pytest.mark.parametrize("data", [b"", b"x", TEXT, LARGE], ids=["none", "one", "text", "large"])
def test_all_of_it_is_given(data: bytes, method: int) -> None:
    assert stream(data, method).read() == data
    assert stream(data, method).readall() == data
    whole = io.BufferedReader(stream(data, method))
    assert b"".join(iter(lambda: whole.read(70_000), b"")) == data


@METHODS
def test_it_is_given_piece_by_piece_though_its_archive_moves(method: int) -> None:
    member, below = opened(TEXT, method)
    pieces = []
    for at in range(0, len(TEXT), 5):
        assert member.tell() == at
        pieces.append(member.read(5))
        below.seek(1)
    assert pieces == [TEXT[at : at + 5] for at in range(0, len(TEXT), 5)]
    assert member.read(5) == b""
    assert member.tell() == len(TEXT)
    assert member.readall() == b""


def test_a_member_can_be_read_and_gone_back_in() -> None:
    member = stream(TEXT)
    assert (member.readable(), member.seekable(), member.writable()) == (True, True, False)


@METHODS
def test_it_is_read_into_what_is_given(method: int) -> None:
    member, room = stream(TEXT, method), bytearray(b"." * (len(TEXT) + 3))
    assert member.readinto(room) == len(TEXT)
    assert room == TEXT + b"..."
    assert member.readinto(bytearray(4)) == 0
    words = memoryview(bytearray(8)).cast("H")
    assert stream(TEXT, method).readinto(words) == 8
    assert words.tobytes() == TEXT[:8]


@METHODS
@pytest.mark.parametrize(
    ("offset", "whence", "at"),
    [
        (0, os.SEEK_SET, 0),
        (1, os.SEEK_SET, 1),
        (9, os.SEEK_SET, 9),
        (46, os.SEEK_SET, 46),
        (99, os.SEEK_SET, 46),
        (-1, os.SEEK_SET, 0),
        (0, os.SEEK_CUR, 9),
        (3, os.SEEK_CUR, 12),
        (-3, os.SEEK_CUR, 6),
        (-99, os.SEEK_CUR, 0),
        (99, os.SEEK_CUR, 46),
        (0, os.SEEK_END, 46),
        (-2, os.SEEK_END, 44),
        (1, os.SEEK_END, 46),
    ],
)
def test_it_goes_anywhere_within(offset: int, whence: int, at: int, method: int) -> None:
    member = stream(TEXT, method)
    assert member.read(9) == TEXT[:9]
    assert member.seek(offset, whence) == at
    assert member.tell() == at
    assert member.read() == TEXT[at:]


def test_an_offset_is_from_the_start_unless_said() -> None:
    member = stream(TEXT)
    member.read(9)
    assert member.seek(3) == 3
    assert member.read(4) == TEXT[3:7]


@METHODS
def test_a_seek_takes_steps(method: int) -> None:
    member = stream(LARGE, method)
    for at in (2 * MIB + 7, 5, MIB, MIB + 1, len(LARGE)):
        assert member.seek(at) == at
        assert member.read(3) == LARGE[at : at + 3]


class Counting(io.BytesIO):
    """Counts the bytes that are read."""

    given = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.given += len(data)
        return data


@METHODS
def test_a_seek_to_where_it_is_reads_nothing_again(method: int) -> None:
    below = Counting(BEFORE + packed(LARGE, method))
    size = len(below.getvalue()) - len(BEFORE)
    member = Member(
        name="a", written=b"a", flags=0, method=method, crc=zlib.crc32(LARGE), packed=size,
        size=len(LARGE), at=0, kind=0,
    )  # fmt: skip
    read = MemberStream(below, member, len(BEFORE))
    read.seek(len(LARGE))
    read.seek(0, os.SEEK_CUR)
    read.seek(len(LARGE) + 1)
    assert below.given == size


@METHODS
def test_a_sum_that_is_another_is_told_at_the_end_only(method: int) -> None:
    member = stream(TEXT, method, crc=7)
    assert member.read(45) == TEXT[:45]
    with pytest.raises(OSError, match=ANOTHER):
        member.read(1)
    with pytest.raises(OSError, match=ANOTHER):
        member.read(1)
    with pytest.raises(OSError, match=ANOTHER):
        stream(TEXT, method, crc=7).seek(0, os.SEEK_END)
    with pytest.raises(OSError, match=ANOTHER):
        stream(b"", method, crc=7).read()


@METHODS
def test_a_sum_is_made_anew_after_going_back(method: int) -> None:
    member = stream(TEXT, method)
    member.read(30)
    member.seek(2)
    assert member.read() == TEXT[2:]
    member.seek(0)
    assert member.read() == TEXT


@METHODS
def test_nothing_asked_is_nothing_checked(method: int) -> None:
    assert stream(b"", method, crc=7).read(0) == b""


@METHODS
@pytest.mark.parametrize("by", [1, 20])
def test_a_member_that_says_less_is_told(by: int, method: int) -> None:
    member = stream(TEXT, method, size=len(TEXT) - by, crc=zlib.crc32(TEXT[:-by]))
    assert member.read(10) == TEXT[:10]
    with pytest.raises(OSError, match=LONGER):
        member.readall()


@METHODS
@pytest.mark.parametrize("by", [1, 70_000])
def test_a_member_that_says_more_is_told(by: int, method: int) -> None:
    member = stream(TEXT, method, size=len(TEXT) + by)
    with pytest.raises(OSError, match=SHORTER):
        member.readall()


@pytest.mark.parametrize("by", [1, 3])
def test_stored_content_is_as_long_as_packed(by: int) -> None:
    with pytest.raises(OSError, match=SHORTER):
        stream(TEXT, 0, packed=len(TEXT) - by).readall()
    with pytest.raises(OSError, match=LONGER):
        stream(TEXT, 0, packed=len(TEXT) + by).readall()
    with pytest.raises(OSError, match=LONGER):
        stream(b"", 0, packed=by).readall()


def test_an_archive_that_ends_within_a_member_is_told() -> None:
    for method in (0, 8):
        member, below = opened(LARGE, method)
        below.truncate(len(BEFORE) + 10)
        with pytest.raises(OSError, match=SHORTER):
            member.readall()


def test_packing_that_is_cut_is_told() -> None:
    body = deflated(TEXT)
    for cut in range(1, len(body)):
        with pytest.raises(OSError, match=f"{SHORTER}|{LONGER}"):
            stream(TEXT, body=body[:cut]).readall()
    with pytest.raises(OSError, match=SHORTER):
        stream(TEXT, body=b"").readall()


def test_packing_that_gives_nothing_for_many_chunks_goes_on() -> None:
    """Empty blocks (a sync flush) hold no byte, however many there are."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    empty = b"\0\0\0\xff\xff" * 50_000
    body = packer.compress(TEXT[:9]) + packer.flush(zlib.Z_SYNC_FLUSH) + empty
    body += packer.compress(TEXT[9:]) + packer.flush()
    assert stream(TEXT, body=body).read() == TEXT


def test_packing_that_ends_late_is_whole_within_one_chunk() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    begun = packer.compress(TEXT) + packer.flush(zlib.Z_SYNC_FLUSH)
    ended = packer.flush()
    assert stream(TEXT, body=begun + ended).read() == TEXT
    with pytest.raises(OSError, match=LONGER):
        stream(TEXT, body=begun).readall()


def test_damaged_packing_is_told() -> None:
    for body in (b"\xff" * 30, bytes([7]) + TEXT):
        with pytest.raises(OSError, match=DAMAGED):
            stream(TEXT, body=body).readall()
    with pytest.raises(OSError, match=DAMAGED):
        stream(b"", body=b"\xff" * 9).readall()


def test_what_stands_behind_packed_content_is_no_content() -> None:
    assert stream(TEXT, body=deflated(TEXT) + b"rest").read() == TEXT
