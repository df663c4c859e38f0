"""What is worth a look in a rubric that has no mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import mcrubric
from mcrubric.engine.lint import hints
from mcrubric.rubric.dump import dump

SMALL = Path(__file__).resolve().parents[1] / "cases" / "_rubric.yaml"


def hinted(**changes: Any) -> list[str]:
    data = {**dump(mcrubric.read_rubric(SMALL)), **changes}
    return [str(hint) for hint in hints(mcrubric.read_rubric(data))]


def requirement(quote: str) -> dict[str, Any]:
    named = {"id": "part-1.present", "part": "part-1", "check": "part-present"}
    return {**named, "severity": "error", "quote": quote}


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("the three components", "announces 3 components; the rubric lists 2"),
        ("the following four identified essential outcomes", "announces 4 outcomes"),
        ("all 5 questions", "announces 5 questions; the rubric lists 2"),
    ],
)
def test_an_announced_number_that_is_not_listed_is_told(quote: str, told: str) -> None:
    assert any(told in hint for hint in hinted(requirements=[requirement(quote)]))


@pytest.mark.parametrize("quote", ["the two components", "two outcomes", "in three parts"])
def test_an_announced_number_that_is_listed_is_not_told(quote: str) -> None:
    assert not any("announces" in hint for hint in hinted(requirements=[requirement(quote)]))


def test_thin_and_overlapping_terms_are_told() -> None:
    words = ["hedge", "shears", "gate", "wave"]
    components = [
        {"id": "c1", "statement": "one", "terms": {"strong": words}},
        {"id": "c2", "statement": "two", "terms": {"strong": words[:2]}},
    ]
    told = hinted(components=components)
    assert any("component 'c2' has 2 terms" in hint for hint in told)
    assert any("share 2 of 2 terms: hedge, shears" in hint for hint in told)


def test_a_part_that_nothing_is_asked_of_is_told() -> None:
    assert "no requirement is about part 'part-3'" in hinted()


@pytest.mark.parametrize("name", mcrubric.rubric_ids())
def test_the_shipped_rubrics_announce_what_they_list(name: str) -> None:
    assert not any("announces" in str(hint) for hint in hints(mcrubric.load_rubric(name)))
