"""How near a sentence is to each thing that is asked about: laws, not points."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from looked_at import readings

from mcrubric.text.relevance import RelevanceTarget, Relevant, lexical_relevance

if TYPE_CHECKING:
    import random

HEDGE = RelevanceTarget(
    id="hedge",
    statement="keeping the hedge",
    strong=("hedge", "cut back"),
    weak=("shears", "height"),
    examples=("we trimmed the top with two pairs of shears", "a bird was nesting in the yew"),
)
GREETING = RelevanceTarget(
    id="greeting",
    strong=("greet", "wave"),
    weak=("gate",),
    examples=("I called good morning over the gate", "every driver gets a nod"),
)
EMPTY = RelevanceTarget(id="empty", statement="of which the rubric knows nothing")
TEXT = (
    "On Monday we cut back the hedge with new shears. A bird nests in that yew. I wave at Tom over "
    "the gate each morning. The soup was cold."
)
PHRASES = st.sampled_from(
    ["hedge", "cut back", "good morning", "a bird nests", "yew", "gate", "waved", "soup", "in May"]
)
FRAGMENTS = st.lists(PHRASES, max_size=3).map(tuple)
TARGETS = st.lists(
    st.builds(
        RelevanceTarget, id=st.just("x"), strong=FRAGMENTS, weak=FRAGMENTS, examples=FRAGMENTS
    ),
    max_size=4,
)
SENTENCES = st.lists(PHRASES, min_size=1, max_size=8).map(lambda words: " ".join(words) + ".")
SCRIPT = f"""
from looked_at import readings
from mcrubric.text.relevance import RelevanceTarget, lexical_relevance
print(lexical_relevance([{HEDGE!r}, {GREETING!r}, {EMPTY!r}])(readings({TEXT!r})))
"""


def test_each_sentence_has_a_row_and_each_target_an_entry() -> None:
    found = readings(TEXT)
    matrix = lexical_relevance([HEDGE, GREETING, EMPTY])(found)
    assert [len(row) for row in matrix] == [3] * len(found) == [3] * 4
    assert lexical_relevance([HEDGE])(()) == ()


def test_a_sentence_is_nearest_to_what_it_is_about() -> None:
    first, second, third, soup = lexical_relevance([HEDGE, GREETING])(readings(TEXT))
    assert first[0].score > first[1].score
    assert second[0].score > second[1].score
    assert third[1].score > third[0].score
    assert soup == (Relevant(0.0), Relevant(0.0))


def test_what_says_so_is_told() -> None:
    first, second, third, _ = lexical_relevance([HEDGE, GREETING])(readings(TEXT))
    assert first[0].terms == ("cut back", "hedge", "shears")
    assert second[0].example == 1
    assert third[1].terms == ("wave", "gate")
    assert third[0] == Relevant(0.0)


def test_what_is_about_nothing_known_is_near_to_nothing() -> None:
    assert lexical_relevance([EMPTY])(readings("The soup was cold."))[0] == (Relevant(0.0),)
    assert lexical_relevance([HEDGE])(readings("?"))[0][0].score == 0


def test_without_targets_there_is_nothing_to_be_near_to() -> None:
    assert lexical_relevance([])(readings(TEXT)) == ((), (), (), ())


def test_a_strong_term_counts_where_the_rubric_has_no_examples() -> None:
    """Or a rubric without a side file could locate nothing by its terms."""
    terms = RelevanceTarget(id="hedge", strong=("hedge", "yew"))
    [[bare]] = lexical_relevance([terms])(readings("We cut the hedge."))
    [[other]] = lexical_relevance([HEDGE])(readings("We cut the hedge."))
    assert bare.score >= other.score > 0


@given(TARGETS, st.lists(SENTENCES, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_targets_changes_nothing(
    targets: list[RelevanceTarget], sentences: list[str], order: random.Random
) -> None:
    found = readings(" ".join(sentences))
    places = list(range(len(targets)))
    order.shuffle(places)
    given_, shuffled = (
        lexical_relevance(each)(found) for each in (targets, [targets[at] for at in places])
    )
    assert tuple(tuple(row[at] for at in places) for row in given_) == tuple(shuffled)


@given(TARGETS, st.lists(SENTENCES, min_size=1, max_size=4))
def test_scores_are_rounded_never_negative_and_a_sentences_own(
    targets: list[RelevanceTarget], sentences: list[str]
) -> None:
    score = lexical_relevance(targets)
    found = readings("\n\n".join(sentences))
    matrix = score(found)
    for row in matrix:
        for entry in row:
            assert entry.score == round(entry.score, 6) >= 0
            assert entry.score > 0 or entry.terms == ()
    assert tuple(matrix) == tuple(row for each in found for row in score([each]))
    again = pickle.loads(pickle.dumps(score))  # noqa: S301 - our own bytes
    assert again(found) == matrix


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_seed_of_hashes_changes_nothing(seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    here = lexical_relevance([HEDGE, GREETING, EMPTY])(readings(TEXT))
    assert done.stdout.strip() == str(here)


def test_what_only_looks_as_if_it_were_on_a_subject_is_less_near() -> None:
    unlike = RelevanceTarget(
        id="hedge",
        strong=HEDGE.strong,
        weak=HEDGE.weak,
        examples=HEDGE.examples,
        not_examples=("a hedge is the soul of every street and of every good neighbour",),
    )
    said = readings("The hedge is the soul of every street, and of every good neighbour.")
    told = readings("On Monday we cut back the hedge with new shears.")
    [[without]], [[with_it]] = (lexical_relevance([each])(said) for each in (HEDGE, unlike))
    assert with_it.score < without.score
    assert lexical_relevance([HEDGE])(told) == lexical_relevance([unlike])(told)
