"""Headers of a directory, written byte by byte: what is read of each, and what is damage."""

from __future__ import annotations

import io
import stat
import struct
import zlib
from dataclasses import replace
from typing import Any, Final

import pytest

from mcrubric.portfolio.gate import RefusedError
from mcrubric.portfolio.zip_directory import Member, read_directory
from mcrubric.portfolio.zip_end import End

FULL: Final = 0xFFFFFFFF
MEMBER: Final = Member(
    name="a.txt", written=b"a.txt", flags=8, method=9, crc=13, packed=14, size=15, at=16,
    kind=stat.S_IFREG,
)  # fmt: skip


def header(name: bytes = b"a.txt", extra: bytes = b"", comment: bytes = b"", **said: Any) -> bytes:
    """Write a header in which every field that is not looked at holds a number of its own."""
    fields = {
        "system": 3, "flags": 8, "method": 9, "crc": 13, "packed": 14, "size": 15, "at": 16,
        "mode": stat.S_IFREG | 0o644, **said,
    }  # fmt: skip
    return struct.pack(
        "<4s4B4H3L5H2L", b"PK\1\2", 63, fields["system"], 20, 0, fields["flags"],
        fields["method"], 11, 12, fields["crc"], fields["packed"], fields["size"], len(name),
        len(extra), len(comment), 0, 1, fields["mode"] << 16 | 0x20, fields["at"],
    ) + name + extra + comment  # fmt: skip


def field(number: int, data: bytes, length: int | None = None) -> bytes:
    return struct.pack("<2H", number, len(data) if length is None else length) + data


def read(data: bytes, count: int = 1, length: int | None = None) -> tuple[Member, ...]:
    end = End(count, 7, len(data) if length is None else length, counted=False)
    return read_directory(io.BytesIO(b"members" + data), end)


def check_damaged(data: bytes, count: int = 1, length: int | None = None) -> None:
    with pytest.raises(RefusedError) as caught:
        read(data, count, length)
    assert caught.value.args == ("damaged-archive", {})


def unicode_path(name: bytes, path: bytes, version: int = 1) -> bytes:
    return field(0x7075, bytes([version]) + zlib.crc32(name).to_bytes(4, "little") + path)


def test_every_field_is_read_from_its_place() -> None:
    assert read(header()) == (MEMBER,)
    assert read(header() + b"behind", length=len(header())) == (MEMBER,)


def test_members_follow_one_another_behind_extra_fields_and_comments() -> None:
    one = header(b"one", extra=field(1, b"", 0), comment=b"PK\1\2 no header")
    two = header(b"", extra=field(5, b"five"))
    found = read(one + two + header(), count=3)
    assert found == (
        replace(MEMBER, name="one", written=b"one"),
        replace(MEMBER, name="", written=b""),
        MEMBER,
    )


def test_a_header_may_be_all_that_there_is_of_a_member() -> None:
    assert read(header(b"")) == (replace(MEMBER, name="", written=b""),)


def test_no_members_are_none() -> None:
    assert read(b"", count=0) == ()


@pytest.mark.parametrize("count", [0, 2])
def test_another_count_than_said_is_damage(count: int) -> None:
    check_damaged(header(), count=count)


def test_a_directory_that_is_cut_is_damage() -> None:
    whole = header(extra=b"extra", comment=b"comment")
    assert len(read(whole)) == 1
    for length in range(1, len(whole)):
        check_damaged(whole[:length])
    check_damaged(whole, length=len(whole) + 1)
    check_damaged(whole + b"P", count=1)
    check_damaged(whole + header()[:45], count=2)
    check_damaged(b"PK\1\3" + header()[4:])
    check_damaged(header() + b"xxxx" + header()[4:], count=2)


@pytest.mark.parametrize(
    ("system", "mode", "kind"),
    [
        (3, stat.S_IFLNK | 0o777, stat.S_IFLNK),
        (3, 0o644, 0),
        (3, 0, 0),
        (0, stat.S_IFLNK | 0o777, 0),
        (19, stat.S_IFLNK, 0),
        (2, stat.S_IFDIR, 0),
        (4, stat.S_IFDIR, 0),
    ],
)
def test_a_kind_is_what_unix_says(system: int, mode: int, kind: int) -> None:
    assert read(header(system=system, mode=mode))[0].kind == kind


@pytest.mark.parametrize(
    ("said", "numbers", "found"),
    [
        ({"size": FULL}, [1 << 40], {"size": 1 << 40}),
        ({"packed": FULL}, [1 << 41], {"packed": 1 << 41}),
        ({"at": FULL}, [1 << 42], {"at": 1 << 42}),
        ({"size": FULL, "at": FULL}, [1, 2], {"size": 1, "at": 2}),
        (
            {"size": FULL, "packed": FULL, "at": FULL},
            [(1 << 64) - 1, 2, 3, 4],
            {"size": (1 << 64) - 1, "packed": 2, "at": 3},
        ),
        ({"size": FULL - 1}, [9], {"size": FULL - 1}),
    ],
)
def test_large_numbers_are_read_from_their_field(
    said: dict[str, Any], numbers: list[int], found: dict[str, Any]
) -> None:
    data = b"".join(each.to_bytes(8, "little") for each in numbers)
    assert read(header(extra=field(1, data), **said)) == (replace(MEMBER, **found),)
    later = field(9, b"nine") + field(1, data) + field(1, bytes(24))
    assert read(header(extra=later, **said)) == (replace(MEMBER, **found),)


def test_a_large_number_without_its_field_is_damage() -> None:
    check_damaged(header(size=FULL))
    check_damaged(header(size=FULL, extra=field(2, bytes(8))))
    check_damaged(header(size=FULL, extra=field(1, bytes(7), 8)))
    check_damaged(header(size=FULL, packed=FULL, extra=field(1, bytes(8))))
    check_damaged(header(size=FULL, packed=FULL, extra=field(1, bytes(15))))


@pytest.mark.parametrize("rest", [b"", b"\1", b"\1\0\x08"])
def test_an_extra_field_that_is_cut_is_left_out(rest: bytes) -> None:
    extra = field(1, (5).to_bytes(8, "little")) + rest
    assert read(header(size=FULL, extra=extra)) == (replace(MEMBER, size=5),)


def test_an_extra_field_without_content_ends_nothing() -> None:
    extra = field(3, b"") + field(1, (5).to_bytes(8, "little"))
    assert read(header(size=FULL, extra=extra)) == (replace(MEMBER, size=5),)
    assert read(header(extra=field(1, b""))) == (MEMBER,)


def test_an_extra_field_of_any_length_is_passed_by() -> None:
    extra = field(0xFFFF, bytes(40_000)) + field(1, (5).to_bytes(8, "little"))
    assert read(header(size=FULL, extra=extra)) == (replace(MEMBER, size=5),)


LATIN: Final = b"caf\xc3\xa9"
DOS: Final = b"caf\x82"


@pytest.mark.parametrize(
    ("written", "flags", "extra", "name"),
    [
        (LATIN, 0x800, b"", "caf\u00e9"),
        (LATIN, 0x808, b"", "caf\u00e9"),
        (LATIN, 0, b"", "caf\u00e9"),
        (DOS, 0, b"", "caf\u00e9"),
        (DOS, 0x400, b"", "caf\u00e9"),
        (DOS, 0x800, b"", "caf\udc82"),
        (DOS, 0, unicode_path(DOS, b"other"), "other"),
        (DOS, 0, unicode_path(DOS, b"other") + field(3, b"xy"), "other"),
        (DOS, 0, unicode_path(DOS, b"o\xff"), "o\udcff"),
        (DOS, 0, unicode_path(DOS, b""), ""),
        (DOS, 0, unicode_path(b"x", b"other"), "caf\u00e9"),
        (DOS, 0, unicode_path(DOS, b"other", version=2), "caf\u00e9"),
        (DOS, 0, field(0x7075, b"\1" + zlib.crc32(DOS).to_bytes(4, "big") + b"x"), "caf\u00e9"),
        (LATIN, 0x800, unicode_path(LATIN, b"other"), "caf\u00e9"),
        (DOS, 0, field(0x7076, unicode_path(DOS, b"other")[4:]), "caf\u00e9"),
    ],
)
def test_a_name_is_read_as_it_was_stored(
    written: bytes, flags: int, extra: bytes, name: str
) -> None:
    assert read(header(written, extra=extra, flags=flags)) == (
        replace(MEMBER, name=name, written=written, flags=flags),
    )
