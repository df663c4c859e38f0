"""How waivers are told: apart from what is to be done, with reasons for those who may read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mcrubric
from mcrubric.formats.outline import outline
from mcrubric.formats.outline.blocks import Item
from mcrubric.formats.outline.spans import text_of
from mcrubric.formats.terminal import write
from mcrubric.model.failures import Failure
from mcrubric.model.formats import Look
from mcrubric.model.report import Report
from mcrubric.privacy.fitting import with_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
REPORTS = HERE.parent / "formats" / "reports"
WAIVERS = mcrubric.read_waivers(HERE / "office.yaml")
DAY = date(2027, 6, 30)
WORDS_OF_THE_OFFICE = ("agreed", "placement", "appeal", "in person", "helper", "Ortiz", "Office")


def stored(name: str) -> Report:
    return Report.from_json((REPORTS / f"{name}.json").read_bytes())


@pytest.fixture(scope="module")
def report() -> Report:
    return mcrubric.with_waivers(stored("incomplete"), WAIVERS, DAY)


def flat(text: str) -> str:
    return " ".join(text.split())


def items(report: Report, name: str) -> Iterator[Item]:
    """Yield what a section lists, with what is inside."""
    left = [
        block
        for section in outline(report)
        if section.name == name
        for block in section.blocks
        if isinstance(block, Item)
    ]
    while left:
        item = left.pop(0)
        left = [*item.inside, *left]
        yield item


def all_of(name: str) -> list[mcrubric.Waiver]:
    """Waivers for every finding of a stored report."""
    return [
        mcrubric.Waiver(
            reason="agreed", authority="a", expires="2027-12-31", fingerprint=each.fingerprint
        )
        for each in stored(name).findings
    ]


def test_the_section_reads_as_expected(report: Report) -> None:
    text = write(report, Look())
    summary = text.partition("\n\n")[0]
    section = text.partition("\nWAIVED\n")[2].partition("\n\n")[0]
    expected = (HERE / "told.txt").read_text("utf-8")
    assert f"{summary}\n\nWAIVED\n{section}\n" == expected


def test_what_is_waived_is_no_task_and_is_told_once(report: Report) -> None:
    told = [text_of(each.words) for each in items(report, "tasks")]
    waived = [text_of(each.words) for each in items(report, "waived")]
    assert len(report.covered) == 5
    for finding in report.findings:
        words = finding.message.text
        if finding.fingerprint in report.covered:
            assert not any(words in each for each in told)
            assert sum(words in each for each in waived) == 1
        elif finding.outcome == "fail":
            assert any(words in each for each in told)


def test_nothing_is_to_be_done_about_what_is_waived(report: Report) -> None:
    assert {each.mark for each in items(report, "waived")} == {"bullet", "unsure"}
    text = flat(write(report, Look()))
    for finding in report.findings:
        if finding.fingerprint in report.covered:
            assert finding.remedy not in text


def test_what_waits_for_something_that_is_waived_is_told_by_itself(report: Report) -> None:
    waits = "This cannot be looked at until part-3.present is met."
    told = [text_of(each.words) for each in items(report, "undecided")]
    assert [each for each in told if waits in each] == [f"Length: {waits} [part-3.length]"]
    text = flat(write(report, Look()))
    assert "Until then," not in text
    assert "See to part-3.present first" not in text


def test_a_legend_sends_nobody_to_do_what_is_waived(report: Report) -> None:
    text = flat(write(report, Look()))
    assert "missing, or not as asked: see what to do, or what is waived" in text
    assert "what is waived" not in flat(write(stored("incomplete"), Look()))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("incomplete", "Ready, with 23 waived: nothing else is missing that a machine can see."),
        ("incomplete", "Without the waivers: not ready."),
        ("undecided", "Without the waivers: undecided."),
        ("ready", "Nothing is missing that a machine can see."),
        ("stopped", "things are waived."),
    ],
)  # fmt: skip
def test_readiness_without_waivers_stands_beside_it(name: str, said: str) -> None:
    made = mcrubric.with_waivers(stored(name), all_of(name), DAY)
    assert said in flat(write(made, Look()))


def test_one_thing_is_told_in_good_english() -> None:
    made = mcrubric.with_waivers(stored("incomplete"), WAIVERS[:1], DAY)
    assert "One thing is waived. Without the waiver: not ready." in flat(write(made, Look()))
    made = mcrubric.with_waivers(stored("incomplete"), WAIVERS[8:9], DAY)
    assert "One waiver counts for nothing here." in flat(write(made, Look()))


def test_where_the_software_failed_that_is_still_told(report: Report) -> None:
    broken = replace(report, failures=(Failure(error="broke", requirement="part-1.length"),))
    made = mcrubric.with_waivers(broken, WAIVERS, DAY)
    text = flat(write(made, Look()))
    assert "WHERE THE SOFTWARE STOPPED" in text
    assert "The waiver of part-1 in part-1.length covers nothing here that can be waived." in text


def test_what_others_read_says_neither_why_nor_by_whom(report: Report) -> None:
    for names in (False, True):
        shared = mcrubric.shareable(report, names=names)
        for output in (shared.to_json(), write(shared, Look()), repr(shared)):
            assert [each for each in WORDS_OF_THE_OFFICE if each in output] == []
        assert shared.waived
        assert report.waived
        assert shared.readiness == report.readiness
        assert shared.covered.keys() == report.covered.keys()
        assert shared.waived.results == report.waived.results
        assert Report.from_json(shared.to_json()) == shared
    assert "Waived until 2027-06-30." in flat(write(mcrubric.shareable(report), Look()))


def test_a_portal_reads_what_the_office_wrote(report: Report) -> None:
    for shown in (with_quotes(report, "none"), with_quotes(report, "short")):
        assert shown.waived
        assert shown.waived.used[0].reason == "Shorter texts were agreed on 3 September."
        assert shown.waived.used[0].authority == "the Office of Accommodations"


def test_a_target_is_shown_as_it_is_elsewhere(report: Report) -> None:
    for shown in (mcrubric.shareable(report), with_quotes(report, "none")):
        assert shown.waived
        targets = {each.fingerprint: each.target for each in shown.findings}
        for waiver in (*shown.waived.used, *shown.waived.expired):
            if waiver.target:
                assert {targets[each] for each in waiver.findings} == {waiver.target}
    assert "family-handbook" not in str(mcrubric.shareable(report).waived)


def test_a_target_that_is_none_here_is_not_shown_to_others() -> None:
    waiver = mcrubric.Waiver(
        reason="a", authority="b", expires="2027-12-31",
        requirement="part-2.places", target="EO1.accessible/letter-of-Ada-Lark.pdf@p.9",
    )  # fmt: skip
    made = mcrubric.with_waivers(stored("incomplete"), [waiver], DAY)
    for shown in (mcrubric.shareable(made), with_quotes(made, "none")):
        assert "Lark" not in shown.to_json() + write(shown, Look())


def test_hostile_words_of_a_waiver_reach_no_terminal() -> None:
    waiver = replace(WAIVERS[0], reason="\x1b[2J\u202eevil\r\n::error::", authority="\x9b31m")
    text = write(mcrubric.with_waivers(stored("incomplete"), [waiver], DAY), Look())
    assert [each for each in text if not each.isprintable() and each != "\n"] == []
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())


def test_a_time_of_day_does_not_let_a_waiver_expire_on_its_last_day() -> None:
    day = datetime.combine(DAY, time(23, 59))
    made = mcrubric.with_waivers(stored("incomplete"), WAIVERS, day)
    assert made == mcrubric.with_waivers(stored("incomplete"), WAIVERS, DAY)


def test_the_day_is_today_by_the_clock_unless_another_is_given() -> None:
    made = mcrubric.with_waivers(stored("incomplete"), WAIVERS)
    assert made.waived
    assert abs((date.fromisoformat(made.waived.on) - date.today()).days) <= 1  # noqa: DTZ011 - as is meant
