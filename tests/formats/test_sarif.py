"""SARIF is valid, also where no schema looks, and says everything that the report says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from formatted import report_named, sample_report, to_do
from validators import check_sarif, sarif_run, written

import mcrubric
from mcrubric.formats.outline.told import told_by
from mcrubric.formats.sarif.places import uri_of
from mcrubric.model.formats import Look
from mcrubric.model.places import Place

if TYPE_CHECKING:
    from pathlib import Path

    from mcrubric.model.report import Report

pytestmark = pytest.mark.usefixtures("shared")

KINDS = {"not-applicable": "notApplicable"}


def results(report: Report, **look: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = sarif_run(written(report, "sarif", look=Look(**look)))["results"]
    return found


def fingerprint(result: dict[str, Any]) -> str | None:
    """Return the fingerprint of a result; one without a finding has none."""
    found: dict[str, str] | None = result.get("partialFingerprints")
    assert found is None or found.keys() == {"mcrubric/v1"}
    return found["mcrubric/v1"] if found else None


def said_in_sarif(text: str) -> str:
    return re.sub(r"([\\\[\]])", r"\\\1", text).replace("{", "{{").replace("}", "}}")


def test_a_log_is_valid_whatever_stands_in_it(report: Report) -> None:
    check_sarif(written(report, "sarif"))
    check_sarif(written(report, "sarif", names=True, look=Look(prefix="a b/c", results="fail")))


def test_each_finding_and_each_judgement_without_one_is_a_result(report: Report) -> None:
    told = [*told_by(mcrubric.shareable(report))]
    found = results(report)
    assert [each["kind"] for each in found] == [KINDS.get(e.outcome, e.outcome) for e in told]
    assert [fingerprint(each) for each in found] == [each.fingerprint for each in told]
    assert [each["properties"]["requirement"] for each in found] == [
        each.result.requirement for each in told
    ]


def test_what_fails_alone_can_be_asked_for(report: Report) -> None:
    failing = [
        each for each in results(report) if each["kind"] == "fail" and "suppressions" not in each
    ]
    assert results(report, results="fail") == failing


def test_what_fails_has_its_severity_as_level_and_says_what_to_do(report: Report) -> None:
    for result, told in zip(results(report), told_by(mcrubric.shareable(report)), strict=True):
        severity = told.result.severity
        assert result["level"] == (severity if told.outcome == "fail" else "none")
        assert result["properties"]["severity"] == severity
        remedy = to_do(report, told)
        assert result["properties"].get("remedy", "") == remedy
        assert result["message"]["text"].endswith(said_in_sarif(remedy))
        assert bool(remedy) or not told.remedy or told.remedy not in result["message"]["text"]
        assert result["properties"].get("measured") == told.measured


def test_rules_are_the_checks_that_the_report_names_with_their_docstrings() -> None:
    report = sample_report("incomplete-personal")
    rules = check_sarif(written(report, "sarif"))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*dict.fromkeys(e.check for e in report.results)]
    by_name = {rule["id"]: rule for rule in rules}
    minimum = by_name["word-minimum"]
    assert minimum["shortDescription"]["text"].startswith("A written part has at least as many")
    assert "Why it matters:" in minimum["help"]["text"]
    assert minimum["defaultConfiguration"] == {"level": "error"}
    assert by_name["text-visible"]["defaultConfiguration"] == {"level": "note"}
    assert all(len(rule["fullDescription"]["text"]) <= 1024 for rule in rules)


def test_a_check_that_nobody_knows_is_a_rule_by_its_name() -> None:
    (rule,) = check_sarif(written(report_named("bare"), "sarif"))["tool"]["driver"]["rules"]
    assert (rule["id"], rule["shortDescription"]) == ("some-check", {"text": "some-check"})


def test_the_level_of_a_rule_is_the_worst_of_what_its_check_is_asked_for_with() -> None:
    report = report_named("bare")
    assert {each.severity for each in report.results} == {"error", "warning", "note"}
    for asked, level in (
        (("error", "warning", "note"), "error"), (("note", "warning"), "warning"),
        (("note",), "note"),
    ):  # fmt: skip
        some = tuple(each for each in report.results if each.severity in asked)
        (rule,) = check_sarif(written(replace(report, results=some[::-1]), "sarif"))["tool"][
            "driver"
        ]["rules"]
        assert rule["defaultConfiguration"] == {"level": level}


def test_failures_of_the_tool_are_notifications_and_no_results() -> None:
    report = report_named("failures")
    run = check_sarif(written(report, "sarif"))
    (went,) = run["invocations"]
    assert went["executionSuccessful"] is False
    told = went["toolExecutionNotifications"]
    assert [each["level"] for each in told] == ["error"] * 4 + ["warning"]
    assert [each.get("associatedRule", {}).get("id") for each in told] == [
        "word-minimum", "word-minimum", None, None, None
    ]  # fmt: skip
    assert run["results"] == results(replace(report, failures=()))
    assert [each["name"] for each in run["tool"]["extensions"]] == ["mcrubric-other", "x"]


@pytest.mark.parametrize("name", ["complete-personal", "nothing-handed-in", "only"])
def test_a_run_without_failures_went_well(name: str) -> None:
    report = report_named(name)
    run = check_sarif(written(report, "sarif"))
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert run["properties"]["readiness"] == report.readiness
    assert run["properties"]["ready"] is report.ready
    assert run["properties"]["rubric"]["sha256"] == report.rubric.sha256


def test_files_have_their_digests_and_are_pointed_at_inside_the_repository() -> None:
    report = sample_report("incomplete-personal")
    text = written(report, "sarif", names=True, look=Look(prefix="portfolios/ada"))
    run = check_sarif(text)
    digests = {each["location"]["uri"]: each["hashes"]["sha-256"] for each in run["artifacts"]}
    assert digests == {
        f"portfolios/ada/{path}": digest
        for path, digest in report.portfolio.digests.items()  # type: ignore[union-attr] # a sample was read
    }
    assert run["automationDetails"]["id"] == f"mcrubric/portfolios/ada/{report.rubric.id}/"
    uris = {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in run["results"]
        for place in result["locations"]
    }
    assert uris <= digests.keys()


def test_a_place_keeps_its_line_and_what_sarif_has_no_word_for() -> None:
    report = sample_report("incomplete-personal")
    finding = report.findings[0]
    spots = (Place(seconds=3.5), Place(path="part-3.md", line=4, column=2, page=7, entry=1))
    judgement = replace(report.results[0].judgements[0], findings=(replace(finding, places=spots),))
    changed = replace(report, results=(replace(report.results[0], judgements=(judgement,)),))
    (result,) = check_sarif(written(changed, "sarif"))["results"]
    logical = [{"fullyQualifiedName": "portfolio"}]
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "part-3.md", "uriBaseId": "%SRCROOT%", "index": 12},
                "region": {"startLine": 4, "startColumn": 2},
            },
            "properties": {"page": 7, "entry": 1},
            "logicalLocations": logical,
        },
        {"properties": {"seconds": 3.5}, "logicalLocations": logical},
    ]


@pytest.mark.parametrize(
    ("place", "region"),
    [
        (Place(path="part-3.md", line=0, column=2), None),
        (Place(path="part-3.md", line=-1), None),
        (Place(path="part-3.md", column=2), None),
        (Place(path="part-3.md", line=1, column=0), {"startLine": 1}),
        (Place(path="part-3.md", line=1, column=1), {"startLine": 1, "startColumn": 1}),
    ],
)
def test_lines_and_columns_that_sarif_cannot_say_are_left_out(
    place: Place, region: dict[str, int] | None
) -> None:
    report = sample_report("incomplete-personal")
    finding = replace(report.findings[0], places=(place,))
    judgement = replace(report.results[0].judgements[0], findings=(finding,))
    changed = replace(report, results=(replace(report.results[0], judgements=(judgement,)),))
    (result,) = check_sarif(written(changed, "sarif"))["results"]
    (where,) = result["locations"]
    assert where["physicalLocation"].get("region") == region


@pytest.mark.parametrize(
    ("target", "part", "file"),
    [
        ("artifacts/calendar.pdf", "part-2", "artifacts/calendar.pdf"),
        ("EO1.connect", "part-2", "part-2.yaml"),
        ("part-1", "part-1", "part-1.md"),
        ("portfolio", None, "portfolio.yaml"),
        ("EO1.connect", "part-9", "portfolio.yaml"),
    ],
)
def test_what_has_no_place_points_at_the_file_that_it_is_about(
    target: str, part: str | None, file: str
) -> None:
    report = sample_report("incomplete-personal")
    result = replace(report.results[-1], part=part, requirement="x", judgements=())
    judgement = replace(report.results[-1].judgements[0], target=target, findings=(), evidence={})
    extra = replace(result, judgements=(judgement,))
    text = written(replace(report, results=(*report.results, extra)), "sarif", names=True)
    (place,) = check_sarif(text)["results"][-1]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == file


def test_without_a_manifest_the_first_file_stands_for_the_portfolio_or_the_manifest_to_be() -> None:
    report = report_named("bare")
    with_file = replace(report, portfolio=replace(report.portfolio, paths=("part-1.md", "z.pdf")))
    for given, uri in ((report, "portfolio.yaml"), (with_file, "part-1.md")):
        for result in check_sarif(written(given, "sarif"))["results"]:
            (place,) = result["locations"]
            assert place["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü#?.md", "a%20b/%C3%BC%23%3F.md"), ("c:/x", "c%3A/x"), ("//h/x", "%2F%2Fh%2Fx"),
        ("../x", "%2E%2E%2Fx"), ("..", "%2E%2E"), ("100%", "100%25"), ("a\udcff", "a%FF"),
        ("a\ud800", "a%EF%BF%BD"),
    ],
)  # fmt: skip
def test_a_name_of_a_file_is_a_relative_reference(path: str, uri: str) -> None:
    assert uri_of(path) == uri


def test_signs_of_sarif_in_a_message_are_text() -> None:
    report = report_named("failures")
    strange = replace(report.failures[0], error=r"[x](1) {0} \ end", requirement=None, check=None)
    run = check_sarif(written(replace(report, failures=(strange,)), "sarif"))
    told = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert told == r"\[x\](1) {{0}} \\ end"


def test_what_is_waived_is_suppressed_and_not_among_what_fails() -> None:
    report = report_named("waived")
    covered = report.covered.keys()
    assert len(covered) == 2
    run = check_sarif(written(report, "sarif"))
    for result in run["results"]:
        waived = fingerprint(result) in covered
        said = {"kind": "external", "status": "accepted", "properties": {"expires": "2027-12-31"}}
        assert result.get("suppressions") == ([said] if waived else None)
    assert run["properties"]["waived"]["readiness"] == "not-ready"
    failing = results(report, results="fail")
    assert covered.isdisjoint(map(fingerprint, failing))
    assert len(failing) == len([e for e in run["results"] if e["kind"] == "fail"]) - 2


def test_only_findings_have_a_fingerprint_that_holds() -> None:
    """The id of a citation has the number of a file in it, which another file changes."""
    report = sample_report("complete-personal")
    paths = report.portfolio.paths or ()
    more = replace(report, portfolio=replace(report.portfolio, paths=("artifacts/0.pdf", *paths)))
    targets = [[each["properties"]["target"] for each in results(one)] for one in (report, more)]
    assert targets[0] != targets[1]
    kept = [[*map(fingerprint, results(one))] for one in (report, more)]
    assert kept[0] == kept[1]
    for result in results(report):
        found = result["kind"] in {"fail", "open", "review"}
        assert (fingerprint(result) is not None) == found


def test_the_option_of_the_command_line_chooses_the_results(mcrubric: Any, samples: Path) -> None:
    done = mcrubric(
        "check", samples / "incomplete-personal", "--format", "sarif", "--sarif-results", "fail"
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert {each["kind"] for each in check_sarif(done.stdout)["results"]} == {"fail"}


def test_what_is_new_since_an_earlier_report_says_so() -> None:
    report, earlier = sample_report("incomplete-personal"), sample_report("complete-personal")
    findings = len(report.findings)
    known = {each.fingerprint for each in earlier.findings}
    new = {each.fingerprint for each in report.findings} - known
    compared = replace(report, since=mcrubric.compare(earlier, report))
    check_sarif(written(compared, "sarif"))
    states = [each.get("baselineState") for each in results(compared)]
    assert states.count("new") == len(new) > 0
    assert len(states) - states.count(None) == findings
    same = replace(report, since=mcrubric.compare(report, report))
    assert [each.get("baselineState") for each in results(same)].count("unchanged") == findings
    assert not any("baselineState" in each for each in results(report))
