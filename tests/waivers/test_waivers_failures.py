"""Whatever is waived in a real run, what the software failed on and what is not listed stay."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hostile_plugins import hand_in, judging, loading, rubric

import mcrubric
from mcrubric.engine.readiness import exit_code
from mcrubric.model.findings import AND_MORE

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2027, 6, 30)


def with_all_waived(report: mcrubric.Report) -> mcrubric.Report:
    """Waive everything that a report tells, in both ways that there are."""
    terms = {"reason": "agreed", "authority": "the office", "expires": "2027-06-30"}
    waivers = [
        waiver
        for each in report.findings
        for waiver in (
            mcrubric.Waiver(**terms, fingerprint=each.fingerprint),
            mcrubric.Waiver(**terms, requirement=each.requirement, target=each.target),
        )
    ]
    return mcrubric.with_waivers(report, waivers, DAY)


@pytest.mark.parametrize("what", ["raises", "exits", "yields a text", "an unknown key"])
def test_a_check_that_breaks_down_stays_open_and_exit_3(what: str) -> None:
    report = mcrubric.validate(hand_in(), rubric(), plugins=judging(what))
    made = with_all_waived(report)
    assert made.failures == report.failures != ()
    assert "part-1.evil" in {each.requirement for each in made.counting}
    assert made.readiness == "undecided"
    assert {exit_code(made), exit_code(made, "never")} == {3}


def test_a_plugin_that_cannot_be_loaded_leaves_its_requirement_open() -> None:
    report = mcrubric.validate(hand_in(), rubric(), plugins=loading("raises"))
    made = with_all_waived(report)
    assert "part-1.evil" in {each.requirement for each in made.counting}
    assert made.readiness == "undecided"
    assert exit_code(made) == 3


def test_what_is_not_listed_for_a_limit_is_not_waived(samples: Path) -> None:
    asked = mcrubric.load_rubric("mo/building-personal-relationships")
    few = mcrubric.Limits(requirement_findings=1)
    report = mcrubric.validate(samples / "absent-part", asked, plugins=(), limits=few)
    assert AND_MORE in {each.message.key for each in report.findings}
    made = with_all_waived(report)
    assert [each.requirement for each in made.counting if each.outcome == "fail"] == [
        "part-2.coverage"
    ]
    assert made.readiness == "not-ready"
    whole = mcrubric.validate(samples / "absent-part", asked, plugins=())
    assert with_all_waived(whole).readiness == "ready"
