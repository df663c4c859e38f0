"""Whose words a sentence says again: the page's, an example's, or its author's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from looked_at import copies, originals

from mcrubric.text.reading import stemmed

if TYPE_CHECKING:
    from mcrubric.text.restating import Restated

TABLE = yaml.safe_load(Path(__file__).with_name("restating.yaml").read_text("utf-8"))
PAGE, EXAMPLES = originals(TABLE["page"]), copies(TABLE["examples"])
WORDS = st.lists(
    st.sampled_from(("gate", "child", "ring", "bell", "mill", "desk", "soup")), max_size=12
)


def restated(text: str) -> Restated | None:
    stems = stemmed(text)
    return PAGE.restated(stems.stems, frozenset(stems.content))


def copied(text: str) -> Restated | None:
    return EXAMPLES.copied(stemmed(text).stems)


@pytest.mark.parametrize("text", TABLE["restated"])
def test_a_sentence_says_again_what_the_page_says(text: str) -> None:
    found = restated(text)
    assert found
    assert 0 < found.shared <= found.total
    assert copied(text) is None


@pytest.mark.parametrize("text", TABLE["copied"])
def test_a_sentence_copies_an_example(text: str) -> None:
    found = copied(text)
    assert found
    assert found.runs
    assert 0 < found.shared <= found.total
    assert restated(text) is None


@pytest.mark.parametrize("text", TABLE["own"])
def test_a_sentence_is_its_authors_own(text: str) -> None:
    assert restated(text) is None
    assert copied(text) is None


@given(WORDS)
def test_whatever_is_long_enough_restates_and_copies_itself(words: list[str]) -> None:
    text = " ".join(words)
    stems = stemmed(text)
    page, examples = originals([text]), copies([text])
    again = page.restated(stems.stems, frozenset(stems.content))
    assert (again is not None) is (len(words) >= 5 or len(set(words)) >= 3)
    assert again is None or again.shared == again.total
    runs = set(zip(words, words[1:], words[2:], strict=False))
    assert (examples.copied(stems.stems) is not None) is (len(runs) >= 3)


@given(WORDS, st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_a_page_that_says_more_is_restated_by_whatever_restated_it(
    words: list[str], page: list[list[str]], more: list[list[str]]
) -> None:
    stems = stemmed(" ".join(words))
    content = frozenset(stems.content)
    small, large = (originals(map(" ".join, each)) for each in (page, page + more))
    assert small.stems <= large.stems
    if small.restated(stems.stems, content):
        assert large.restated(stems.stems, content)
    assert large.restated(stems.stems, content) == originals(map(" ".join, more + page)).restated(
        stems.stems, content
    )


@given(WORDS, st.lists(WORDS, max_size=4))
def test_nothing_in_common_is_never_said_again(words: list[str], page: list[list[str]]) -> None:
    others = " ".join(f"x{word}" for word in words)
    stems = stemmed(others)
    texts = [" ".join(each) for each in page]
    assert originals(texts).restated(stems.stems, frozenset(stems.content)) is None
    assert copies(texts).copied(stems.stems) is None
