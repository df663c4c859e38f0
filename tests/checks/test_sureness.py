"""What the checks on components and questions hold ready for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handins import PERSONAL, SAMPLES

import mcrubric

if TYPE_CHECKING:
    from mcrubric.model.findings import Judgement

STATES = {
    "pass": {"located"},
    "review": {"not-located", "partly-located", "may-be"},
    "fail": {"named-only", "flagged"},
}


@pytest.fixture(scope="module")
def judgements() -> list[Judgement]:
    rubric = mcrubric.load_rubric(PERSONAL)
    with mcrubric.Validator(rubric, plugins=()) as validator:
        reports = [
            validator.validate(SAMPLES / name)
            for name in ("complete-personal", "incomplete-personal")
        ]
    asked = {"part-1.answers", "part-3.components"}
    return [
        judgement
        for report in reports
        for result in report.results
        if result.requirement in asked
        for judgement in result.judgements
    ]


def test_each_is_one_judgement_with_its_state_its_bucket_and_its_places(
    judgements: list[Judgement],
) -> None:
    for each in judgements:
        evidence = each.evidence
        assert evidence["state"] in STATES[each.outcome]
        assert evidence["bucket"] in {"low", "medium", "high"}
        assert len(evidence["places"]) <= 3
        assert bool(evidence["places"]) is (evidence["state"] != "not-located")
        assert evidence["calibrated_on"]


def test_both_outcomes_are_within_reach(judgements: list[Judgement]) -> None:
    assert {each.outcome for each in judgements} >= {"pass", "review"}
