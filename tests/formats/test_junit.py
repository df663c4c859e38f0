"""JUnit XML is valid, and no server takes for passed, or for red, what is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import junitparser
import pytest
from formatted import report_named, sample_report, to_do
from validators import check_junit, written

import mcrubric
from mcrubric.formats.outline.told import told_of

if TYPE_CHECKING:
    from lxml import etree

    from mcrubric.model.report import Report

pytestmark = pytest.mark.usefixtures("shared")


def cases(report: Report) -> dict[str, etree._Element]:
    """Return the cases by their requirement, which stands last in their names."""
    root = check_junit(written(report, "junit"))
    return {
        (case.get("name") or "").rpartition("(")[2].rstrip(")"): case
        for case in root.iter("testcase")
    }


ELEMENTS: Final = {
    "error": {
        "fail": "failure", "open": "failure", "review": "skipped", "pass": None,
        "not-applicable": "skipped",
    },
    "warning": {
        "fail": "skipped", "open": "skipped", "review": "skipped", "pass": None,
        "not-applicable": "skipped",
    },
    "note": {
        "fail": "skipped", "open": "skipped", "review": "skipped", "pass": None,
        "not-applicable": "skipped",
    },
}  # fmt: skip
"""What the case of a requirement holds, by its severity and outcome, as formats.md says."""

WAIVED: Final = {"waived": ["part-1.length"], "waived-gate": ["part-3.present", "part-3.length"]}
"""The requirements that are waived whole in reports that are made."""


def test_a_document_is_valid_and_counts_right(report: Report) -> None:
    check_junit(written(report, "junit"))


def test_each_requirement_is_one_case_and_only_what_decides_readiness_is_red(
    report: Report,
) -> None:
    found = cases(replace(report, failures=()))
    gone = report.waived.results if report.waived else ()
    assert {name: [child.tag for child in case] for name, case in found.items()} == {
        each.requirement: [
            "skipped" if each.requirement in gone else element
            for element in [ELEMENTS[each.severity][each.outcome]]
            if element
        ]
        for each in report.results
    }


@pytest.mark.parametrize("name", WAIVED)
def test_what_is_waived_whole_is_red_no_more(name: str) -> None:
    report = report_named(name)
    found, before = cases(report), cases(replace(report, waived=None))
    for requirement in WAIVED[name]:
        assert [child.tag for child in before[requirement]] == ["failure"]
        assert [child.tag for child in found[requirement]] == ["skipped"]


def test_every_severity_and_outcome_has_its_element() -> None:
    found = cases(report_named("bare"))
    assert len(found) == 2 * 3 * 5
    for severity, outcomes in ELEMENTS.items():
        for outcome, element in outcomes.items():
            for count in (0, 1):
                case = found[f"r-{severity}-{outcome}-{count}"]
                assert [child.tag for child in case] == ([element] if element else [])


def test_a_case_says_everything_that_was_found_one_thing_a_line(report: Report) -> None:
    found = cases(report)
    for result in mcrubric.shareable(report).results:
        told = [each for each in told_of(result) if each.outcome != "pass"]
        case = found[result.requirement]
        if not told or case.find("error") is not None:
            continue
        (element,) = case
        lines = (element.text or "").split("\n")
        assert element.get("type") == result.outcome
        more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
        assert element.get("message") == f"{lines[0]}{more}"
        for line, each in zip(lines, told, strict=True):
            assert f"{each.target}: {each.text}" in line
            waived = each.fingerprint in report.covered
            assert line.startswith("Waived until 2027-12-31: ") == waived
            remedy = to_do(report, each)
            assert line.endswith(remedy)
            assert bool(remedy) or not each.remedy or each.remedy not in line


def test_a_failure_of_the_tool_is_an_error_and_the_findings_stay() -> None:
    report = report_named("failures")
    found = cases(report)
    length = found["part-1.length"]
    assert [child.tag for child in length] == ["error", "system-out"]
    assert (length.findtext("error") or "").count("\n") == 1
    assert "943 words counted" in (length.findtext("system-out") or "")
    root = check_junit(written(report, "junit"))
    (tool,) = [suite for suite in root if suite.get("name") == "The tool itself"]
    assert [case.get("name") for case in tool.iter("testcase")] == ["mcrubric-other", "part-9.gone"]
    assert root.get("errors") == "3"
    assert int(root.get("failures") or 0) == 5


def test_what_is_waived_is_not_red_but_told() -> None:
    found = cases(report_named("waived"))
    assert [child.tag for child in found["part-1.length"]] == ["skipped"]
    assert (found["part-1.length"][0].get("message") or "").startswith("Waived until 2027-12-31: ")
    assert [child.tag for child in found["part-2.coverage"]] == ["failure"]


def properties(report: Report) -> dict[str, str]:
    """Return the properties that each suite has."""
    suites = list(check_junit(written(report, "junit")))
    read = [
        {each.get("name") or "": each.get("value") or "" for each in suite.iter("property")}
        for suite in suites
    ]
    assert all(each == read[0] for each in read)
    return read[0]


def test_a_suite_says_what_is_waived_and_readiness_without_waivers() -> None:
    found = properties(report_named("waived-gate"))
    assert {name: found[name] for name in found if "waive" in name} == {
        "waived": "2", "readiness-without-waivers": "not-ready", "expired-waivers": "1",
        "unused-waivers": "1",
    }  # fmt: skip
    assert not any("waive" in name for name in properties(sample_report("absent-part")))
    report = report_named("waived-gate")
    assert report.waived is not None
    part = replace(report, readiness=None, waived=replace(report.waived, readiness=None))
    assert properties(part)["readiness-without-waivers"].startswith("not said: only a part")


def test_a_suite_says_how_many_findings_changed() -> None:
    names = {"fixed", "still-open", "new", "not-looked-at"}
    report = report_named("compared")
    found = properties(report)
    assert {name: found[name] for name in names} == {
        "fixed": "15", "still-open": "5", "new": "28", "not-looked-at": "0",
    }  # fmt: skip
    assert names.isdisjoint(properties(sample_report("incomplete-personal")))


def test_a_suite_is_a_part_and_names_no_time() -> None:
    text = written(sample_report("incomplete-personal"), "junit")
    root = check_junit(text)
    assert [suite.get("name") for suite in root] == [
        "The portfolio as a whole", "Part 1: Overview Questions",
        "Part 2: Skill Demonstration Product with Self-Analysis",
        "Part 3: Reflection and Application",
    ]  # fmt: skip
    assert "time" not in {name for each in root.iter() for name in each.keys()}  # noqa: SIM118 - an element is no mapping
    assert text == written(sample_report("incomplete-personal"), "junit")


def test_an_empty_report_is_an_empty_document() -> None:
    root = check_junit(written(report_named("nothing"), "junit"))
    assert (len(root), root.get("tests")) == (0, "0")


def test_another_reader_counts_the_same(report: Report) -> None:
    text = written(report, "junit")
    root = check_junit(text)
    read = junitparser.JUnitXml.fromstring(text.encode())
    assert (read.tests, read.failures, read.errors) == tuple(
        int(root.get(name) or 0) for name in ("tests", "failures", "errors")
    )
    seen = [case for suite in read for case in suite]
    assert [case.name for case in seen] == [case.get("name") for case in root.iter("testcase")]
    assert sum(case.is_skipped for case in seen) == len([*root.iter("skipped")])
