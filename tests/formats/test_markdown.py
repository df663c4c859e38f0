"""Markdown for GitHub: what matters comes first, and what is too long is cut where it may be."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcrubric.escaping.markdown import APART
from mcrubric.formats.markdown import MARKDOWN, MOST_BYTES, text
from mcrubric.formats.markdown.chunks import chunks
from mcrubric.formats.markdown.items import fact
from mcrubric.formats.markdown.words import words
from mcrubric.formats.outline import outline
from mcrubric.formats.outline.blocks import Fact, Span
from mcrubric.model.failures import Failure
from mcrubric.model.report import Report

REPORTS = Path(__file__).parent / "reports"
STORED = {path.stem: Report.from_json(path.read_bytes()) for path in REPORTS.glob("*.json")}
TABLES = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_TASKLISTS
GITHUB_TAKES = 1024 * 1024
LEFT_OUT = re.compile(r"Not listed: ([0-9,]+) more things?\.")
LEAST = 600
"""Bytes in which readiness, the counts and the note of what is left out have room."""


def things_in(report: Report) -> int:
    return sum(chunk.things for section in outline(report) for chunk in chunks(section))


def left_out(written: str) -> int:
    found = LEFT_OUT.search(written)
    return int(found[1].replace(",", "")) if found else 0


def with_many_findings(report: Report, count: int) -> Report:
    result = next(each for each in report.results if each.outcome == "fail")
    judgement = next(each for each in result.judgements if each.findings)
    finding = judgement.findings[0]
    many = tuple(
        replace(finding, message=replace(finding.message, text=f"Ångström {number} <is> missing."))
        for number in range(count)
    )
    changed = replace(result, judgements=(replace(judgement, findings=many),))
    return replace(report, results=tuple(changed if each is result else each
                                         for each in report.results))  # fmt: skip


def test_readiness_and_counts_are_the_first_lines() -> None:
    first, blank, second, *_ = text(STORED["incomplete"]).split("\n")
    assert first == "## Not ready yet: nine things to do."
    assert blank == ""
    assert second.startswith("Three things are worth a look. One thing is undecided.")


def test_failures_of_the_software_come_before_all_else() -> None:
    titles = re.findall(r"^### (.*)|<summary><b>(.*)</b>", text(STORED["stopped"]), re.MULTILINE)
    assert titles[0] == ("Where the software stopped", "")


def test_what_is_to_be_done_can_be_ticked_off_and_nothing_is() -> None:
    page = pyromark.html(text(STORED["incomplete"]), options=TABLES)
    boxes = re.findall(r"<input[^>]*>", page)
    assert len(boxes) == 8
    assert not any("checked" in box for box in boxes)


def test_what_is_long_and_no_news_is_folded_away() -> None:
    page = pyromark.html(text(STORED["incomplete"]), options=TABLES)
    folded = re.findall(r"<summary><b>(.*?)</b></summary>", page)
    assert folded == [
        "Coverage, detail by detail",
        "What could be found",
        "Looked at, and nothing is missing",
        "Words counted",
    ]
    assert page.count("</details>") == len(folded)
    assert page.partition("<details>")[2].partition("</details>")[0].count("<table>") == 1


def test_what_is_read_by_others_quotes_nobody() -> None:
    assert MARKDOWN.shared
    assert MARKDOWN.quote == "none"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(STORED)), st.integers(LEAST, 12_000))
def test_a_text_that_is_too_long_is_cut_between_things_and_says_so(name: str, most: int) -> None:
    report = STORED[name]
    whole, cut = text(report), text(report, most)
    assert len(cut.encode()) <= most
    if cut == whole:
        return
    kept, note, rest = cut.partition("\n**This is cut off here, ")
    assert note
    assert rest.count("\n") == 1
    assert whole.startswith(kept.removesuffix("\n</details>\n"))
    assert kept.count("<details>") == kept.count("</details>")
    assert 0 <= left_out(cut) <= things_in(report)
    assert cut.startswith(f"{whole.partition(chr(10))[0]}\n")


@pytest.mark.parametrize("count", [1_000, 20_000])
def test_things_told_and_things_left_out_are_all_things(count: int) -> None:
    report = with_many_findings(STORED["incomplete"], count)
    written = text(report)
    assert len(written.encode()) <= MOST_BYTES < GITHUB_TAKES
    told = len(re.findall(r"Ångström [0-9]+", written))
    assert (told == count) == (left_out(written) == 0)
    assert told > 900
    if left_out(written):
        others = things_in(STORED["incomplete"]) - 1
        assert told + left_out(written) == count + others
        assert len(written.encode()) > MOST_BYTES - 1_000


def test_one_thing_that_is_longer_than_everything_may_be_is_left_out_whole() -> None:
    long = Failure(error="x <b> " * 400_000)
    written = text(replace(STORED["ready"], failures=(long,)))
    assert written.startswith("## Nothing is missing that a machine can see.")
    assert len(written) < 1_000
    assert left_out(written) == things_in(STORED["ready"]) + 1


def test_what_is_made_of_two_texts_is_no_emoji() -> None:
    """GitHub makes pictures of `:name:`; the colon behind a name is ours."""
    assert fact(Fact(":part", "x")) == f"- **\\:{APART}part:** x"
    label, place = Span(":part"), Span("part-1.md", "place", "part-1.md")
    assert words((label, Span(": "), place)) == f"\\:{APART}part: part-1.md"


def test_numbers_and_words_agree_in_what_is_left_out() -> None:
    report = replace(STORED["ready"], results=(), coverage=(), failures=(Failure(error="x" * 500),))
    report = replace(report, for_the_assessor=())
    assert "Not listed: 1 more thing. " in text(report, LEAST)
