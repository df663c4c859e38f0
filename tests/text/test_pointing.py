"""Sentences that only point at the evidence or praise it, and those that look as if they did."""

from __future__ import annotations

import pytest

from mcrubric.text.phrases import PhraseFinder
from mcrubric.text.pointing import only_points, pointing_of

NONE = PhraseFinder(())


@pytest.mark.parametrize(
    "text",
    [
        "See attached.",
        "Self-explanatory.",
        "Please refer to the uploaded file, pages 3-5.",
        "As can be seen in Exhibit C, this clearly and compellingly demonstrates proficiency.",
        "This artifact exceeds the expectations of the rubric in every aspect.",
        "See the video from 3:40 to 5:10.",
    ],
)
def test_what_only_points(text: str) -> None:
    assert only_points([pointing_of(text, frozenset(), NONE)])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "Tom waved.",
        "The log on page 3 shows each call.",
        "At 1:15 the custodian walks a new mother past the counter.",
        "This shows who came.",
        "See the letter to Mr. Ostrander on page 2.",
        "The excellent ladder broke.",
        "The principal is strong.",
    ],
)
def test_what_says_something(text: str) -> None:
    assert not only_points([pointing_of(text, frozenset(), NONE)])


def test_a_sentence_that_says_something_speaks_for_all() -> None:
    said = [
        pointing_of(text, frozenset(), NONE)
        for text in ("See attached.", "Tom lent me his ladder on 3 May.", "It proves proficiency.")
    ]
    assert not only_points(said)
    assert only_points([said[0], said[2]])
