"""One very long sentence costs what its length costs, whatever it is made of."""

from __future__ import annotations

import time

import pytest
from looked_at import copies, originals

from mcrubric.checks.headings import _bare
from mcrubric.model.places import Place
from mcrubric.text.language import is_english
from mcrubric.text.phrases import Words
from mcrubric.text.reading import read_sentences
from mcrubric.text.relevance import RelevanceTarget, lexical_relevance
from mcrubric.text.sentences import Sentence
from mcrubric.text.substance import substance_of

SIZE = 250_000
PIECES = [
    "a", "1", "1.", "1:", '"', "'", "\u201c", "\u2018a", "'a", ' "a', "(((", "( ", " ", "\n",
    "a-", "a'", "Aa ", "Aaa ", "AAA ", "\u00c9\u00e9\u00e9 ", "- Aaa ", ": Aaa ", '"Aaa ',
    "(((Aaa ", "Plan ", ": Plan ", "Mrs ", "Mrs. ", "May ", "in May ", "12:3 ", "'s ", "Tom's ",
    "ed ", "we had grown ", "plan to  ", "not ", "did not ", "never ", "ran out of ",
    "not enough time ", "hope to ", "I left ", "I ",
]  # fmt: skip
"""What the patterns of substance, negation, names and headings begin with, over and over."""
PLAN = RelevanceTarget(
    id="c1", strong=("plan to", "not enough time"), weak=("a plan",), examples=("we plan in May",)
)


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_sentence_alone(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    page, score = originals(["we have a plan"]), lexical_relevance([PLAN])
    begun = time.process_time()
    words = Words(text, {})
    sentence = Sentence(text, 0, 0, len(text), 0, Place(path="part-3.md"), words)
    found = read_sentences([sentence], page, copies(["we plan in May"]))
    score(found)
    is_english(words.forms)
    _bare(text)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("piece", ["Plan ", ": Annie "])
def test_what_stands_before_a_name_is_not_copied_for_each(piece: str) -> None:
    """As much as a written text may hold: copying it once for each word takes half a minute."""
    text = piece * (1_900_000 // len(piece))
    words = Words(text, {})
    stems = ("plan",) * len(words)
    begun = time.process_time()
    substance_of(text, words, stems, frozenset(["plan"]))
    assert time.process_time() - begun < 5
