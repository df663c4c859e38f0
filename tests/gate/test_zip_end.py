"""The end of an archive, written byte by byte: each field of it at what fits and one beside."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Any, Final

import pytest
from raw_zip import end_record, large_end

from mcrubric.model.limits import Limits
from mcrubric.portfolio.gate import RefusedError
from mcrubric.portfolio.zip_end import End, read_end

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMITS: Final = Limits()
BODY: Final = b"d" * 30
"""Stands for members of 10 bytes and a directory of 20."""
SMALL: Final[dict[str, Any]] = {"count": 2, "length": 20, "start": 10}
LARGE: Final = {**SMALL, "at": 30}


def told(data: bytes, limits: Limits = LIMITS) -> tuple[str, Mapping[str, Any]]:
    with pytest.raises(RefusedError) as caught:
        read_end(io.BytesIO(data), limits)
    return caught.value.fault.key, caught.value.fault.args


def large(records: bytes, at: int, form: str, value: int) -> bytes:
    """Change one field of the records of a large archive, which begin behind the body."""
    made = bytearray(BODY + records)
    struct.pack_into(form, made, len(BODY) + at, value)
    return bytes(made)


@pytest.mark.parametrize(
    ("end", "members", "meant"),
    [
        (End(3, 0, 0, counted=False), 3, True),
        (End(3, 0, 0, counted=False), 4, False),
        (End(3, 0, 0, counted=False), 65_539, True),
        (End(65_535, 0, 0, counted=False), 65_535, True),
        (End(0, 0, 0, counted=False), 65_536, True),
        (End(3, 0, 0, counted=True), 3, True),
        (End(3, 0, 0, counted=True), 65_539, False),
        (End(65_539, 0, 0, counted=True), 65_539, True),
    ],
)
def test_a_count_is_whole_or_modulo_its_field(end: End, members: int, *, meant: bool) -> None:
    assert end.counts(members) is meant


def test_the_end_says_where_the_directory_is() -> None:
    assert read_end(io.BytesIO(BODY + end_record(**SMALL)), LIMITS) == End(2, 10, 20, counted=False)


def test_an_archive_of_nothing_is_its_end_alone() -> None:
    found = read_end(io.BytesIO(end_record(count=0, length=0, start=0)), LIMITS)
    assert found == End(0, 0, 0, counted=False)


def test_the_longest_comment_is_looked_through() -> None:
    comment = b"c" * 65_535
    data = BODY + end_record(**SMALL, comment=comment)
    assert read_end(io.BytesIO(data), LIMITS) == End(2, 10, 20, counted=False)
    data = BODY + large_end(**LARGE)[:-2] + b"\xff\xff" + comment
    assert read_end(io.BytesIO(data), LIMITS) == End(2, 10, 20, counted=True)


@pytest.mark.parametrize("data", [b"", b"PK\5\6", b"x" * 99, end_record(0, 0, 0)[:-1]])
def test_what_has_no_end_is_damaged(data: bytes) -> None:
    assert told(data) == ("damaged-archive", {})


@pytest.mark.parametrize("said", [0, 2, 4])
def test_a_comment_that_ends_elsewhere_is_damage(said: int) -> None:
    data = BODY + end_record(**SMALL, comment=b"abc", comment_length=said)
    assert told(data) == ("damaged-archive", {})


def test_two_ends_that_both_fit_are_two_archives() -> None:
    inner = end_record(**SMALL)
    assert told(BODY + end_record(**SMALL, comment=inner)) == ("two-archives", {})
    outer = end_record(**SMALL, comment=b"PK\5\6" + inner + inner)
    assert told(BODY + outer) == ("two-archives", {})
    inner = end_record(**SMALL, comment=b"PK\5\6")
    assert told(BODY + end_record(**SMALL, comment=inner)) == ("two-archives", {})


def test_a_mark_in_a_comment_is_no_end() -> None:
    for comment in (b"PK\5\6", b"PK\5\6" * 9, b"PK\5\6" + bytes(17)):
        data = BODY + end_record(**SMALL, comment=comment)
        assert read_end(io.BytesIO(data), LIMITS) == End(2, 10, 20, counted=False)
    whole = BODY + end_record(**SMALL, comment=b"PK\5\6" + bytes(18))
    assert told(whole) == ("two-archives", {})


@pytest.mark.parametrize("size", [52, 51])
def test_an_archive_is_as_large_as_the_limit_at_most(size: int) -> None:
    data, limits = BODY + end_record(**SMALL), Limits(portfolio_bytes=size)
    assert len(data) == 52
    if size == 52:
        assert read_end(io.BytesIO(data), limits).count == 2
    else:
        assert told(data, limits) == ("too-large", {"limit": 51})


@pytest.mark.parametrize(
    ("start", "length", "key"),
    [
        (11, 20, "damaged-archive"),
        (10, 21, "damaged-archive"),
        (9, 20, "two-archives"),
        (10, 19, "two-archives"),
        (31, 0, "damaged-archive"),
    ],
)
def test_the_directory_ends_where_the_end_begins(start: int, length: int, key: str) -> None:
    assert told(BODY + end_record(2, length, start)) == (key, {})
    assert told(BODY + large_end(2, length, start, at=30)) == (key, {})


@pytest.mark.parametrize(
    ("limits", "refused"),
    [
        (Limits(names=2, directory_bytes=20), False),
        (Limits(names=1, directory_bytes=20), True),
        (Limits(names=2, directory_bytes=19), True),
    ],
)
def test_a_directory_is_as_long_as_the_limits_at_most(limits: Limits, *, refused: bool) -> None:
    for data in (BODY + end_record(**SMALL), BODY + large_end(**LARGE)):
        if refused:
            assert told(data, limits) == ("too-many-files", {"limit": limits.names})
        else:
            assert read_end(io.BytesIO(data), limits).count == 2


@pytest.mark.parametrize("at", [4, 6])
def test_a_disk_is_the_first_or_said_elsewhere(at: int) -> None:
    for disk, fine in ((0, True), (0xFFFF, True), (1, False), (0xFFFE, False)):
        made = bytearray(BODY + end_record(**SMALL))
        struct.pack_into("<H", made, len(BODY) + at, disk)
        if fine:
            assert read_end(io.BytesIO(bytes(made)), LIMITS).count == 2
        else:
            assert told(bytes(made)) == ("split-archive", {})


@pytest.mark.parametrize("at", [16, 20, 60])
def test_a_disk_of_a_large_archive_is_the_first_or_said_elsewhere(at: int) -> None:
    records = large_end(**LARGE)
    for disk, fine in ((0, True), (0xFFFF, True), (0xFFFFFFFF, True), (1, False)):
        data = large(records, at, "<L", disk)
        if fine:
            assert read_end(io.BytesIO(data), LIMITS) == End(2, 10, 20, counted=True)
        else:
            assert told(data) == ("split-archive", {})


@pytest.mark.parametrize(("at", "value"), [(84, 2), (86, 2), (88, 20), (92, 10)])
def test_the_small_record_says_the_same_as_the_large_one_or_nothing(at: int, value: int) -> None:
    form = "<H" if at < 88 else "<L"
    records = large_end(**LARGE)
    assert read_end(io.BytesIO(large(records, at, form, value)), LIMITS).count == 2
    if at == 84:  # the count on this disk is not looked at: there is one disk
        return
    assert told(large(records, at, form, value + 1)) == ("damaged-archive", {})
    assert told(large(records, at, form, 0)) == ("damaged-archive", {})


def test_a_large_archive_stands_anywhere_before_its_end() -> None:
    before = b"d" * 70_000
    data = before + large_end(2, 20, 69_980, at=70_000, where=70_000)
    assert read_end(io.BytesIO(data), LIMITS) == End(2, 69_980, 20, counted=True)
    data = b"d" * 200_000 + large_end(2, 20, 199_980, at=200_000)
    assert read_end(io.BytesIO(data), LIMITS) == End(2, 199_980, 20, counted=True)


def test_a_record_longer_than_ours_reaches_to_its_pointer() -> None:
    records = bytearray(large_end(**LARGE))
    struct.pack_into("<Q", records, 4, 44 + 5)
    longer = bytes(records[:56]) + b"extra" + bytes(records[56:])
    assert read_end(io.BytesIO(BODY + longer), LIMITS) == End(2, 10, 20, counted=True)


@pytest.mark.parametrize(
    ("at", "form", "value"),
    [(0, "<L", 0), (4, "<Q", 43), (4, "<Q", 45), (64, "<Q", 29), (64, "<Q", 31), (64, "<Q", 30)],
)
def test_a_large_record_stands_right_before_its_pointer(at: int, form: str, value: int) -> None:
    data = large(large_end(**LARGE), at, form, value)
    if (at, value) == (64, 30):
        assert read_end(io.BytesIO(data), LIMITS).counted
    else:
        assert told(data) == ("damaged-archive", {})


def test_a_pointer_before_the_looked_at_end_is_damage() -> None:
    """What stands so far in front of the end that no record of ours can be there."""
    data = b"d" * 100_000 + large_end(2, 20, 99_980, at=100_000, where=10)
    assert told(data) == ("damaged-archive", {})
    decoy = bytearray(data)
    decoy[10 : 10 + 56] = decoy[100_000:100_056]
    assert told(bytes(decoy)) == ("damaged-archive", {})


def test_a_pointer_behind_itself_is_damage() -> None:
    made = large_end(**LARGE, where=30 + 56 + 20 + 22)
    data = BODY + made[:-2] + struct.pack("<H", 4) + b"PK\6\6"
    assert told(data) == ("damaged-archive", {})


def test_a_pointer_without_a_record_before_it_is_damage() -> None:
    records = large_end(0, 0, 0, at=0)
    assert told(records[56:]) == ("damaged-archive", {})
    assert told(records[1:]) == ("damaged-archive", {})
    assert read_end(io.BytesIO(records), LIMITS) == End(0, 0, 0, counted=True)
