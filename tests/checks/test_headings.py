"""Below whose name a sentence stands: numbered, written large, of several, of nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcrubric.checks.headings import below_names
from mcrubric.model.limits import Limits
from mcrubric.model.portfolio import Part
from mcrubric.readers.markdown import read_markdown
from mcrubric.text.sentences import sentences_of

NAMES = (("greeting", "greeting people"), ("hedge", "Keeping the Hedge"), ("plan",), ("plan", ""))


WORDING = (frozenset({"greet"}), frozenset({"hedg"}), frozenset({"plan"}), frozenset[str]())


def owners(
    *texts: str, wording: tuple[frozenset[str], ...] = (frozenset(),) * 4, titles: int = 0
) -> tuple[int | None, ...]:
    """Return whose each sentence is; the first `titles` sentences are titles."""
    documents = tuple(
        read_markdown(each.encode(), f"{at}.md", Limits()) for at, each in enumerate(texts)
    )
    part = Part(id="part-3", kind="document", label="Part 3", documents=documents)
    found = sentences_of(documents)
    return below_names(part, found[:titles], found[titles:], NAMES, wording)


@pytest.mark.parametrize(
    "heading",
    [
        "# Hedge",
        "## HEDGE:", "## keeping the  hedge", "### *Hedge*", "## 2. Hedge", "## 2) Hedge",
        "## Component 2: Hedge", "## Outcome 2. Keeping the hedge", "## Part 2 - Hedge",
        "## b) Hedge",
        "## EO 2: Hedge", "## Essential outcome 2: Hedge", "Hedge\n=====",
    ],
)  # fmt: skip
def test_a_heading_is_a_name_however_it_is_written(heading: str) -> None:
    assert owners(f"Before.\n\n{heading}\n\nBelow. And on.\n\nStill.") == (None, 1, 1, 1)


@pytest.mark.parametrize(
    "heading",
    ["# The hedge and I", "# 2", "# Plan", "# Hedge, greeting", "# Hedgehog", "**Hedge**"],
)
def test_what_is_nobodys_name_or_that_of_several_is_none(heading: str) -> None:
    assert set(owners(f"{heading}\n\nBelow.")) == {None}


@pytest.mark.parametrize(
    ("heading", "owner"),
    [
        ("# The hedge and I", 1), ("## Greeting everybody", 0), ("## Hedges and plans", None),
        ("## Tom", None), ("## Outcome 3", 2), ("## Component 9", None), ("## Part 2", None),
    ],
)  # fmt: skip
def test_a_heading_in_other_words_is_its_whose_wording_it_has(
    heading: str, owner: int | None
) -> None:
    assert owners(f"{heading}\n\nBelow.", wording=WORDING) == (owner,)


def test_a_title_is_a_heading_too() -> None:
    assert owners("**Hedge**\n\nOne.\n\n# Greeting\n\nTwo.", titles=1) == (1, 0)


def test_the_next_heading_ends_what_stands_below_a_name() -> None:
    assert owners("# Hedge\n\nOne.\n\n## Tom\n\nTwo.\n\n# Greeting\n\nThree.") == (1, None, 0)


def test_a_heading_at_the_end_of_one_document_names_nothing_in_the_next() -> None:
    assert owners("One.\n\n# Hedge", "Two.\n\n# Hedge\n\nThree.") == (None, None, 1)


def test_without_headings_and_without_sentences_there_are_no_names() -> None:
    assert owners("One. Two.") == (None, None)
    assert owners("# Hedge") == ()
    assert owners() == ()


@given(st.lists(st.sampled_from(["# Hedge", "# Greeting", "# Tom", "Once.", "Twice. Again."])))
def test_each_sentence_is_below_the_last_heading_before_it(blocks: list[str]) -> None:
    expected: list[int | None] = []
    now: int | None = None
    for block in blocks:
        if block.startswith("#"):
            now = {"# Hedge": 1, "# Greeting": 0}.get(block)
        else:
            expected += [now] * block.count(".")
    assert owners("\n\n".join(blocks)) == tuple(expected)
