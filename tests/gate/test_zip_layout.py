"""Where members lie, byte by byte: beside one another, and nothing hidden between them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from raw_zip import STORED, archive
from raw_zip import Member as Made

from mcrubric.model.limits import Limits
from mcrubric.portfolio.gate import RefusedError
from mcrubric.portfolio.zip_directory import Member, read_directory
from mcrubric.portfolio.zip_end import read_end
from mcrubric.portfolio.zip_layout import check_layout

if TYPE_CHECKING:
    from collections.abc import Callable

LIMITS: Final = Limits()
A: Final = Made(b"a.txt", b"one", method=STORED)
B: Final = Made(b"bb.txt", b"three", method=STORED)
MARK: Final = b"PK\3\4"


def laid_out(
    *made: Made,
    limits: Limits = LIMITS,
    change: Callable[[Member], Member] = lambda each: each,
    **written: Any,
) -> dict[int, int]:
    data = io.BytesIO(archive(made, **written))
    end = read_end(data, LIMITS)
    members = [change(each) for each in read_directory(data, end)]
    return check_layout(data, members, end.start, limits)


def told(*made: Made, **more: Any) -> tuple[Any, ...]:
    with pytest.raises(RefusedError) as caught:
        laid_out(*made, **more)
    return caught.value.args


def test_content_begins_behind_each_header_in_any_order() -> None:
    assert laid_out(A, B) == {0: 35, 38: 74}
    assert laid_out(A, before=b"12345") == {5: 40}
    assert laid_out() == {}
    one, two = Made(b"a", b"x", method=STORED, extra=b"extra"), replace(A, reuse=True, at=0)
    assert laid_out(one) == {0: 36}
    assert told(A, two) == ("overlapping-archive", {})
    data = io.BytesIO(archive([A, B]))
    end = read_end(data, LIMITS)
    turned = reversed(read_directory(data, end))
    assert check_layout(data, turned, end.start, LIMITS) == {0: 35, 38: 74}


@pytest.mark.parametrize("at", [38, 37, 36, 0])
def test_a_member_begins_where_the_one_before_it_ends(at: int) -> None:
    def moved(each: Member) -> Member:
        return replace(each, at=at) if each.at else each

    if at == 38:
        assert laid_out(A, B, change=moved) == {0: 35, 38: 74}
    else:
        assert told(A, B, change=moved) == ("overlapping-archive", {})


@pytest.mark.parametrize("more", [0, 1])
def test_a_member_ends_before_the_directory_begins(more: int) -> None:
    def longer(each: Member) -> Member:
        return replace(each, packed=each.packed + more)

    if more:
        assert told(A, change=longer) == ("overlapping-archive", {})
    else:
        assert laid_out(A, change=longer) == {0: 35}


@pytest.mark.parametrize(
    "made",
    [
        replace(A, local={"name": b"b.txt"}),
        replace(A, local={"name": b"a.txtx"}),
        replace(A, local={"method": 8}),
        replace(A, local={"flags": 1}),
        replace(A, central={"flags": 1}),
        replace(A, central={"flags": 9}),
    ],
)
def test_a_header_of_another_member_is_known_and_takes_its_room(made: Made) -> None:
    assert laid_out(made, B) == {0: 0, made_end(made): made_end(made) + 36}


def test_a_header_with_a_shorter_name_takes_the_room_of_the_longer_one() -> None:
    made = replace(A, local={"name": b"a.tx"})
    assert laid_out(replace(made, behind=b".")) == {0: 0}
    assert told(made, B) == ("overlapping-archive", {})


def made_end(made: Made) -> int:
    return 30 + len(made.local.get("name", made.name)) + 3


@pytest.mark.parametrize(
    "made", [replace(A, local={"flags": 0x808}), replace(A, flags=1), replace(A, flags=0x800)]
)
def test_flags_may_differ_but_for_the_lock(made: Made) -> None:
    assert laid_out(made) == {0: 35}


def test_a_header_without_its_mark_is_none() -> None:
    data = io.BytesIO(archive([A, B]).replace(b"PK\3\4", b"PK\3\5", 1))
    end = read_end(data, LIMITS)
    starts = check_layout(data, read_directory(data, end), end.start, LIMITS)
    assert starts == {0: 0, 38: 74}


def test_a_header_that_is_none_takes_the_room_of_its_name() -> None:
    """So that the content which it says it has lies in no other member and in no directory."""
    data = io.BytesIO(archive([A]).replace(MARK, b"PK\3\5"))
    end = read_end(data, LIMITS)
    (member,) = read_directory(data, end)
    assert check_layout(data, [member], end.start, LIMITS) == {0: 0}
    for longer in (replace(member, packed=4), replace(member, written=b"a.txtx")):
        with pytest.raises(RefusedError, match="overlapping-archive"):
            check_layout(data, [longer], end.start, LIMITS)


def test_a_header_that_is_cut_is_none() -> None:
    member = Member(
        name="", written=b"", flags=0, method=0, crc=0, packed=0, size=0, at=0, kind=0
    )  # fmt: skip
    whole = MARK + bytes(26)
    for data, starts in ((whole, {0: 30}), (whole[:-1], {0: 0}), (b"", {0: 0})):
        assert check_layout(io.BytesIO(data), [member], 30, LIMITS) == starts


@pytest.mark.parametrize("far", [0, 1, 23, 24])
def test_a_member_in_no_directory_is_found_as_far_as_one_may_stand(far: int) -> None:
    gap = b"x" * far + MARK
    hidden: tuple[Any, ...] = ("two-archives", {})
    assert told(A, before=gap) == hidden
    assert told(replace(A, behind=gap), B) == hidden
    assert told(A, between=gap) == hidden


def test_what_lies_between_members_is_no_matter() -> None:
    far = b"x" * 25 + MARK
    assert laid_out(A, before=far) == {29: 64}
    assert laid_out(replace(A, behind=b"PK\3"), B) == {0: 35, 41: 77}
    assert laid_out(A, between=b"PK") == {0: 35}
    # The next header begins right behind the gap, and is none of it.
    assert laid_out(replace(A, behind=b"PK\7\x08" + bytes(12)), B) == {0: 35, 54: 90}


def test_members_expand_as_far_as_the_limit_at_most() -> None:
    assert laid_out(A, B, limits=Limits(archive_bytes=8)) == {0: 35, 38: 74}
    assert told(A, B, limits=Limits(archive_bytes=7)) == ("expands-too-far", {"limit": 7})
