"""So many findings and no more, the worst first to stay, and one that says how many there are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import mcrubric
from mcrubric.engine.capped import capped
from mcrubric.formats.outline.summary import verdict
from mcrubric.model.findings import AND_MORE, Finding, Judgement, Message, Result
from mcrubric.model.limits import Limits

PERSONAL = "mo/building-personal-relationships"


def _finding(number: int, outcome: Any) -> Finding:
    return Finding(
        fingerprint=str(number), requirement="r", target=f"t{number}", severity="note",
        outcome=outcome, message=Message("k", {}, ""),
    )  # fmt: skip


def _result(*outcomes: Any) -> Result:
    return Result(
        requirement="r", part=None, check="c", basis="counted", severity="note", outcome="fail",
        examined=len(outcomes),
        judgements=tuple(
            Judgement(target=f"t{n}", outcome=each, findings=(_finding(n, each),))
            for n, each in enumerate(outcomes)
        ),
    )  # fmt: skip


def _listed(result: Result) -> list[str]:
    return [
        f"{each.outcome} {each.message.args.get('count', each.target)}"
        for judgement in result.judgements
        for each in judgement.findings
    ]


@pytest.mark.parametrize(
    ("most", "listed"),
    [
        (4, ["review t0", "fail t1", "open t2", "fail t3"]),
        (3, ["review 1", "fail t1", "open t2", "fail t3"]),
        (2, ["fail t1", "open 2", "fail t3"]),
        (1, ["fail t1", "fail 3"]),
    ],
)
def test_the_worst_stay_in_their_order(most: int, listed: list[str]) -> None:
    result = _result("review", "fail", "open", "fail")
    (made,) = capped([result], Limits(requirement_findings=most))
    assert _listed(made) == listed
    assert [each.outcome for each in made.judgements] == ["review", "fail", "open", "fail"]


def test_what_is_left_for_the_report_runs_out_over_all_results() -> None:
    results = [_result("fail", "fail"), _result("fail", "review"), _result("pass"), _result("open")]
    results[2] = replace(results[2], judgements=(Judgement(target="t", outcome="pass"),))
    made = list(capped(results, Limits(findings=3)))
    assert [_listed(each) for each in made] == [
        ["fail t0", "fail t1"], ["fail t0", "review 1"], [], ["open 1"],
    ]  # fmt: skip


def test_a_hand_in_with_very_many_faults_has_a_short_report() -> None:
    entry = {"detail": "EO9.nothing", "citations": [], "explanation": ""}
    rubric = mcrubric.load_rubric(PERSONAL)
    limits = Limits()
    report = mcrubric.validate({"evidence": [entry] * 900}, rubric)
    told = {each.requirement: 0 for each in report.findings}
    for each in report.findings:
        told[each.requirement] += each.message.key != AND_MORE
    assert max(told.values()) == limits.requirement_findings
    more = next(each for each in report.findings if each.message.key == AND_MORE)
    assert more.message.text == "Here and elsewhere, 700 more things of this kind are not listed."
    assert more.remedy
    assert mcrubric.Report.from_json(report.to_json()) == report


def test_of_more_findings_than_are_listed_it_is_said_that_there_are_at_least_so_many() -> None:
    entry = {"detail": "EO9.nothing", "citations": [], "explanation": ""}
    rubric = mcrubric.load_rubric(PERSONAL)
    few = mcrubric.validate({"evidence": [entry] * 3}, rubric)
    many = mcrubric.validate({"evidence": [entry] * 900}, rubric)
    assert verdict(many).startswith("Not ready yet: at least ")
    assert "at least" not in verdict(few)
