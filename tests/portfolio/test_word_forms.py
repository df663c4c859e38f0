"""The form for a word processor: every detail comes back from it, and nothing in it cites."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest

import mcrubric
from mcrubric.locators.names import NameIndex
from mcrubric.model.documents import Block, Cell, Document
from mcrubric.model.limits import Limits
from mcrubric.portfolio.evidence_document import read_document_evidence
from mcrubric.portfolio.matching import matcher_of
from mcrubric.portfolio.uploads import Uploads
from mcrubric.portfolio.word_forms import word_forms
from mcrubric.text.placeholders import find_placeholders, is_placeholder

if TYPE_CHECKING:
    from mcrubric.model.documents import BlockKind
    from mcrubric.model.rubric import Rubric
    from mcrubric.portfolio.drafts import Drafts

RUBRICS: Final = ("mo/building-personal-relationships", "mo/building-external-relationships")
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(params=RUBRICS)
def shipped(request: pytest.FixtureRequest) -> Rubric:
    return mcrubric.load_rubric(request.param)


def body_of(form: bytes) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - made by ourselves
    (body,) = root.findall(f"{W}body")
    return body


def document_of(body: ET.Element) -> Document:
    """Return what a reader sees of a form: headings, paragraphs, and cells of tables."""
    text, blocks, tables = "", [], 0

    def add(paragraph: ET.Element, cell: Cell | None) -> None:
        nonlocal text
        said = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        if said:
            start = len(text) + 2 if text else 0
            text = f"{text}\n\n{said}" if text else said
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            level = re.fullmatch(
                r"Heading(\d)", style.get(f"{W}val", "") if style is not None else ""
            )
            kind: BlockKind = "heading" if level else "table-cell" if cell else "paragraph"
            rank = int(level[1]) if level else 0
            blocks.append(Block(kind, start, len(text), "heading" if level else None, rank, cell))

    for piece in body:
        if piece.tag == f"{W}p":
            add(piece, None)
        elif piece.tag == f"{W}tbl":
            tables += 1
            for row, cells in enumerate(piece.findall(f"{W}tr"), 1):
                for column, cell in enumerate(cells.findall(f"{W}tc"), 1):
                    for paragraph in cell.findall(f"{W}p"):
                        add(paragraph, Cell(tables, row, column))
    return Document(path="part-2.docx", text=text, blocks=tuple(blocks))


def read(body: ET.Element, rubric: Rubric) -> Drafts:
    uploads = Uploads("artifacts", ("artifacts/a.pdf",), NameIndex(("artifacts/a.pdf",)))
    return read_document_evidence(document_of(body), matcher_of(rubric), uploads, Limits())


def test_every_detail_comes_back_and_nothing_is_cited(shipped: Rubric) -> None:
    drafts = read(body_of(word_forms(shipped)["part-2.docx"]), shipped)
    assert drafts.faults == ()
    assert [match.kind for each in drafts.entries for match in each.matches] == ["id"] * len(
        shipped.details
    )
    details = [detail for each in drafts.entries for m in each.matches for detail in m.details]
    assert details == [each.id for each in shipped.details]
    assert all(not each.citations and is_placeholder(each.explanation) for each in drafts.entries)


def test_a_row_that_is_filled_in_is_read_as_it_is_meant(shipped: Rubric) -> None:
    body = body_of(word_forms(shipped)["part-2.docx"])
    row = body.findall(f"{W}tbl")[0].findall(f"{W}tr")[1]
    for cell, words in zip(row.findall(f"{W}tc")[1:], ("a.pdf", "p. 2", "We open."), strict=True):
        for paragraph in cell.findall(f"{W}p"):
            cell.remove(paragraph)
        run = ET.SubElement(ET.SubElement(cell, f"{W}p"), f"{W}r")
        ET.SubElement(run, f"{W}t").text = words
    first = read(body, shipped).entries[0]
    assert first.matches[0].details == (shipped.details[0].id,)
    assert [(each.named, each.at) for each in first.citations] == [("a.pdf", ("p. 2",))]
    assert first.explanation == "We open."


def test_what_is_to_be_written_is_a_placeholder(shipped: Rubric) -> None:
    forms = word_forms(shipped)
    prompts = {" ".join(each.text.split()) for part in shipped.parts for each in part.prompts}
    for part in ("part-1", "part-3"):
        document = document_of(body_of(forms[f"{part}.docx"]))
        for block in document.blocks:
            said = document.slice(block)
            assert block.kind == "heading" or said in prompts or find_placeholders(said)
        assert any(find_placeholders(document.slice(block)) for block in document.blocks)
