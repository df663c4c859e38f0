"""Whether an explanation is near to its outcome is said only by examples that are calibrated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mcrubric
from mcrubric.checks.explanations_own import explanations_own
from mcrubric.context import Context
from mcrubric.model.examples import Examples, Fragments, Thresholds
from mcrubric.model.portfolio import DetailMatch, Evidence, Portfolio
from mcrubric.text.asked import asked_of

if TYPE_CHECKING:
    from mcrubric.observation import Observation

RUBRIC = mcrubric.read_rubric(Path(__file__).resolve().parents[1] / "cases" / "_rubric.yaml")
EXAMPLES = Examples(
    outcomes={
        "EO1": Fragments(("in the photo Maria hands her saw over the gate", "a list of who waved")),
        "EO2": Fragments(("the hedge was cut down to the mark on the post", "shears and a ruler")),
    },
    boilerplate=("a testament to my leadership",),
    thresholds=Thresholds(located=4, medium=6, high=8, calibrated_on="0" * 64),
)
WAVES = "In the photo Maria waved to us from the gate."
ROOF = "The invoice lists seven gutters and a chimney, all paid for in June."


def told(explanation: str, detail: str, examples: Examples = EXAMPLES) -> Observation:
    match = DetailMatch(named=detail, details=(detail,), kind="id")
    entry = Evidence(
        id=detail, part="part-2", position=1, matches=(match,), explanation=explanation
    )
    (observation,) = explanations_own(
        entry,
        Context(
            rubric=RUBRIC,
            portfolio=Portfolio(parts=(), evidence=(entry,), artifacts=()),
            requirement=RUBRIC.requirements[0],
            part=None,
            prepared=asked_of(RUBRIC, examples),
        ),
    )
    return observation


def relation(observation: Observation) -> tuple[str, str]:
    return observation.outcome, observation.evidence["relation"]


def test_one_that_is_near_to_its_outcome_relates() -> None:
    observation = told(WAVES, "EO1.greet")
    assert relation(observation) == ("pass", "relates")
    assert observation.evidence["shown"][0]["terms"] == ["wave", "gate"]


def test_one_that_is_far_from_it_is_for_a_person() -> None:
    observation = told(ROOF, "EO1.greet")
    assert relation(observation) == ("review", "not-related")
    assert observation.args == {"outcomes": ["EO1"]}


@pytest.mark.parametrize(
    "examples",
    [
        Examples(),
        replace(EXAMPLES, thresholds=None),
        replace(EXAMPLES, outcomes={"EO2": EXAMPLES.outcomes["EO2"]}),
    ],
    ids=["no side file", "no thresholds", "no examples of the outcome"],
)
def test_without_calibrated_examples_nobody_says_so(examples: Examples) -> None:
    assert relation(told(ROOF, "EO1.greet", examples)) == ("pass", "own-words")


def test_an_example_of_the_rubric_is_no_explanation() -> None:
    observation = told("In the photo Maria hands her saw over the gate.", "EO1.greet")
    assert (observation.outcome, observation.key) == ("fail", "copies-example")


def test_a_few_words_in_common_with_an_example_are_no_copy() -> None:
    assert told("In the photo Maria waves.", "EO1.greet").outcome != "fail"


def test_the_phrases_of_the_side_file_say_nothing() -> None:
    observation = told("It is a testament to my leadership.", "EO1.greet")
    assert relation(observation) == ("fail", "boilerplate")
    assert told("It is a testament to my leadership.", "EO1.greet", Examples()).outcome == "pass"
