"""DOCX as its word processor shows it: blocks, cells, links, and why words are left out."""

from __future__ import annotations

import dataclasses
import pathlib
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from handmade import pptx_of, zip_of
from wordfiles import box, docx_of, paragraph, run, strictly

from mcrubric.model.limits import Limits
from mcrubric.readers.docx.docx import DOCX, read_docx
from mcrubric.readers.reading import ReadError
from mcrubric.text.words import count_words

if TYPE_CHECKING:
    from mcrubric.model.documents import Document

CASES: Final[dict[str, Any]] = yaml.safe_load(
    pathlib.Path(__file__).with_name("docx.yaml").read_text("utf-8")
)
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _blocks(document: Document) -> list[list[str]]:
    return [[block.left_out or block.kind, document.slice(block)] for block in document.blocks]


@pytest.mark.parametrize("strict", [False, True], ids=["transitional", "strict"])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_blocks(case: dict[str, Any], *, strict: bool) -> None:
    parts = case.get("parts", {})
    data = docx_of(case["body"], relations=case.get("relations", ""), **parts)
    document = read_docx(strictly(data) if strict else data, "part-1.docx", Limits())
    assert _blocks(document) == case["blocks"]
    links = [[document.text[each.start : each.end], each.target] for each in document.links]
    assert links == case.get("links", [])
    if "cells" in case:
        cells = [block.cell for block in document.blocks]
        found = [cell and list(dataclasses.astuple(cell)) for cell in cells]
        assert found == case["cells"]
    words = count_words((document,), ())
    assert words.total == words.counted + sum(words.left_out.values())


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    inner = paragraph("in the box") + paragraph(box(paragraph("deeper")))
    data = docx_of(paragraph("be", box(inner), "fore") + paragraph("after"))
    document = read_docx(data, "p", Limits())
    assert [text for _, text in _blocks(document)] == ["before", "in the box", "deeper", "after"]


def test_white_words_in_a_text_box_are_seen() -> None:
    white = paragraph(run("cover", '<w:color w:val="FFFFFF"/>'))
    document = read_docx(docx_of(paragraph(box(white))), "p", Limits())
    assert _blocks(document) == [["paragraph", "cover"]]


def test_the_main_part_is_found_by_its_relation() -> None:
    data = docx_of(paragraph("here"), main="text/main", footnotes="")
    assert read_docx(data, "p", Limits()).text == "here"


def test_a_place_names_no_line_and_no_page() -> None:
    document = read_docx(docx_of(paragraph("here")), "part-1.docx", Limits())
    place = document.place(0, 4)
    assert (place.path, place.line, place.page) == ("part-1.docx", None, None)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (OLE, "other-type"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.7\n", "other-type"),
        (b"plain text", "other-type"),
        (pptx_of(1), "damaged"),
        (zip_of({"a.txt": ""}), "damaged"),
        (docx_of("")[:200], "truncated"),
        (docx_of("<w:p>"), "damaged"),
        (docx_of(paragraph("a"), styles="<w:p>"), "damaged"),
        (docx_of(paragraph("a") + '<w:altChunk r:id="x"/>'), "no-reader"),
        (docx_of(paragraph("a") + '<w:p><w:subDoc r:id="x"/></w:p>'), "no-reader"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_cannot_be_read_is_told(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_docx(data, "part-1.docx", Limits())
    assert caught.value.problem.kind == kind
    assert caught.value.problem.detail


def test_the_reader_has_a_name() -> None:
    assert DOCX.name == "docx"
    assert ".docx" in DOCX.suffixes
