"""CSV has a row for everything that is told, and spreadsheets read it as it is meant."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from formatted import report_named, sample_report, to_do
from validators import written

import mcrubric
from mcrubric.formats.csv.rows import COLUMNS
from mcrubric.formats.outline.told import told_by
from mcrubric.model.formats import Look
from mcrubric.model.places import Place

if TYPE_CHECKING:
    from mcrubric.model.report import Report


def rows(report: Report, look: Look | None = None) -> list[dict[str, str]]:
    text = written(report, "csv", look=look)
    data = text.encode().decode("utf-8-sig")
    return [*csv.DictReader(io.StringIO(data, newline=""), strict=True)]


def test_each_thing_told_is_a_row_and_each_failure_of_the_tool(report: Report) -> None:
    told = [*told_by(mcrubric.shareable(report))]
    found = rows(report)
    assert len(found) == len(told) + len(report.failures)
    assert [each["outcome"] for each in found[: len(report.failures)]] == ["tool-failed"] * len(
        report.failures
    )
    for row, each in zip(found[len(report.failures) :], told, strict=True):
        assert (row["outcome"], row["severity"]) == (each.outcome, each.result.severity)
        assert (row["requirement"], row["check"]) == (each.result.requirement, each.result.check)
        assert (row["fingerprint"], row["because"]) == (each.fingerprint or "", each.because or "")
        waiver = report.covered.get(each.fingerprint or "")
        assert row["waived_until"] == (waiver.expires if waiver else "")
        assert row["remedy"] == to_do(report, each)
        assert row["measured"] == ("" if each.measured is None else str(each.measured))
        assert None not in row.values()


def test_it_begins_with_a_byte_order_mark_and_one_head_and_ends_its_lines_with_crlf(
    report: Report,
) -> None:
    data = written(report, "csv").encode()
    assert data.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 1 + len(rows(report))


def test_numbers_are_numbers() -> None:
    text = written(sample_report("incomplete-personal"), "csv")
    (line,) = [each for each in text.splitlines() if '"part-1.length"' in each]
    assert ',943,1000,"word",' in line


def test_places_are_where_the_repository_has_them_and_further_ones_are_said() -> None:
    found = rows(sample_report("incomplete-personal"), Look(prefix="portfolios/ada"))
    first = found[0]
    assert [first[name] for name in ("path", "line", "column")] == [
        "portfolios/ada/portfolio.yaml", "2", "1",
    ]  # fmt: skip
    answers = [each for each in found if each["target"] == "part-1.q1"]
    assert answers[0]["further_places"] == "part-1.md, lines 3 and 5"


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ((Place(path="part-1.md", line=1),), ""),
        ((Place(path="part-1.md", line=1), Place(path="part-3.md", page=2)), "part-3.md, page 2"),
        ((Place(path="part-1.md", line=1), Place(path="part-1.md", line=4)), "part-1.md, line 4"),
    ],
)
def test_the_place_that_has_columns_is_not_said_again(places: tuple[Place, ...], said: str) -> None:
    report = sample_report("incomplete-personal")
    finding = replace(report.findings[0], places=places)
    judgement = replace(report.results[0].judgements[0], findings=(finding,))
    result = replace(report.results[0], judgements=(judgement,))
    (row,) = rows(replace(report, results=(result,)))
    assert (row["path"], row["line"], row["further_places"]) == ("part-1.md", "1", said)


def test_nothing_is_to_be_done_first_about_what_is_waived() -> None:
    report = report_named("waived-gate")
    found = {each["requirement"]: each for each in rows(report)}
    assert found["part-3.present"]["waived_until"] == "2027-12-31"
    assert found["part-3.visible"]["waits_for"] == "part-3.present"
    told = [found[f"part-3.{each}"]["remedy"] for each in ("present", "length", "visible")]
    assert told == ["", "", ""]
    unwaived = {each["requirement"]: each for each in rows(sample_report("absent-part"))}
    assert unwaived["part-3.visible"]["remedy"] == "See to part-3.present first; then check again."


def test_only_findings_have_a_fingerprint() -> None:
    for row in rows(report_named("incomplete-personal")):
        found = row["outcome"] in {"fail", "open", "review"}
        assert bool(row["fingerprint"]) == found


def test_a_row_says_how_its_finding_stands_against_the_earlier_report() -> None:
    report = report_named("compared")
    assert report.since is not None
    baseline = report.since.baseline(report)
    found = [each["since"] for each in rows(report)]
    assert sorted(filter(None, found)) == sorted(baseline.values())
    assert {"new", "unchanged", ""} <= {*found}
    for row in rows(report):
        assert row["since"] == baseline.get(row["fingerprint"], "")
    assert {each["since"] for each in rows(sample_report("incomplete-personal"))} == {""}


def test_an_empty_report_is_a_head() -> None:
    assert rows(report_named("nothing")) == []
