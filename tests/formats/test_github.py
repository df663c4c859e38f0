"""Annotations are commands that the runner understands, the gravest first, ten of a kind."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from benchmarks.findings import many
from formatted import report_named, sample_report
from validators import written
from workflow_commands import Command, read_log

from mcrubric.model.failures import Failure
from mcrubric.model.findings import AND_MORE, Message
from mcrubric.model.formats import Look
from mcrubric.model.places import Place

if TYPE_CHECKING:
    from mcrubric.model.report import Report

KINDS = {"error": "error", "warning": "warning", "note": "notice"}


def commands(report: Report, look: Look | None = None) -> list[Command]:
    found, others = read_log(written(report, "github", look=look))
    assert len(others) == 1
    return found


def test_each_line_but_the_verdict_is_an_annotation_and_there_are_ten_of_a_kind(
    report: Report,
) -> None:
    told = commands(report)
    counts = Counter(each.name for each in told)
    assert counts.keys() <= {"error", "warning", "notice"}
    assert max(counts.values(), default=0) <= 10
    for each in told:
        assert each.message
        assert each.properties.keys() <= {"file", "line", "col", "title"}
        assert each.properties["title"]


def test_a_portfolio_that_is_one_file_has_none_in_the_repository(report: Report) -> None:
    packed, loose = (
        commands(report, Look(prefix=prefix, packed=True)) for prefix in ("ada.zip", "")
    )
    assert {each.properties.get("file") for each in packed} <= {"ada.zip"}
    assert all("file" not in each.properties for each in loose)
    assert all("line" not in each.properties for each in (*packed, *loose))
    assert [each.message for each in packed] == [each.message for each in loose]
    pointed = [each.properties for each in commands(report) if "line" in each.properties]
    said = " ".join(each.message for each in packed)
    assert all(each["file"] in said for each in pointed)


def test_what_fails_is_told_by_its_severity_or_counted(report: Report) -> None:
    covered = report.covered
    found = Counter(
        KINDS[each.severity]
        for each in report.findings
        if each.outcome == "fail" and each.fingerprint not in covered
    )
    told: Counter[str] = Counter()
    for each in commands(report):
        more = (
            each.message.rpartition("(And ")[2].split()[0].replace(",", "")
            if "(And " in each.message
            else "0"
        )
        told[each.name] += 1 + int(more)
    assert told["error"] == found["error"] + len(report.failures)
    idle = len((*report.waived.expired, *report.waived.unused)) if report.waived else 0
    assert told["notice"] == found["notice"] + idle
    assert told["warning"] >= found["warning"]


def test_reviews_are_left_out_unless_they_keep_readiness_open() -> None:
    report = sample_report("incomplete-personal")
    text = written(report, "github")
    for result in report.results:
        for judgement in result.judgements:
            for finding in judgement.findings:
                if finding.outcome == "review" and not finding.message.quoted:
                    assert (finding.message.text in text) == (result.severity == "error")
    undecided = [e for e in commands(report) if e.properties["title"].startswith("Undecided: ")]
    assert {each.name for each in undecided} == {"warning"}
    assert [each.properties["title"] for each in undecided] == [
        "Undecided: part-2.coverage", *["Undecided: part-2.places"] * 4, "Undecided: part-3.length",
    ]  # fmt: skip


def test_a_place_is_where_the_repository_has_it() -> None:
    report = sample_report("incomplete-personal")
    first, length, *_ = commands(report, Look(prefix="portfolios/ada"))
    assert first.properties == {
        "file": "portfolios/ada/portfolio.yaml", "line": "2", "col": "1",
        "title": "portfolio.readable",
    }  # fmt: skip
    assert length.properties == {"file": "portfolios/ada/part-1.md", "title": "part-1.length"}


def test_places_that_no_property_can_hold_are_said() -> None:
    report = sample_report("incomplete-personal")
    finding = replace(
        report.findings[0],
        places=(Place(path="part-1.md", page=3), Place(path="part-3.md", line=4)),
    )
    judgement = replace(report.results[0].judgements[0], findings=(finding,))
    changed = replace(report, results=(replace(report.results[0], judgements=(judgement,)),))
    (told,) = commands(changed)
    assert told.properties["file"] == "part-1.md"
    assert "line" not in told.properties
    assert "(part-1.md, page 3; part-3.md, line 4)" in told.message


def test_of_an_absent_part_one_thing_is_told_with_what_waits_for_it() -> None:
    about = [e for e in commands(sample_report("absent-part")) if "part-3" in e.message]
    assert [each.properties["title"] for each in about] == ["part-3.present"]
    assert "Until then, 9 other requirements are not looked at." in about[0].message


def test_what_waits_for_a_requirement_that_was_not_run_is_told() -> None:
    report = sample_report("absent-part")
    waiting = tuple(each for each in report.results if each.requirement == "part-3.length")
    (told,) = commands(replace(report, results=waiting, readiness=None))
    assert told.name == "warning"
    assert told.properties["title"] == "Undecided: part-3.length"
    assert told.message == (
        "This cannot be looked at until part-3.present is met. "
        "See to part-3.present first; then check again."
    )
    lesser = tuple(replace(each, severity="warning") for each in waiting)
    assert commands(replace(report, results=lesser, readiness=None)) == []


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(path="part-2.yaml", entry=3), " (part-2.yaml, entry 3)"),
        (Place(path="part-2.yaml", entry=3, line=7), ""),
        (Place(path="part-2.yaml", line=7), ""),
        (Place(path="part-2.yaml", page=4), " (part-2.yaml, page 4)"),
        (Place(path="part-2.yaml", seconds=42), " (part-2.yaml, at 0:42)"),
    ],
)
def test_what_a_line_cannot_say_of_a_place_is_said(place: Place, said: str) -> None:
    report = sample_report("incomplete-personal")
    finding = replace(report.findings[0], places=(place,))
    judgement = replace(report.results[0].judgements[0], findings=(finding,))
    changed = replace(report, results=(replace(report.results[0], judgements=(judgement,)),))
    (told,) = commands(changed)
    assert told.message == f"The key `…` is not known here.{said} {finding.remedy}"


def test_what_is_waived_is_nothing_to_do() -> None:
    text = written(report_named("waived"), "github")
    assert "943 words counted" in written(sample_report("incomplete-personal"), "github")
    assert "943 words counted" not in text
    assert text.splitlines()[-1] == (
        "Not ready yet: twelve things to do. Two things are waived. Without the waivers: not ready."
    )


def test_waivers_that_count_for_nothing_are_notices_without_reason_and_authority() -> None:
    report = report_named("waived-gate")
    text = written(report, "github")
    assert text.splitlines()[-1].endswith(
        "Two things are waived. Without the waivers: not ready. Two waivers count for nothing here."
    )
    notices = [each for each in commands(report) if each.name == "notice"]
    held = "The waiver of part-1 in part-1.length held until 2027-06-29"
    assert [(each.properties, each.message) for each in notices] == [
        ({"title": "A waiver counts for nothing"}, said)
        for said in (
            f"{held}; what it covered counts again.",
            "The waiver of part-1 in part-1.present covers nothing here that can be waived.",
        )
    ]
    assert "agreed" not in text
    assert "the office" not in text


def test_waivers_that_count_for_nothing_are_among_the_ten_notices() -> None:
    report = report_named("waived-gate")
    assert report.waived is not None
    unused = report.waived.unused * 30
    told = commands(replace(report, waived=replace(report.waived, unused=unused)))
    notices = [each for each in told if each.name == "notice"]
    assert len(notices) == 10
    assert notices[-1].message.endswith("(And 21 more notices.)")


def test_the_last_line_says_what_changed_since_an_earlier_report() -> None:
    last = written(report_named("compared"), "github").splitlines()[-1]
    assert last == (
        "Not ready yet: 14 things to do. Since the earlier report: 15 fixed, 5 still open, 28 new."
    )


def test_failures_of_the_tool_come_first_as_errors() -> None:
    told = commands(report_named("failures"))
    assert [each.properties["title"] for each in told[:5]].count("The check itself failed") == 4
    assert [each.name for each in told[:4]] == ["error"] * 4


def test_a_number_that_stands_for_a_name_is_no_file_of_the_repository() -> None:
    report = sample_report("incomplete-personal")
    (path,) = [each for each in report.portfolio.paths or () if each.endswith("handbook.pdf")]
    place = Place(path=path, line=3)
    finding = replace(report.findings[0], places=(place,))
    judgement = replace(report.results[0].judgements[0], findings=(finding,))
    changed = replace(report, results=(replace(report.results[0], judgements=(judgement,)),))
    (told,) = commands(changed)
    assert list(told.properties) == ["title"]
    assert re.search(r"\(artifact-[0-9]+, line 3\)", told.message)


def test_where_not_all_is_listed_there_are_at_least_so_many_more() -> None:
    report = many(3_000)
    result = report.results[0]
    *judgements, last = result.judgements
    more = replace(last.findings[0], message=Message(AND_MORE, {"count": 9}, "9 more."))
    judgements.append(replace(last, findings=(more,)))
    cut = replace(result, judgements=tuple(judgements))
    told = commands(replace(report, results=(cut, *report.results[1:])))
    errors = [each.message for each in told if each.name == "error"]
    assert errors[-1].endswith("(And at least 1,040 more errors.)")


def test_the_last_of_a_kind_says_how_many_more_there_are() -> None:
    told = [each for each in commands(many(3_000)) if each.name == "error"]
    assert len(told) == 10
    assert told[-1].message.endswith("(And 1,040 more errors.)")
    assert not any("more error" in each.message for each in told[:-1])


def test_a_long_message_is_cut_at_a_word() -> None:
    report = sample_report("incomplete-personal")
    finding = report.findings[0]
    wordy = replace(finding, message=replace(finding.message, text="word " * 30_000, quoted=()))
    judgement = replace(report.results[0].judgements[0], findings=(wordy,))
    changed = replace(report, results=(replace(report.results[0], judgements=(judgement,)),))
    (told,) = commands(changed)
    assert len(told.message) <= 4_000
    assert told.message.endswith("word…")


def test_the_last_line_is_the_verdict() -> None:
    for name, said in (
        ("complete-personal", "Nothing is missing that a machine can see."),
        ("incomplete-personal", "Not ready yet: 14 things to do."),
    ):
        assert written(sample_report(name), "github").splitlines()[-1] == said


def test_where_the_tool_failed_nobody_reads_that_nothing_is_missing_and_no_more() -> None:
    failed = replace(sample_report("complete-personal"), failures=(Failure(error="x"),))
    (told,) = commands(failed)
    assert (told.name, told.message) == ("error", "x")
    last = written(failed, "github").splitlines()[-1]
    assert last.endswith("The check itself failed in places, so not everything was looked at.")
