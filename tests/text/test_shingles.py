"""What two texts share, and where it stands in both."""

from __future__ import annotations

from mcrubric.text.shingles import SHINGLE, Run, Said, Shared, shared

EIGHT = "one two three four five six seven eight"


def said(*pieces: str) -> Said:
    return Said(pieces, {})


def test_eight_words_in_a_row_are_shared() -> None:
    own, other = said(f"so {EIGHT} so"), said(f"and then {EIGHT}")
    run = Run(start=1, end=1 + SHINGLE, other=0, at=2, together=SHINGLE)
    assert shared(own, [other]) == Shared(SHINGLE, run)


def test_seven_are_not() -> None:
    assert shared(said(EIGHT), [said(EIGHT.removesuffix(" eight"))]) == Shared(0, None)


def test_case_marks_hyphens_and_unseen_signs_do_not_count() -> None:
    other = "One, TWO; three - four\n(five) six-sev\u00aden \u201ceight\u201d"
    assert shared(said(EIGHT), [said(other)]).words == SHINGLE
    assert shared(said("\ufb01ve " * 8), [said("five " * 8)]).words == SHINGLE


def test_a_run_goes_on_over_pieces() -> None:
    own = said("one two three four", "five six seven eight")
    assert shared(own, [said(EIGHT)]).words == SHINGLE
    assert [own.place(word) for word in (0, 4)] == [(0, 0, 3), (1, 0, 4)]


def test_words_in_two_runs_count_once() -> None:
    nine = f"{EIGHT} nine"
    others = [said(EIGHT), said(nine.removeprefix("one "))]
    found = shared(said(nine), others)
    assert found.words == SHINGLE + 1
    assert found.longest == Run(start=0, end=9, other=0, at=0, together=8)


def test_what_is_given_does_not_count() -> None:
    assert shared(said(EIGHT), [said(EIGHT)], [said(EIGHT)]) == Shared(0, None)
