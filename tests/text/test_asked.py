"""What a rubric asks of texts, made ready once."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from looked_at import readings

import mcrubric
from mcrubric.model.examples import Examples, Fragments
from mcrubric.text.asked import Asked, asked_of
from mcrubric.text.reading import stemmed
from mcrubric.text.relevance import RelevanceTarget, Relevant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.text.reading import Reading
    from mcrubric.text.relevance import Scorer

RUBRIC = mcrubric.read_rubric(Path(__file__).resolve().parents[1] / "cases" / "_rubric.yaml")
EMPTY = b"""
schema: mcrubric.rubric/1
id: test/empty
version: 1.0.0
title: Nothing to ask
parts:
  - {id: part-1, kind: document, label: Part 1}
requirements:
  - {id: part-1.present, part: part-1, check: part-present, severity: error, quote: Part 1}
"""
EXAMPLES = Examples(
    components={"c2": Fragments(("a bird was nesting in the yew",), ("borders matter",))},
    asks={"q2.tools": Fragments(("the jack stood at number four",))},
    boilerplate=("heart of a street",),
)
TEXT = "A bird nests in that yew. Tom has the jack since May. On Monday I waved at Ann."


def restated(asked: Asked, text: str) -> bool:
    stems = stemmed(text)
    return asked.page.restated(stems.stems, frozenset(stems.content)) is not None


def test_examples_bring_sentences_nearer_to_what_they_are_of() -> None:
    found = readings(TEXT)
    bare, shown = asked_of(RUBRIC), asked_of(RUBRIC, EXAMPLES)
    assert bare.components(found)[0][1].score == 0
    assert shown.components(found)[0][1] > Relevant(0.0)
    assert shown.components(found)[0][1].example == 0
    asked = [ask.id for prompt in RUBRIC.parts[0].prompts for ask in prompt.asks]
    column = next(at for at, each in enumerate(asked) if each.startswith("q2."))
    assert shown.asks["part-1"](found)[1][column].score > 0
    assert shown.prompts["part-1"](found)[1][1].score > 0
    assert bare.thresholds is shown.thresholds is None


@pytest.mark.parametrize(
    "text",
    [
        "Greet people by name and lend tools without being asked twice.",
        "How have you greeted the people who live in your street?",
        "Keep the shared hedge at an agreed height.",
    ],
)
def test_the_rubrics_own_texts_can_be_said_again(text: str) -> None:
    assert restated(asked_of(RUBRIC), text)


def test_examples_can_be_copied_and_what_is_no_example_cannot() -> None:
    asked = asked_of(RUBRIC, EXAMPLES)
    assert asked.copies.copied(stemmed("A bird was nesting in the yew.").stems)
    assert asked.copies.copied(stemmed("The jack stood at number four.").stems)
    assert asked.copies.copied(stemmed("Borders matter in every street.").stems) is None
    assert not restated(asked, "A bird was nesting in the yew.")


def test_wording_is_what_one_component_alone_is_called() -> None:
    greeting, hedge = asked_of(RUBRIC).wording
    assert "greet" in greeting
    assert not greeting & hedge
    assert {"hedg", "height"} <= hedge


def test_boilerplate_is_found() -> None:
    [found] = asked_of(RUBRIC, EXAMPLES).boilerplate.find("Neighbours are the heart of a\nstreet.")
    assert found.phrase == "heart of a street"


def test_a_rubric_that_asks_nothing_can_be_held_against_any_text() -> None:
    asked, found = asked_of(mcrubric.read_rubric(EMPTY)), readings(TEXT)
    assert asked.components(found) == asked.outcomes(found) == ((), (), ())
    assert asked.prompts["part-1"](found) == ((), (), ())
    assert asked.asks["part-1"](found) == ((), (), ())
    assert asked.wording == ()
    assert not restated(asked, TEXT)


def test_what_is_made_ready_can_be_sent_to_another_process() -> None:
    asked, found = asked_of(RUBRIC, EXAMPLES), readings(TEXT)
    again = pickle.loads(pickle.dumps(asked))  # noqa: S301 - our own bytes
    assert again.components(found) == asked.components(found)
    assert again.outcomes(found) == asked.outcomes(found)
    assert again.wording == asked.wording
    assert restated(again, "Keep the shared hedge at an agreed height.")


def test_another_relevance_is_asked_for_everything() -> None:
    seen: list[str] = []

    def other(targets: Sequence[RelevanceTarget]) -> Scorer:
        seen.extend(each.id for each in targets)

        def score(found: Sequence[Reading]) -> list[list[Relevant]]:
            return [[Relevant(1.0) for _ in targets] for _ in found]

        return score

    asked = asked_of(RUBRIC, EXAMPLES, other)
    assert asked.components(readings(TEXT)) == [[Relevant(1.0)] * 2] * 3
    asks = ["q1.greeted", "q1.did-not-work", "q2.tools"]
    assert sorted(seen) == sorted(["c1", "c2", "EO1", "EO2", "q1", "q2", *asks])
