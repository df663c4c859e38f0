"""The word that was perhaps meant: shown to an author, or taken for what a candidate wrote."""

from __future__ import annotations

import pytest

from mcrubric.model.errors import Mistake, UnknownRubricError
from mcrubric.text.near import did_you_mean, distance, near, nearest


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("severty", ["severity", "check"], "severity"),
        ("SEVERITY", ["severity", "check"], "severity"),
        ("E01", ["EO1"], "EO1"),
        ("mo/building", ["mo/building-site", "other"], "mo/building-site"),
        ("deadline", ["rubric", "parts"], None),
        ("anything", [], None),
    ],
)
def test_an_author_is_shown_the_word_most_alike(
    word: str, known: list[str], meant: str | None
) -> None:
    assert near(word, known) == meant


def test_slips_are_counted_as_people_make_them() -> None:
    assert distance("conect", "connect") == 1
    assert distance("cnonect", "connect") == 1
    assert distance("", "abc") == 3


def test_a_candidate_s_word_is_taken_for_another_only_where_there_is_no_doubt() -> None:
    assert nearest("plots", ["plans", "parts"]) is None
    assert nearest("atrifacts", ["artifacts", "rubric"]) == "artifacts"
    assert nearest("EO1", ["EO2"]) is None


def test_a_guess_is_told_alike_everywhere() -> None:
    assert did_you_mean("check") == " (did you mean 'check'?)"
    assert did_you_mean(None) == did_you_mean("") == ""
    assert str(Mistake("no", guess="yes")) == f"no{did_you_mean('yes')}"
    assert did_you_mean("a/b") in str(UnknownRubricError("ab", ("a/b",), "a/b"))
