"""What a part of a file holds is found however it comes in pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mcrubric.readers.active.windows import windows

WORD = b"abab"
PIECES = st.lists(st.binary(max_size=9).map(lambda each: bytes(97 + byte % 2 for byte in each)))


def found(data: bytes) -> int:
    return sum(data.startswith(WORD, at) for at in range(len(data)))


@given(PIECES)
def test_a_word_stands_in_one_window_and_in_no_other(pieces: list[bytes]) -> None:
    there = sum(found(each) for each in windows(pieces, len(WORD) - 1))
    assert there == found(b"".join(pieces))


def test_nothing_has_no_windows() -> None:
    assert list(windows((), 3)) == []
