"""Markdown as its rendered page reads: blocks, links, and the place of every word."""

from __future__ import annotations

import pathlib
from dataclasses import astuple
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from mcrubric.model.limits import Limits
from mcrubric.readers.markdown import MARKDOWN, markdown_page, read_markdown

if TYPE_CHECKING:
    from mcrubric.model.documents import Document

CASES: Final[dict[str, Any]] = yaml.safe_load(
    pathlib.Path(__file__).with_name("markdown.yaml").read_text("utf-8")
)


def _read(text: str) -> Document:
    return read_markdown(text.encode(), "part-1.md", Limits())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_blocks(case: dict[str, Any]) -> None:
    document = _read(case["text"])
    found = [[block.left_out or block.kind, document.slice(block)] for block in document.blocks]
    assert found == case["blocks"]
    links = [[document.text[each.start : each.end], each.target] for each in document.links]
    assert links == case.get("links", [])
    cells = [each.cell and astuple(each.cell) for each in document.blocks]
    assert cells == [each and tuple(each) for each in case.get("cells", cells)]
    for block, place in zip(document.blocks, case.get("places", []), strict=False):
        there = document.place(block.start, block.end)
        assert [there.line, there.column] == place, document.slice(block)


def test_levels_of_headings() -> None:
    document = _read("# a\n\n### b\n\nc\n===\n")
    assert [(document.slice(each), each.level) for each in document.blocks] == [
        ("a", 1), ("b", 3), ("c", 1),
    ]  # fmt: skip


def test_text_is_blocks_joined_by_blank_lines() -> None:
    assert _read("# a\n\nb *c*\n\n- d\n- e\n").text == "a\n\nb c\n\nd\n\ne"


def test_every_line_end_reads_alike() -> None:
    text = "# a\n\nb\nc\n\n    d\n"
    assert _read(text.replace("\n", "\r\n")) == _read(text) == _read(text.replace("\n", "\r"))


def test_anchors() -> None:
    page = "# Our *week* {#week}\n\n## Tone\n\n<a name='top'></a><div id=\"box\">x</div>\n"
    assert markdown_page(page.encode(), Limits(), whole=False)[1] == (
        "Our week",
        "Tone",
        "week",
        "top",
        "box",
    )


def test_a_link_keeps_its_label_and_place() -> None:
    document = _read("é [Family *handbook*](artifacts/handbook.pdf#page=12) here.\n")
    (link,) = document.links
    assert document.text[link.start : link.end] == "Family handbook"
    assert link.target == "artifacts/handbook.pdf#page=12"
    assert document.place(link.start, link.end).column == 4


def test_the_reader_has_a_name() -> None:
    assert MARKDOWN.read(b"a", "p", Limits()).text == "a"
    assert ".md" in MARKDOWN.suffixes
