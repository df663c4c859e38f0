"""Places in messages read as people say them, and nothing in a hand-in makes them break."""

from __future__ import annotations

import math

import pytest

from mcrubric.locators.answers import length_of
from mcrubric.locators.canonical import clock_text
from mcrubric.locators.fragments import read_fragment
from mcrubric.locators.phrases import read_places
from mcrubric.locators.spoken import spoken


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("section 2", "section 2"),
        ("figure 2", "figure 2"),
        ("Appendix A", "appendix A"),
        ("last page", "the last page"),
        ('item."destination" "foo"', "destination foo"),
        ("row 14", "row 14"),
        ("rows 14-16", "rows 14-16"),
        ("column C", "column C"),
        ("cell C7", "cell C7"),
        ("B3:D9", "cells B3:D9"),
        ('sheet "Budget", cell C7', 'sheet "Budget", C7'),
        ('sheet "Budget"', 'sheet "Budget"'),
        ("0:42-1:10", "0:42-1:10"),
    ],
)
def test_a_place_is_said_as_people_say_it(phrase: str, said: str) -> None:
    (place,) = read_places(phrase)
    assert spoken(place) == said


def test_a_part_of_a_picture_is_said_in_words() -> None:
    (place,) = read_fragment("xywh=160,120,320,240")
    assert spoken(place) == "the part of 320 by 240 pixels at 160, 120"


@pytest.mark.parametrize(
    "seconds", [math.nan, math.inf, -math.inf, 1e16, 1e300, -1e300, -5.0, 0.0, 5e-324]
)
def test_any_number_has_a_clock(seconds: float) -> None:
    assert clock_text(seconds)
    assert length_of(seconds)


def test_a_length_before_zero_and_a_very_long_one() -> None:
    assert clock_text(-5.0) == "-0:05"
    assert clock_text(3600 * 1e13) == "10000000000000:00:00"
