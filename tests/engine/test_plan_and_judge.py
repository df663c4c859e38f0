"""What the plan refuses, what it hands on, and what the engine makes of what checks say."""

from __future__ import annotations

import math
import pickle
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import mcrubric
from mcrubric.api import ENGINE
from mcrubric.builtins import builtin_registry
from mcrubric.engine.plan import make_plan
from mcrubric.engine.validator import PlanValidator
from mcrubric.plugin import (
    Component,
    Context,
    Observation,
    Observations,
    Part,
    check,
    failed,
    hookimpl,
    passed,
)

CASES = Path(__file__).resolve().parents[1] / "cases" / "_rubric.yaml"


def rubric_with(*requirements: dict[str, Any], **more: Any) -> mcrubric.Rubric:
    base = mcrubric.read_rubric(CASES)
    from mcrubric.rubric.dump import dump

    data = {**dump(base), "requirements": list(requirements), **more}
    return mcrubric.read_rubric(data)


def requirement(check: str, part: str | None = "part-1", settings: Any = None) -> dict[str, Any]:
    asked = {"id": f"{part}.{check}", "check": check, "severity": "warning", "quote": "x"}
    named = {"part": part} if part else {}
    return {**asked, **named, **({"with": settings} if settings else {})}


def mistakes(rubric: mcrubric.Rubric, *plugins: object) -> str:
    with pytest.raises(mcrubric.RubricError) as caught:
        mcrubric.Validator(rubric, plugins=plugins)
    return str(caught.value)


def plugin(*checks: Any) -> object:
    class Brought:
        __name__ = "brought"

        @staticmethod
        @hookimpl
        def mcrubric_checks() -> list[Any]:
            return list(checks)

    return Brought()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (requirement("word-minimum", None, settings={"words": 5}), "say which with `part:`"),
        (requirement("components-addressed", None), "say which with `part:`"),
        (requirement("details-covered", None), "say which with `part:`"),
        (requirement("word-minimum", "part-2", settings={"words": 5}), "of the kind 'document'"),
        (requirement("citations-resolve", "part-1"), "of the kind 'evidence'"),
        (requirement("word-minimum", settings={"words": "many"}), "should be a whole number"),
    ],
)  # fmt: skip
def test_a_check_that_cannot_look_at_its_part_is_told(wrong: dict[str, Any], told: str) -> None:
    assert told in mistakes(rubric_with(wrong))


def test_a_second_self_analysis_is_told() -> None:
    parts = [{"id": name, "kind": "evidence", "label": name} for name in ("part-2", "part-4")]
    assert "'part-2' is one already" in mistakes(rubric_with(parts=parts))


def test_requirements_that_wait_for_each_other_are_told() -> None:
    @check("one", basis="counted", waits_for=("other",))
    def one(_part: Part, _ctx: Context) -> Observations:
        """One."""
        yield passed()

    @check("other", basis="counted", waits_for=("one",))
    def other(_part: Part, _ctx: Context) -> Observations:
        """Other."""
        yield passed()

    rubric = rubric_with(requirement("one"), requirement("other"))
    assert "wait for each other" in mistakes(rubric, plugin(one, other))


def test_waiting_is_handed_on() -> None:
    """What waits for something that itself waits does so too."""

    @check("third", basis="counted", waits_for=("artifacts-uploaded",))
    def third(_part: Part, _ctx: Context) -> Observations:
        """Third."""
        yield failed("never")

    rubric = rubric_with(
        requirement("part-present", "part-2"),
        requirement("artifacts-uploaded", "part-2"),
        requirement("third", "part-2"),
    )
    report = mcrubric.validate({"documents": {}}, rubric, plugins=[plugin(third)])
    by_check = {result.check: result.judgements[0] for result in report.results}
    assert by_check["third"].because == "waits-for"
    assert by_check["third"].waits_for == "part-2.part-present"


def test_an_unpickled_plan_gives_the_same_reports(samples: Path) -> None:
    rubric = mcrubric.load_rubric("mo/building-personal-relationships")
    registry = builtin_registry()
    plan = make_plan(rubric, registry)
    again = pickle.loads(pickle.dumps(plan))  # noqa: S301 - our own bytes
    for parts in (None, ("part-1",)):
        made = [
            PlanValidator(each, registry, mcrubric.Limits(), ENGINE).validate(
                samples / "not-a-portfolio" / "upload.zip", parts=parts
            )
            for each in (plan, again)
        ]
        assert made[0] == made[1]
        assert made[0].results[0].requirement == "portfolio.readable"


@pytest.mark.parametrize(
    "said",
    [
        passed(measured=math.nan),
        passed(evidence={"far": math.inf}),
        passed(at=("part-1.md",)),  # type: ignore[arg-type]
        replace(passed(), outcome="excellent"),  # type: ignore[arg-type]
        Observation(outcome="open", key="x"),
        Observation(outcome="fail", key="x", because="limit"),
        failed("no-such-key"),
        "fail",
    ],
)
def test_what_no_report_can_hold_is_a_crash_of_the_check(said: object) -> None:
    @check("saying", basis="counted", messages={"x": "x"})
    def saying(_part: Part, _ctx: Context) -> Observations:
        """Say."""
        yield said  # type: ignore[misc]

    report = mcrubric.validate(
        {"documents": {"part-1": {"text": "I wave."}}},
        rubric_with(requirement("saying")),
        plugins=[plugin(saying)],
    )
    assert report.results[-1].outcome == "open"
    assert report.failures[0].check == "saying"
    assert mcrubric.Report.from_json(report.to_json()) == report


def test_a_plugin_that_uses_a_name_of_ours_meets_none_of_our_results() -> None:
    @check("nosy", basis="counted")
    def nosy(part: Part, ctx: Context) -> Observations:
        """Be nosy."""
        ctx.once("words", lambda: "mine", part.id)
        yield passed()

    rubric = rubric_with(requirement("nosy"), requirement("word-minimum", settings={"words": 1}))
    hand_in = {"documents": {"part-1": {"text": "I wave."}}}
    report = mcrubric.validate(hand_in, rubric, plugins=[plugin(nosy)])
    assert [result.outcome for result in report.results] == ["pass", "pass", "pass"]
    assert report.failures == ()


def test_the_matrix_says_what_the_results_say() -> None:
    """Of how long a file may be without a place, of guesses, and of entries cut short."""
    rubric = rubric_with(
        requirement("details-covered", "part-2"),
        requirement("locators-resolve", "part-2", settings={"whole-up-to": 5}),
    )
    hand_in = {
        "evidence": [
            {"detail": "EO1.greet", "citations": ["a.pdf"], "explanation": "x"},
            {"detail": "EO2", "citations": ["a.pdf"], "explanation": "x"},
            {"detail": "EO1.lend", "citations": ["a.pdf"], "explantion": "x"},
        ],
        "artifacts": [{"path": "a.pdf", "facts": {"pages": 3}}],
    }
    report = mcrubric.validate(hand_in, rubric)
    rows = {row.detail: row.entries for row in report.coverage}
    outcomes = {each.target: each.outcome for each in report.results[1].judgements}
    assert rows["EO1.greet"][0].citations[0].resolution == "resolved"
    assert outcomes["EO2.hedge"] == "fail"
    assert rows["EO2.hedge"] == ()
    assert rows["EO1.lend"][0].explained is None


def test_an_uncertain_entry_is_named_by_what_was_written_for_that_detail() -> None:
    rubric = rubric_with(requirement("details-covered", "part-2"))
    hand_in = {"evidence": [{"detail": ["EO1.gret", "EO1.lendd"], "citations": ["a.pdf"]}]}
    report = mcrubric.validate(hand_in, rubric)
    texts = {each.target: each.message.args.get("named") for each in report.findings}
    assert texts["EO1.greet"] == ["EO1.gret"]
    assert texts["EO1.lend"] == ["EO1.lendd"]


def test_settings_may_be_called_what_pydantic_calls_its_own() -> None:
    @check("named", basis="counted")
    def named(
        _component: Component, _ctx: Context, *, schema: int = 1, copy: bool = False
    ) -> Observations:
        """Be named."""
        yield passed(measured=schema, evidence={"copy": copy})

    rubric = rubric_with(requirement("named", settings={"schema": 3, "copy": True}))
    report = mcrubric.validate({}, rubric, plugins=[plugin(named)])
    assert SimpleNamespace(**report.results[-1].judgements[0].evidence).measured == 3
