"""A rubric against its page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mcrubric.rubric.catalog import Catalog, shipped_folder
from mcrubric.rubric.load import draft
from mcrubric.rubric.trace import Trace, trace

if TYPE_CHECKING:
    from mcrubric.model.rubric import Rubric

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
PAGE = """\
Connecting people

  1. Connect with all families.

Write about it (500-word minimum). It may be long. Why do you connect?

How to buy
"""
RUBRIC = """\
schema: mcrubric.rubric/1
id: t/one
version: 1.0.0
title: One
source:
  not-asked:
    - {lines: "1", why: the title}
    - {quote: It may be long, why: optional}
    - {lines: 7-9, why: how to buy}
outcomes:
  - id: EO1
    statement: Connect with all families.
    details: [{id: EO1.connect, statement: Connect, derived: true}]
parts:
  - id: part-1
    kind: document
    prompts:
      - {id: q1, text: "Why do you connect?", asks: [{id: q1.why, text: Why}]}
requirements:
  - {id: part-1.length, part: part-1, check: c, severity: error, quote: (500-word minimum)}
"""


def rubric(**replaced: str) -> Rubric:
    text = RUBRIC
    for old, new in replaced.items():
        written = old.replace("_", " ")
        assert written in text
        text = text.replace(written, new)
    return draft(text, "one.yaml").usable()


def told(made: Trace) -> list[str]:
    return [str(mistake) for mistake in made.mistakes]


def test_every_sentence_of_the_page_is_covered_once() -> None:
    made = trace(rubric(), PAGE)
    assert told(made) == []
    assert [(row.line, row.sentence, row.covered_by) for row in made.rows] == [
        (1, "Connecting people", ("not asked: the title",)),
        (3, "Connect with all families.", ("EO1",)),
        (5, "Write about it (500-word minimum).", ("part-1.length",)),
        (5, "It may be long.", ("not asked: optional",)),
        (5, "Why do you connect?", ("part-1.q1",)),
        (7, "How to buy", ("not asked: how to buy",)),
    ]


def test_a_sentence_that_nothing_covers_is_told_at_its_place() -> None:
    page = PAGE.replace("It may be long.", "It may be long. It must be signed.")
    assert told(trace(rubric(), page, "page.txt")) == [
        (
            "page.txt:5:52: nothing in the rubric covers 'It must be signed.'; quote it, or list "
            "it as not asked"
        )
    ]


def test_a_quote_that_is_not_on_the_page_is_told_with_the_nearest_sentence() -> None:
    made = trace(rubric(**{"Connect_with_all_families.": "Connect with every family."}), PAGE)
    assert told(made) == [
        (
            "one.yaml:12:16: EO1: 'Connect with every family.' does not stand on the page word "
            "for word (did you mean 'Connect with all families.'?)"
        ),
        (
            "page:3:6: nothing in the rubric covers 'Connect with all families.'; quote it, or "
            "list it as not asked"
        ),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "statement:_Connect,", "statement: connect,",
            ("one.yaml:13:44: EO1.connect: 'connect' does not stand in EO1 word for word "
            "(did you mean 'Connect with all families.'?)"),
        ),
        (
            "text:_Why}", "text: How}",
            ("one.yaml:18:73: part-1.q1.why: 'How' does not stand in part-1.q1 word for word "
            "(did you mean 'Why do you connect?'?)"),
        ),
        (
            "7-9", "8-9",
            "one.yaml:9:7: not-asked: the page has no sentence at line 8",
        ),
        (
            ",_quote:_(500-word_minimum)", "",
            ("one.yaml:20:5: requirement 'part-1.length' quotes nothing of the page; if the page "
            "does not ask for it, it is 'derived'"),
        ),
        (
            '"1"', "1-3",
            "page:3:6: 'Connect with all families.' is listed as not asked, and asked for by EO1",
        ),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_told(old: str, new: str, said: str) -> None:
    assert said in told(trace(rubric(**{old: new}), PAGE))


def test_another_text_of_the_page_is_told() -> None:
    made = trace(rubric(**{"source:": f"source:\n  sha256: {'0' * 64}"}), PAGE)
    assert len(made.mistakes) == 1
    assert "one.yaml:6:11: the rubric was made from another text of the page" in told(made)[0]


def test_a_page_that_is_not_utf_8_does_not_raise() -> None:
    assert trace(rubric(), b"\xff\xfe\x00").mistakes


def seeds() -> list[Any]:
    names = ("building-personal-relationships", "building-external-relationships")
    reason = f"there is no {SEEDS}"
    return [
        pytest.param(each, marks=pytest.mark.skipif(not SEEDS.is_dir(), reason=reason))
        for each in names
    ]


@pytest.mark.parametrize("name", seeds())
def test_the_shipped_rubrics_trace(name: str) -> None:
    shipped = Catalog((shipped_folder(),)).draft(f"mo/{name}").usable()
    page = (SEEDS / f"{name}.txt").read_bytes()
    made = trace(shipped, page)
    assert told(made) == []
    covered = {row.line for row in made.rows if row.covered_by}
    lines = page.decode().split("\n")
    assert covered == {number for number, line in enumerate(lines, start=1) if line.strip()}


@pytest.mark.parametrize("name", seeds())
def test_no_line_of_a_page_can_be_added_unseen(name: str) -> None:
    shipped = Catalog((shipped_folder(),)).draft(f"mo/{name}").usable()
    page = (SEEDS / f"{name}.txt").read_text("utf-8")
    made = trace(shipped, f"{page}\n\nAttach a letter from your superintendent.\n")
    assert any("Attach a letter" in each for each in told(made))
