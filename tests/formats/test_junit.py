"""JUnit XML is valid, and no server takes for passed, or for red, what is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import junitparser
import pytest
from formatted import report_named, sample_report
from validators import check_junit, written

import mcrubric
from mcrubric.formats.outline.told import told_of

if TYPE_CHECKING:
    from lxml import etree

    from mcrubric.model.findings import Result
    from mcrubric.model.report import Report

pytestmark = pytest.mark.usefixtures("shared")


def cases(report: Report) -> dict[str, etree._Element]:
    """Return the cases by their requirement, which stands last in their names."""
    root = check_junit(written(report, "junit"))
    return {
        (case.get("name") or "").rpartition("(")[2].rstrip(")"): case
        for case in root.iter("testcase")
    }


def element_of(result: Result, *, counts: bool) -> list[str]:
    """Return what stands in the case of a requirement."""
    if result.outcome == "pass":
        return []
    grave = result.severity == "error" and result.outcome in {"fail", "open"}
    return ["failure" if grave and counts else "skipped"]


def test_a_document_is_valid_and_counts_right(report: Report) -> None:
    check_junit(written(report, "junit"))


def test_each_requirement_is_one_case_and_only_what_decides_readiness_is_red(
    report: Report,
) -> None:
    found = cases(replace(report, failures=()))
    assert {name: [child.tag for child in case] for name, case in found.items()} == {
        each.requirement: element_of(each, counts=each in report.counting)
        for each in report.results
    }


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
        assert (element.get("message") or "").startswith(lines[0])
        for line, each in zip(lines, told, strict=True):
            assert f"{each.target}: {each.text}" in line
            waived = each.fingerprint in report.covered
            assert line.startswith("Waived until 2027-12-31: ") == waived
            assert line.endswith(each.remedy) or waived


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
