"""The outline tells everything in plain words, and a format that writes it adds or drops none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mcrubric.escaping.terminal import shown
from mcrubric.formats.outline import outline
from mcrubric.formats.outline.blocks import Item, Paragraph
from mcrubric.formats.outline.spans import text_of
from mcrubric.formats.terminal import write
from mcrubric.model.formats import Look
from mcrubric.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.formats.outline.blocks import Words

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.json"))
ONE_LINE = Look(width=100_000)


def words_in(report: Report) -> Iterator[Words]:
    for section in outline(report):
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block.words
            elif isinstance(block, Item):
                yield from _words_of(block)


def _words_of(item: Item) -> Iterator[Words]:
    yield item.words
    for each in item.inside:
        yield from _words_of(each)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_terminal_shows_all_words_of_the_outline(path: Path) -> None:
    report = Report.from_json(path.read_bytes())
    lines = write(report, ONE_LINE).splitlines()
    told = [words for words in words_in(report) if all(span.kind != "brief" for span in words)]
    assert told
    for words in told:
        assert any(line.endswith(shown(text_of(words))) for line in lines)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_section_has_a_name_of_its_own_and_something_to_tell(path: Path) -> None:
    sections = outline(Report.from_json(path.read_bytes()))
    names = [section.name for section in sections]
    assert len(set(names)) == len(names)
    assert all(section.blocks for section in sections)


def test_what_was_found_for_a_thing_is_told_though_its_finding_was_cut_off() -> None:
    report = Report.from_json((REPORTS[0].parent / "incomplete.json").read_bytes())
    result = next(each for each in report.results if each.requirement == "part-1.answers")
    judgements = tuple(replace(each, findings=()) for each in result.judgements)
    text = write(replace(report, results=(replace(result, judgements=judgements),)), ONE_LINE)
    assert "\n    ? What strategies have you implemented to build and support b…\n" in text
    assert "\n      ✓ what worked: part-1.md, line 14\n" in text
