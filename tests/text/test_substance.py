"""What a sentence holds that only somebody who was there can say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from looked_at import originals

from mcrubric.text.phrases import Words
from mcrubric.text.reading import stemmed
from mcrubric.text.substance import Substance, substance_of

TABLE = yaml.safe_load(Path(__file__).with_name("substance.yaml").read_text("utf-8"))
PAGE = originals([TABLE["page"]]).stems
WORDS = st.sampled_from(
    ["we", "plan", "rapport", "the", "14", "Adair", "families", "met", "painted", "arrows", "May",
     "in", "synergy", "'so'", '"yes we did"', "relationship", "\u2014", "(", ":", "Mrs.", "O'Hara",
     "barn", "weekend", "is", "was", "built"]
)  # fmt: skip


def weighed(text: str) -> Substance:
    return substance_of(text, Words(text, {}), stemmed(text).stems, PAGE)


@pytest.mark.parametrize("case", TABLE["sentences"], ids=lambda case: case["text"])
def test_a_sentence_has_these_signs(case: dict[str, Any]) -> None:
    found = weighed(case["text"])
    assert found.enough is case["enough"], found
    assert set(case["signs"]) <= set(found.signs), found
    assert weighed(case["text"].replace(" ", "\n")) == found
    assert case["signs"] or not set(found.signs) - {"event", "particulars"}, found


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_substance_is_the_same_whenever_it_is_weighed_and_never_below_nothing(text: str) -> None:
    found = weighed(text)
    assert found == weighed(text)
    assert found.points >= 0
    assert len(set(found.signs)) == len(found.signs)
    assert not found.enough or found.signs


@given(st.text(max_size=60))
def test_any_text_can_be_weighed(text: str) -> None:
    assert weighed(text).points >= 0


@pytest.mark.parametrize("word", ["barn", "Adair", "14", "Tuesday", "relationship"])
def test_saying_it_over_and_over_gains_nothing(word: str) -> None:
    assert weighed(f"the {word} is here " * 20) == weighed(f"the {word} is here ")
