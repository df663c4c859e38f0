"""Every kind of active content has its words, and its line in the reference."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from mcrubric.checks.inert_words import MESSAGES, REMEDIES
from mcrubric.model.artifacts import RUNS, ActiveKind
from mcrubric.text.wording import say

KINDS = get_args(ActiveKind)
REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "artifacts.md"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [1, 2])
def test_a_kind_is_told_with_what_to_do(kind: str, count: int) -> None:
    assert say(MESSAGES[kind], {"path": "a.pdf", "count": count}).startswith("a.pdf ")
    assert REMEDIES[kind].endswith(".")


def test_words_are_there_for_messages_alone() -> None:
    assert MESSAGES.keys() == REMEDIES.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_the_reference_says_what_the_check_makes_of_a_kind(kind: str) -> None:
    rows = [each for each in REFERENCE.read_text("utf-8").split("\n") if each.startswith("| `")]
    row = next(each for each in rows if f"`{kind}`" in each.split("|")[1])
    assert row.split("|")[3].strip() == ("fail" if kind in RUNS else "review")
