"""Laws of editing a reflection: whatever is done to it, nothing breaks and nobody is accused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handins import PERSONAL, SAMPLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mcrubric

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from mcrubric.model.findings import Judgement

EXTERNAL = "mo/building-external-relationships"
INFERRED = {"part-3.components", "part-3.examples", "part-3.impact", "part-3.continuation"}
REFLECTIONS = {
    name: (SAMPLES / folder / file).read_text("utf-8").strip().split("\n\n")
    for name, folder, file in (
        ("complete", "complete-personal", "part-3.md"),
        ("other", "complete-external", "part-3.txt"),
        ("incomplete", "incomplete-personal", "part-3.md"),
        ("short", "unreadable-part", "part-3.md"),
    )
}
NAMING = (
    "Social awareness is important.",
    "A comprehensive plan evaluates and monitors the process.",
    "Self-awareness and personal management matter.",
    "A leader must be approachable, accessible and welcoming.",
    "Partners in learning are kept across the district.",
    "I ran out of time for the plan.",
)
"""Paragraphs that name components and tell nothing, so that faults are within reach."""
NEUTRAL = (
    "The moon has no air.",
    "Basalt is darker than granite.",
    "Whales breathe, and herrings do not.",
    "Copper turns green in the rain. Gold does not.",
)
"""Paragraphs that are about nothing in any rubric."""
LAWS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module", params=[PERSONAL, EXTERNAL])
def validator(request: pytest.FixtureRequest) -> Iterator[mcrubric.Validator]:
    with mcrubric.Validator(mcrubric.load_rubric(request.param)) as made:
        yield made


@st.composite
def paragraphs(draw: st.DrawFn) -> list[str]:
    """Draw some paragraphs of a reflection in their order, and others that tell nothing."""
    whole = REFLECTIONS[draw(st.sampled_from(sorted(REFLECTIONS)))]
    kept = draw(st.sets(st.sampled_from(range(len(whole)))))
    naming = draw(st.lists(st.sampled_from(NAMING), max_size=3))
    return [each for at, each in enumerate(whole) if at in kept] + naming


def looked_at(validator: mcrubric.Validator, texts: list[str]) -> mcrubric.Report:
    source = {"documents": {"part-3": {"text": "\n\n".join(texts or ["Thanks."])}}}
    report = validator.validate(source, parts=["part-3"])
    assert report.failures == ()
    return report


def judged(report: mcrubric.Report, requirement: str) -> dict[str, Judgement]:
    [result] = [each for each in report.results if each.requirement == requirement]
    return {each.target: each for each in result.judgements}


@LAWS
@given(paragraphs(), st.randoms(use_true_random=False))
def test_paragraphs_in_any_order_are_looked_into(
    validator: mcrubric.Validator, texts: list[str], order: random.Random
) -> None:
    shuffled = order.sample(texts, len(texts))
    report, before = looked_at(validator, shuffled), looked_at(validator, texts)
    for result in report.results:
        if result.requirement in INFERRED:
            assert result.outcome in {"pass", "review", "fail", "open"}
            assert {each.outcome for each in result.judgements} <= {"pass", "review", "fail"}
    for name in INFERRED - {"part-3.components", "part-3.examples"}:
        assert judged(report, name)["part-3"].outcome == judged(before, name)["part-3"].outcome


@LAWS
@given(paragraphs(), st.lists(st.sampled_from(NEUTRAL), min_size=1, max_size=3))
def test_a_neutral_paragraph_never_makes_a_fault_of_what_was_located(
    validator: mcrubric.Validator, texts: list[str], neutral: list[str]
) -> None:
    report, before = looked_at(validator, texts + neutral), looked_at(validator, texts)
    for name in INFERRED:
        was, now = judged(before, name), judged(report, name)
        for target, each in now.items():
            # With text below it the last line may be a title, which says what that text is about.
            assert (was[target].outcome, each.outcome) != ("pass", "fail")


def test_faults_are_within_reach(validator: mcrubric.Validator) -> None:
    outcomes = {
        each.outcome
        for texts in (*REFLECTIONS.values(), list(NAMING))
        for each in judged(looked_at(validator, texts), "part-3.components").values()
    }
    assert outcomes == {"pass", "review", "fail"}
