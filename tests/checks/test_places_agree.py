"""What the two checks on places say of one citation never contradicts itself."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

import mcrubric
from mcrubric.checks.locators_resolve import locators_resolve
from mcrubric.checks.locators_verified import locators_verified
from mcrubric.checks.places import NOT_PROVEN_WRONG, TO_CONFIRM
from mcrubric.model.artifacts import PROVEN, STOPPED, ProblemKind
from mcrubric.model.locators import ResolutionState
from mcrubric.testing import run_check

RUBRIC = Path(__file__).resolve().parents[1] / "cases" / "_rubric.yaml"
FACTS = {"a.html": {"lines": 100}, "a.pdf": {"pages": 3}, "a.txt": {"lines": 100}, "a.docx": {}}


@pytest.mark.parametrize("whole_up_to", [1, 2, 3, 500])
@pytest.mark.parametrize("at", ["", "throughout", "see the 4th of it"])
@pytest.mark.parametrize("name", FACTS)
def test_a_place_that_resolves_is_never_one_to_confirm(
    name: str, at: str, whole_up_to: int
) -> None:
    rubric = mcrubric.read_rubric(RUBRIC)
    citation = {"artifact": name, "at": at} if at else {"artifact": name}
    given = {
        "evidence": [{"detail": "EO1.greet", "citations": [citation]}],
        "artifacts": [{"path": name, "facts": FACTS[name]}],
    }
    settings = {"whole-up-to": whole_up_to}
    told = run_check(locators_resolve, given, rubric=rubric, part="part-2", settings=settings)
    verified = run_check(locators_verified, given, rubric=rubric, part="part-2")
    (judgement,) = told.judgements
    if judgement.evidence.get("resolution") == "resolved":
        assert verified.outcome != "review"
    if verified.outcome == "pass":
        assert judgement.outcome == "pass"


def test_every_problem_is_proven_or_where_we_stopped() -> None:
    assert PROVEN | set(STOPPED) == set(get_args(ProblemKind))
    assert not PROVEN & set(STOPPED)


def test_what_is_to_confirm_is_not_proven_wrong() -> None:
    assert TO_CONFIRM < NOT_PROVEN_WRONG < set(get_args(ResolutionState))
    assert {"resolved"} == NOT_PROVEN_WRONG - TO_CONFIRM
