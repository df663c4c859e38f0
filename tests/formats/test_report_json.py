from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mcrubric.formats.json import JSON
from mcrubric.model.errors import ReportError
from mcrubric.model.failures import Failure
from mcrubric.model.formats import Look
from mcrubric.model.places import Place
from mcrubric.model.report import Report
from mcrubric.model.report_json import published_schema, report_schema

HERE = Path(__file__).parent
STORED = (HERE / "reports" / "incomplete.json").read_text("utf-8")

CONTRACT = {
    "": "schema readiness ready rubric portfolio engine plugins limits results coverage "
    "for_the_assessor failures",
    "rubric": "id version sha256 overlay",
    "portfolio": "id sha256 files",
    "engine": "name version",
    "results.0": "requirement part check basis severity outcome examined quote judgements",
    "results.1.judgements.0": "target outcome because evidence findings",
    "results.2.judgements.0.findings.0": "fingerprint outcome message remedy measured required "
    "unit places",
    "results.2.judgements.0.findings.0.message": "key args text",
    "coverage.0": "detail derived entries",
    "coverage.0.entries.0": "citations explained",
    "coverage.0.entries.0.citations.0": "artifact at resolution",
    "for_the_assessor.0": "requirement quote",
    "failures.0": "requirement check plugin error",
}
"""The keys of CONTRACTS, section 5, in its order."""


def stored(**changes: Any) -> str:
    return json.dumps({**json.loads(STORED), **changes})


def at(data: Any, path: str) -> Any:
    for step in path.split(".") if path else ():
        data = data[int(step) if step.isdigit() else step]
    return data


def mistakes(text: str | bytes) -> list[str]:
    with pytest.raises(ReportError) as caught:
        Report.from_json(text)
    return [str(mistake) for mistake in caught.value.mistakes]


@pytest.mark.parametrize("path", CONTRACT)
def test_the_keys_of_the_contract_are_always_there_in_its_order(path: str) -> None:
    report = replace(Report.from_json(STORED), failures=(Failure(error="x"),))
    keys = list(at(json.loads(report.to_json()), path))
    wanted = CONTRACT[path].split()
    assert [key for key in keys if key in wanted] == wanted


def test_a_place_has_only_the_keys_that_apply() -> None:
    report = Report.from_json(STORED)
    finding = replace(report.findings[0], places=(Place(path="part-1.md", line=3),))
    judgement = replace(report.results[2].judgements[0], findings=(finding,))
    changed = replace(report, results=(replace(report.results[2], judgements=(judgement,)),))
    written = json.loads(changed.to_json())["results"][0]["judgements"][0]["findings"][0]
    assert written["places"] == [{"path": "part-1.md", "line": 3}]


@pytest.mark.parametrize("path", sorted((HERE / "reports").glob("*.json")), ids=lambda p: p.stem)
def test_a_stored_report_is_read_and_written_back(path: Path) -> None:
    report = Report.from_json(path.read_bytes())
    assert json.loads(report.to_json()) == json.loads(path.read_bytes())
    assert "".join(JSON.pieces(report, Look())) == report.to_json() + "\n"
    assert report.to_json().count("\n") == 0


def test_the_published_schema_is_what_the_values_make() -> None:
    assert published_schema() == report_schema()


def test_a_report_of_tomorrow_with_more_keys_is_read() -> None:
    data = json.loads(STORED)
    data["mood"] = {"deep": [1]}
    data["results"][0]["judgements"][0]["weight"] = 3
    assert Report.from_json(json.dumps(data)) == Report.from_json(STORED)


def test_a_name_that_is_not_utf_8_comes_back() -> None:
    report = Report.from_json(STORED)
    report = replace(report, portfolio=replace(report.portfolio, id="caf\udce9"))
    written = report.to_json()
    assert "caf\\udce9" in written
    assert written.isprintable()
    assert Report.from_json(written.encode()) == report


def test_a_whole_number_may_be_written_as_other_programs_do() -> None:
    text = stored(portfolio={"id": "p", "sha256": "", "files": 14.0, "ignored": []})
    assert Report.from_json(text).portfolio.files == 14


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "this is not JSON: line 1, column 2: "),
        ("", "this is not JSON: line 1, column 1: "),
        (b"\xff\xfe{\x00", "this is not UTF-8: byte 0 cannot be read"),
        ('{"a": 1, "a": 2}', "the key 'a' stands twice in one object"),
        ('{"a": NaN}', "NaN is no number in JSON"),
        ('{"a": -Infinity}', "-Infinity is no number in JSON"),
        ('{"a": 1e999}', "1e999 is too large for a number"),
        ("[" * 129 + "]" * 129, "values are nested more than 128 deep"),
        ("[" * 100_000, "values are nested more than 128 deep"),
        ('{"a": "' + '\\"' * 50_000, "this is not JSON: "),
        ("[]", "it names no schema; it has to be 'mcrubric.report/1'"),
        ('{"schema": 1}', "it names no schema"),
        ('{"schema": "mcrubric.report/2"}', "its schema is 'mcrubric.report/2'; it has to be"),
        ('{"schema": "mcrubric.report/1", "a": ' + "9" * 5000 + "}", "integer string"),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(text: str | bytes, said: str) -> None:
    [mistake] = mistakes(text)
    assert said in mistake


def test_brackets_in_strings_are_not_nesting() -> None:
    text = stored(labels={"a": "[{" * 200 + '\\" ['})
    assert Report.from_json(text).labels["a"].startswith("[{[{")


def test_a_byte_order_mark_is_passed_over() -> None:
    assert Report.from_json(b"\xef\xbb\xbf" + STORED.encode()) == Report.from_json(STORED)


def test_all_mistakes_are_told_each_with_its_pointer() -> None:
    data = json.loads(STORED)
    del data["coverage"]
    data["readiness"] = "great"
    data["ready"] = "yes"
    data["labels"]["a/b~c"] = 3
    data["results"][0]["examined"] = 1.5
    data["results"][0]["judgements"] = {}
    data["results"][2]["judgements"][0]["findings"][0]["measured"] = "many"
    assert mistakes(json.dumps(data)) == [
        "/labels/a~1b~0c: this is not text",
        "/readiness: this is not one of 'ready', 'not-ready', 'undecided' or null",
        "/ready: this is not true or false",
        "/results/0/examined: this is not a whole number",
        "/results/0/judgements: this is not a list",
        (
            "/results/2/judgements/0/findings/0/measured: "
            "this is not a whole number or a number or null"
        ),
        "the whole: the key 'coverage' is missing",
    ]


def test_a_number_that_the_schema_lets_through_and_no_value_holds_is_told() -> None:
    portfolio = {"id": "p", "sha256": "", "files": 1e300, "ignored": []}
    assert mistakes(stored(portfolio=portfolio))[0].startswith("/portfolio/files: ")


def test_infinity_is_never_written() -> None:
    report = replace(Report.from_json(STORED), limits={"seconds": float("inf")})
    with pytest.raises(ValueError, match="not JSON compliant"):
        report.to_json()
