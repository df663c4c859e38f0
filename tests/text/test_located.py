"""What a text has on each subject: passages, the best sentences, and those that only name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from looked_at import readings

from mcrubric.text.located import Located, in_context, locate, weighed
from mcrubric.text.relevance import RelevanceTarget, Relevant, lexical_relevance

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = ("keep the shared hedge at an agreed height",)
EXAMPLES = ("on 2 June we trimmed the top with two pairs of shears",)
SUBJECTS = (
    RelevanceTarget(id="greeting", strong=("greet", "wave"), weak=("gate",), examples=("a nod",)),
    RelevanceTarget(id="hedge", strong=("hedge", "shears"), weak=("height",), examples=EXAMPLES),
)
WORDING = (frozenset(["greet"]), frozenset(["hedg"]))
GREETING = "On Monday I greeted Tom with a wave over the gate. He nodded to Marta and her 3 dogs."
HEDGE = "On 3 June Marta took her shears to the hedge, and its height is two metres."
NEUTRAL = "The soup was cold on Friday, said Ben."
BARE = "The hedge is very important to us."
PARAGRAPHS = st.lists(
    st.sampled_from(
        [GREETING, HEDGE, NEUTRAL, BARE, EXAMPLES[0], PAGE[0], "I ran out of time for the hedge."]
    ),
    max_size=6,
).map("\n\n".join)


def located(text: str, headed: Sequence[int | None] | None = None) -> tuple[Located, Located]:
    found = readings(text, PAGE, EXAMPLES)
    matrix = lexical_relevance(SUBJECTS)(found)
    greeting, hedge = locate(found, matrix, headed or [None] * len(found), WORDING)
    return greeting, hedge


def test_each_subject_has_its_passage_and_its_best_sentences() -> None:
    greeting, hedge = located(f"{GREETING}\n\n{HEDGE}\n\n{NEUTRAL}")
    assert (greeting.passage, hedge.passage) == ((0, 1), (2,))
    assert greeting.sentences[0] == 0
    assert hedge.sentences == (2,)
    assert [each.terms for each in hedge.relevant] == [("shears", "hedge", "height")]
    assert greeting.score > 0 < hedge.score
    assert (greeting.named, hedge.named) == ((), ())


def test_a_heading_brings_a_sentence_without_its_words() -> None:
    text = "In June two of us took 30 centimetres off it."
    assert located(text) == (Located(0.0), Located(0.0))
    _, hedge = located(text, [1])
    assert hedge.sentences == (0,)


def test_a_subject_that_is_only_named_is_bare() -> None:
    _, hedge = located(f"{GREETING}\n\n{BARE}")
    assert (hedge.score, hedge.named, hedge.bare) == (0.0, (2,), True)


@pytest.mark.parametrize(
    "beside", [NEUTRAL, "We did not get to it, for Marta broke her hip on 3 June in Ghent."]
)
def test_a_sentence_beside_it_that_tells_something_makes_it_less_than_bare(beside: str) -> None:
    _, hedge = located(f"{GREETING}\n\n{BARE} {beside}")
    assert hedge.named == (2,)
    assert not hedge.bare


@pytest.mark.parametrize("text", [*PAGE, *EXAMPLES])
def test_what_others_wrote_locates_nothing(text: str) -> None:
    [reading] = readings(text, PAGE, EXAMPLES)
    assert not reading.own
    assert located(text)[1].sentences == ()
    assert weighed(reading, 10.0) < 10.0


def test_a_sentence_has_something_of_those_beside_it_in_its_paragraph_alone() -> None:
    matrix = [[Relevant(4.0)], [Relevant(0.0)]]
    (_, [beside]), (_, [apart]) = (
        in_context(readings(f"{HEDGE}{space}{NEUTRAL}"), matrix) for space in (" ", "\n\n")
    )
    assert 0 == apart < beside < 4


def test_nothing_is_located_in_nothing() -> None:
    assert locate((), (), (), WORDING) == (Located(0.0), Located(0.0))
    assert locate((), (), (), ()) == ()


@given(PARAGRAPHS)
def test_what_is_shown_is_of_the_passage_and_of_the_author(text: str) -> None:
    found = readings(text, PAGE, EXAMPLES)
    both = located(text)
    for each in both:
        assert set(each.sentences) <= set(each.passage)
        assert len(each.sentences) == len(each.relevant) <= 3
        assert all(found[at].own for at in each.sentences)
        assert not any(found[at].own for at in each.named)
        assert (each.score > 0) is bool(each.sentences)
        assert each.named or not each.bare
    assert not set(both[0].passage) & set(both[1].passage)


@given(PARAGRAPHS, st.sampled_from(["before", "after"]))
def test_a_neutral_paragraph_changes_nothing_that_was_located(text: str, where: str) -> None:
    """It shares no word with any subject, so that no score of any sentence changes."""
    if where == "before":
        shifted = located(f"{NEUTRAL}\n\n{text}")
        known = [tuple(at - 1 for at in each.sentences) for each in shifted]
    else:
        shifted = located(f"{text}\n\n{NEUTRAL}")
        known = [each.sentences for each in shifted]
    assert known == [each.sentences for each in located(text)]
    assert [each.score for each in shifted] == [each.score for each in located(text)]
    assert [each.bare for each in shifted] == [each.bare for each in located(text)]
