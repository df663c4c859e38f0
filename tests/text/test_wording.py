"""Numbers in sentences read well, a limit of one among them."""

from __future__ import annotations

import pytest

from mcrubric.readers.budget import Budget
from mcrubric.readers.reading import ReadError
from mcrubric.text.wording import more_than


def test_more_than_one_is_said_without_a_wrong_plural() -> None:
    assert more_than(1, "slides") == "more slides than 1"
    assert more_than(5_000, "cells in use") == "more than 5,000 cells in use"


def test_a_budget_says_of_what_there_is_too_much() -> None:
    budget = Budget(1, "styles")
    budget.spend()
    with pytest.raises(ReadError) as caught:
        budget.spend()
    assert caught.value.problem.detail == "it has more styles than 1"
