"""Terms are found whole, in any case and form, across line ends."""

from __future__ import annotations

import pytest

from mcrubric.text.phrases import PhraseFinder


def _found(text: str, *phrases: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.phrase) for each in PhraseFinder(phrases).find(text)]


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("We build rapport daily", "build rapport", "build rapport"),
        ("We were Building\n  Rapport", "build rapport", "Building\n  Rapport"),
        ("partnerships' worth", "partnership", "partnerships'"),
        ("the families came", "family", "families"),
        ("welcoming and valued", "value", "valued"),
        ("valuing them", "value", "valuing"),
        ("self awareness", "self-awareness", "self awareness"),
        ("self-awareness", "self awareness", "self-awareness"),
        ("it\u2019s time", "it's time", "it\u2019s time"),
        ("plan (2024)", "plan", "plan"),
    ],
)
def test_a_phrase_is_found(text: str, phrase: str, found: str) -> None:
    assert _found(text, phrase) == [(found, phrase)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("airplane", "plan"),
        ("planet", "plan"),
        ("a planner", "plan"),
        ("build a rapport", "build rapport"),
    ],
)
def test_other_words_are_not(text: str, phrase: str) -> None:
    assert _found(text, phrase) == []


def test_the_longest_is_found_and_none_twice() -> None:
    assert _found("best practices here", "practice", "best practice", "best") == [
        ("best practices", "best practice")
    ]


def test_no_phrase_finds_nothing() -> None:
    assert PhraseFinder(()).find("text") == ()
    assert PhraseFinder(("", "—")).find("text — text") == ()


def test_signs_in_a_phrase_are_no_pattern() -> None:
    assert _found("axb a.b", "a.b (c)*") == []
    assert _found("what? (now)", "what? (now)") == []
