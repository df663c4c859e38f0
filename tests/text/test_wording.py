"""Numbers in sentences read well, a limit of one among them."""

from __future__ import annotations

import pytest

from mcrubric.readers.budget import Budget
from mcrubric.readers.reading import ReadError
from mcrubric.text.wording import more_than, say, sized


def test_more_than_one_is_said_without_a_wrong_plural() -> None:
    assert more_than(1, "slides") == "more slides than 1"
    assert more_than(5_000, "cells in use") == "more than 5,000 cells in use"


def test_a_budget_says_of_what_there_is_too_much() -> None:
    budget = Budget(1, "styles")
    budget.spend()
    with pytest.raises(ReadError) as caught:
        budget.spend()
    assert caught.value.problem.detail == "it has more styles than 1"


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 byte"), (1_000, "1,000 bytes"), (2_000_000, "2,000,000 bytes"), (1 << 20, "1 MB"),
     (512 << 20, "512 MB"), (2 << 30, "2 GB"), (1_536 << 20, "1,536 MB"), (0, "0 bytes")],
)  # fmt: skip
def test_sizes_are_said_as_people_say_them(number: int, said: str) -> None:
    assert sized(number) == said
    assert say("larger than {limit:size}", {"limit": number}) == f"larger than {said}"


@pytest.mark.parametrize("value", ["", "many", "9 MB", float("inf"), [1]])
def test_what_is_no_size_makes_no_sentence(value: object) -> None:
    with pytest.raises(ValueError, match="no number of bytes"):
        say("{limit:size}", {"limit": value})
