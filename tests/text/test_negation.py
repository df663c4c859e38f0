"""What people say of things that they did not do, and what only has a "not" in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mcrubric.text.negation import is_undone

TABLE = yaml.safe_load(Path(__file__).with_name("undone.yaml").read_text("utf-8"))


@pytest.mark.parametrize("text", TABLE["undone"])
def test_a_sentence_says_that_it_was_not_done(text: str) -> None:
    assert is_undone(text)
    assert is_undone(f"In truth, {text[0].lower()}{text[1:]}")
    assert is_undone(text.upper())
    assert is_undone(text.replace(" ", "\n"))
    assert is_undone(text.replace(" ", "  "))


@pytest.mark.parametrize("text", TABLE["done"])
def test_a_sentence_does_not_say_so(text: str) -> None:
    assert not is_undone(text)
