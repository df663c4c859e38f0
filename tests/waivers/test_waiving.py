"""What waivers make of a report: outcomes stay, and what is waived leaves readiness."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml
from drawn_reports import TODAY, plain_reports, waiver_lists
from hypothesis import given, settings
from hypothesis import strategies as st

import mcrubric
from mcrubric.engine.readiness import FailOn, exit_code, readiness_of
from mcrubric.engine.waiving import waived
from mcrubric.model.failures import Failure
from mcrubric.model.findings import Finding, Judgement, Message, Result
from mcrubric.model.report import Report
from mcrubric.model.runs import Package, PortfolioRef, RubricRef
from mcrubric.model.verdicts import worst

if TYPE_CHECKING:
    from random import Random

CASES = yaml.safe_load(Path(__file__).with_name("waiving.yaml").read_text("utf-8"))
KINDS = ("used", "expired", "unused", "doubled")
BETTER = {"not-ready": 0, "undecided": 1, "ready": 2}


def fingerprint(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def judgement(requirement: str, severity: Any, written: str) -> Judgement:
    target, outcome, *rest = written.split(" ")
    because = next((each[8:] for each in rest if each.startswith("because=")), None)
    made: Any = outcome
    why: Any = because
    findings = tuple(
        Finding(
            fingerprint=fingerprint(requirement, target, key), requirement=requirement,
            target=target, severity=severity, outcome=made, message=Message(key, {}, f"{key}."),
        )
        for key in rest
        if not key.startswith("because=")
    )  # fmt: skip
    return Judgement(target=target, outcome=made, because=why, findings=findings)


def result(requirement: str, written: dict[str, list[str]]) -> Result:
    [(severity, said)] = written.items()
    judgements = tuple(judgement(requirement, severity, each) for each in said)
    sort: Any = severity
    return Result(
        requirement=requirement, part=requirement.partition(".")[0], check="c", basis="counted",
        severity=sort, outcome=worst(each.outcome for each in judgements),
        examined=len(judgements), judgements=judgements,
    )  # fmt: skip


def report_of(case: dict[str, Any]) -> Report:
    results = tuple(result(*each) for each in case["results"].items())
    readiness = None if case.get("partial") else readiness_of(results)
    return Report(
        readiness=readiness, ready=readiness == "ready", results=results,
        rubric=RubricRef(id="x", version="1", sha256=""),
        portfolio=PortfolioRef(id="p", sha256="", files=0),
        engine=Package(name="mcrubric", version="0"),
        failures=tuple(Failure(**each) for each in case.get("failures", ())),
    )  # fmt: skip


def waiver_of(written: str) -> mcrubric.Waiver:
    *names, day = written.split(" ")
    terms = {"reason": "agreed", "authority": "the office", "expires": day}
    if names[0].startswith("@"):
        return mcrubric.Waiver(**terms, fingerprint=fingerprint(names[0][1:], *names[1:]))
    return mcrubric.Waiver(**terms, requirement=names[0], target=names[1])


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_case_comes_to_what_is_written(case: dict[str, Any]) -> None:
    made = waived(report_of(case), map(waiver_of, case["waivers"]), date(2027, 6, 30))
    told = made.waived
    assert told is not None
    assert (told.on, told.readiness) == ("2027-06-30", case.get("without"))
    assert (made.readiness, made.ready) == (
        case.get("readiness"),
        case.get("readiness") == "ready",
    )
    assert list(told.results) == case.get("waived", [])
    counts = {kind: len(getattr(told, kind)) for kind in KINDS}
    assert counts == {kind: case.get(kind, 0) for kind in KINDS}
    assert exit_code(made) == case["exit"]
    assert exit_code(made, "warning") == case.get("exit-on-warning", case["exit"])


def test_case_names_are_unique() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names))


def test_of_two_that_name_the_same_the_one_that_holds_longer_is_told_as_used() -> None:
    case = next(each for each in CASES if each["name"].startswith("of-two"))
    told = waived(report_of(case), map(waiver_of, case["waivers"]), TODAY).waived
    assert told
    assert [each.expires for each in (*told.used, *told.doubled)] == ["2028-06-29", "2027-07-29"]


def test_a_format_looks_up_who_waived_a_finding_by_its_fingerprint() -> None:
    case = next(each for each in CASES if each["name"].startswith("what-is-open"))
    report = report_of(case)
    assert report.covered == {}
    assert report.counting == report.results
    made = waived(report, map(waiver_of, case["waivers"]), TODAY)
    assert [made.covered[each.fingerprint].requirement for each in made.findings] == [
        "part-1.length",
        "part-2.places",
    ]
    assert made.counting == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"reason": " "}, {"reason": None}, {"authority": "\n"}, {"authority": None},
        {"expires": "2027-02-29"}, {"expires": "20270630"}, {"expires": "2027-6-30"},
        {"expires": ""}, {"expires": None}, {"fingerprint": "f" * 32}, {"target": None},
        {"requirement": None}, {"requirement": None, "target": None}, {"target": ""},
    ],
    ids=str,
)  # fmt: skip
def test_a_waiver_made_in_python_says_all_that_one_in_a_file_has_to(
    changed: dict[str, Any],
) -> None:
    sound = {
        "reason": "agreed", "authority": "the office", "expires": "2027-06-30",
        "requirement": "part-1.length", "target": "part-1",
    }  # fmt: skip
    mcrubric.Waiver(**sound)
    with pytest.raises(ValueError, match=r"waiver|waived|goes with|no day"):
        mcrubric.Waiver(**{**sound, **changed})


LAWS = settings(max_examples=100, deadline=None)
FAIL_ON: tuple[FailOn, ...] = get_args(FailOn)


@st.composite
def with_a_list(draw: st.DrawFn) -> tuple[Report, list[mcrubric.Waiver]]:
    """A report whose readiness is what its results come to, and waivers for it."""
    report = draw(plain_reports())
    readiness = draw(st.sampled_from((None, readiness_of(report.results))))
    report = replace(report, readiness=readiness, ready=readiness == "ready")
    return report, draw(waiver_lists(report))


GIVEN = with_a_list()


@LAWS
@given(GIVEN)
def test_without_waivers_a_report_is_the_same_bytes(
    given: tuple[Report, list[mcrubric.Waiver]],
) -> None:
    report, given_waivers = given
    assert mcrubric.with_waivers(report, []).to_json() == report.to_json()
    assert "waived" not in json.loads(report.to_json())
    taken_back = waived(waived(report, given_waivers, TODAY), [], TODAY)
    assert taken_back.to_json() == report.to_json()


@LAWS
@given(GIVEN)
def test_nothing_but_readiness_is_changed(given: tuple[Report, list[mcrubric.Waiver]]) -> None:
    report, given_waivers = given
    made = waived(report, given_waivers, TODAY)
    assert replace(made, readiness=report.readiness, ready=report.ready, waived=None) == report
    if given_waivers:
        assert made.waived
        assert made.waived.readiness == report.readiness


@LAWS
@given(GIVEN)
def test_readiness_is_never_worse_with_waivers(
    given: tuple[Report, list[mcrubric.Waiver]],
) -> None:
    report, given_waivers = given
    made = waived(report, given_waivers, TODAY)
    assert (made.readiness is None) == (report.readiness is None)
    if made.readiness and report.readiness:
        assert BETTER[made.readiness] >= BETTER[report.readiness]


@LAWS
@given(GIVEN)
def test_what_the_software_failed_on_is_never_waived(
    given: tuple[Report, list[mcrubric.Waiver]],
) -> None:
    report, given_waivers = given
    made = waived(report, given_waivers, TODAY)
    assert made.failures == report.failures
    if report.failures:
        assert {exit_code(made, each) for each in FAIL_ON} == {3}
    gone = made.waived.results if made.waived else ()
    assert {each.requirement for each in report.failures}.isdisjoint(gone)
    for each in report.results:
        if any(judgement.because == "crash" for judgement in each.judgements):
            assert each.requirement not in gone


@LAWS
@given(GIVEN)
def test_those_that_have_expired_change_nothing(
    given: tuple[Report, list[mcrubric.Waiver]],
) -> None:
    report, given_waivers = given
    later = date(9999, 12, 31)
    past = [replace(each, expires="9999-12-30") for each in given_waivers]
    made = waived(report, past, later)
    assert made.readiness == report.readiness
    assert made.covered == {}
    assert [exit_code(made, each) for each in FAIL_ON] == [
        exit_code(report, each) for each in FAIL_ON
    ]
    assert made.waived is None or len(made.waived.expired) == len(past)


@LAWS
@given(GIVEN, st.randoms(use_true_random=False))
def test_the_order_of_waivers_does_not_matter(
    given: tuple[Report, list[mcrubric.Waiver]], random: Random
) -> None:
    report, given_waivers = given
    shuffled = list(given_waivers)
    random.shuffle(shuffled)
    made = waived(report, given_waivers, TODAY)
    assert waived(report, shuffled, TODAY).to_json() == made.to_json()
    assert waived(waived(report, shuffled[:1], TODAY), given_waivers, TODAY) == made


@LAWS
@given(GIVEN)
def test_every_waiver_is_told_once(given: tuple[Report, list[mcrubric.Waiver]]) -> None:
    report, given_waivers = given
    told = waived(report, given_waivers, TODAY).waived
    every = [each for kind in KINDS for each in (getattr(told, kind) if told else ())]
    terms = [(each.reason, each.authority, each.expires, each.fingerprint) for each in every]
    assert sorted(terms, key=repr) == sorted(
        ((each.reason, each.authority, each.expires, each.fingerprint) for each in given_waivers),
        key=repr,
    )


@LAWS
@given(GIVEN)
def test_what_leaves_readiness_is_unmet_and_wholly_covered(
    given: tuple[Report, list[mcrubric.Waiver]],
) -> None:
    report, given_waivers = given
    made = waived(report, given_waivers, TODAY)
    gone = set(made.waived.results if made.waived else ())
    for each in made.results:
        found = [one.fingerprint in made.covered for every in each.judgements
                 for one in every.findings]  # fmt: skip
        if each.requirement in gone:
            assert each.outcome in {"fail", "open", "review"}
            assert found
            assert all(found)
    left = [each for each in made.results if each.requirement not in gone]
    assert list(made.counting) == left


@LAWS
@given(GIVEN)
def test_a_report_with_waivers_is_read_back(given: tuple[Report, list[mcrubric.Waiver]]) -> None:
    made = waived(*given, TODAY)
    assert Report.from_json(made.to_json()) == made
