"""Whether a text is English, however clipped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mcrubric.text.language import is_english
from mcrubric.text.phrases import words_of

if TYPE_CHECKING:
    import random

TEXTS = yaml.safe_load(Path(__file__).with_name("languages.yaml").read_text("utf-8"))
ENGLISH = TEXTS.pop("English")
OTHERS = [(name, text) for name, texts in TEXTS.items() for text in texts]


def forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_english(text: str) -> None:
    assert is_english(forms(text))
    assert is_english(forms(text.upper()))


@pytest.mark.parametrize(("name", "text"), OTHERS, ids=[name for name, _ in OTHERS])
def test_other_languages_are_not(name: str, text: str) -> None:
    assert not is_english(forms(text)), name


@pytest.mark.parametrize(("name", "text"), OTHERS, ids=[name for name, _ in OTHERS])
def test_a_line_of_another_language_in_an_english_text_leaves_it_english(
    name: str, text: str
) -> None:
    assert is_english(forms(" ".join([*ENGLISH, text]))), name


@pytest.mark.parametrize(("name", "text"), OTHERS, ids=[name for name, _ in OTHERS])
def test_of_a_few_words_nothing_can_be_told(name: str, text: str) -> None:
    assert is_english(forms(text)[:5]), name


@given(
    st.sampled_from([*ENGLISH, *(text for _, text in OTHERS)]), st.randoms(use_true_random=False)
)
def test_the_order_of_words_does_not_matter(text: str, order: random.Random) -> None:
    words = forms(text)
    shuffled = list(words)
    order.shuffle(shuffled)
    assert is_english(words) is is_english(shuffled)
    assert is_english(words) is is_english(words * 3)


def test_no_words_are_english() -> None:
    assert is_english([])
