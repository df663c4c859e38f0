"""Every check against its cases: one file a check, one key a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import mcrubric
from mcrubric.builtins import checks
from mcrubric.check import check_of
from mcrubric.testing import run_check

if TYPE_CHECKING:
    from mcrubric.model.findings import Result

FOLDER = Path(__file__).resolve().parents[1] / "cases"
CHECKS = {check_of(function).name: function for function in checks()}


def cases() -> list[Any]:
    collected = []
    for path in sorted(FOLDER.glob("[!_]*.yaml")):
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
        common = written.pop("_all")
        collected += [
            pytest.param(path.stem, {**common, **case}, id=f"{path.stem}: {name}")
            for name, case in written.items()
        ]
    return collected


@pytest.fixture(scope="module")
def rubrics() -> dict[str, mcrubric.Rubric]:
    """The rubric of the cases with the examples that lie beside it, and as bytes without any."""
    path = FOLDER / "_rubric.yaml"
    return {
        "calibrated": mcrubric.read_rubric(path),
        "plain": mcrubric.read_rubric(path.read_bytes()),
    }


def found(result: Result) -> list[dict[str, Any]]:
    return [
        {
            "target": finding.target,
            "outcome": finding.outcome,
            "key": finding.message.key,
            "measured": finding.measured,
            "required": finding.required,
            "unit": finding.unit,
        }
        for judgement in result.judgements
        for finding in judgement.findings
    ]


@pytest.mark.parametrize(("name", "case"), cases())
def test_a_check_says_what_its_case_expects(
    name: str, case: dict[str, Any], rubrics: dict[str, mcrubric.Rubric]
) -> None:
    result = run_check(
        CHECKS[name],
        case["hand-in"],
        rubric=rubrics[case.get("rubric", "calibrated")],
        part=case["part"],
        settings=case.get("with"),
        when_empty=case.get("when-empty", "open"),
    )
    expected = case.get("findings", [])
    shown = [
        {key: value for key, value in said.items() if key in wanted}
        for said, wanted in zip(found(result), expected, strict=False)
    ]
    assert result.outcome == case["outcome"], found(result)
    assert shown == expected
    assert len(found(result)) == len(expected), found(result)


def test_every_check_has_cases() -> None:
    assert {path.stem for path in FOLDER.glob("[!_]*.yaml")} == set(CHECKS)


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_tells_about_itself_under_fixed_headings(name: str) -> None:
    docs = check_of(CHECKS[name]).docs
    headings = ["What it looks at:", "Why it matters:", "Fails:", "Passes:", "Limits:"]
    places = [docs.index(heading) for heading in headings]
    assert places == sorted(places)
    assert docs.splitlines()[0].endswith(".")


@pytest.mark.parametrize("name", CHECKS)
def test_every_message_says_what_to_do(name: str) -> None:
    check = check_of(CHECKS[name])
    assert set(check.messages) <= set(check.remedies)
