"""HTML as its page reads: what is shown, what is hidden, what a citation can name."""

from __future__ import annotations

import pathlib
from dataclasses import astuple
from typing import Any, Final

import pytest
import yaml

from mcrubric.model.limits import Limits
from mcrubric.readers.html import HTML, html_page, read_html

CASES: Final[dict[str, Any]] = yaml.safe_load(
    pathlib.Path(__file__).with_name("html.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_blocks(case: dict[str, Any]) -> None:
    document = read_html(case["text"].encode(), "part-1.html", Limits())
    found = [[block.left_out or block.kind, document.slice(block)] for block in document.blocks]
    assert found == case["blocks"]
    links = [[document.text[each.start : each.end], each.target] for each in document.links]
    assert links == case.get("links", [])
    cells = [each.cell and astuple(each.cell) for each in document.blocks]
    assert cells == [each and tuple(each) for each in case.get("cells", cells)]
    for block, place in zip(document.blocks, case.get("places", []), strict=False):
        there = document.place(block.start, block.end)
        assert [there.line, there.column] == place, document.slice(block)


def test_anchors() -> None:
    page = b"<h1>Our\n week</h1><a name=top></a><p id='x'>a</p><h2 hidden id=y>No</h2>"
    assert html_page(page, Limits(), whole=False)[1] == ("Our week", "top", "x", "y")


def test_the_reader_has_a_name() -> None:
    assert HTML.read(b"<p>a", "p", Limits()).text == "a"
    assert ".html" in HTML.suffixes
