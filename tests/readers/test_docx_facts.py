"""Facts of uploaded DOCX files, read as a portfolio reads them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from handmade import zip_of
from wordfiles import box, docx_of, item, numbering, paragraph

from mcrubric.builtins import fact_readers
from mcrubric.model.limits import Limits
from mcrubric.readers.facts import read_facts
from mcrubric.readers.reading import FactRequest

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts

HEADING: Final = '<w:outlineLvl w:val="0"/>'
BREAK: Final = "<w:r><w:lastRenderedPageBreak/></w:r>"
CELL: Final = f"<w:tbl><w:tr><w:tc>{paragraph('cell')}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"


def look(data: bytes, name: str = "plan.docx", *, text: bool = False) -> Facts:
    request = FactRequest(text=text)
    return read_facts(BytesIO(data), name, request, Limits(), None, fact_readers()).facts


def test_headings_come_in_order_without_their_numbers() -> None:
    body = paragraph("Our week", settings=HEADING + item()) + paragraph("text")
    body += paragraph("And  then", settings=HEADING)
    facts = look(docx_of(body, numbering=numbering(("decimal", "%1."))))
    assert (facts.medium, facts.headings) == ("document", ("Our week", "And then"))
    assert facts.problem is None


def test_paragraphs_are_those_that_a_reader_can_count() -> None:
    body = paragraph("One", settings=HEADING) + "<w:p/>" + paragraph("two") + CELL
    body += paragraph(box(paragraph("boxed")))
    body += (
        paragraph("gone", settings="").replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    )
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    facts = look(docx_of(body + section, header1=paragraph("head")))
    assert facts.paragraphs == 4


def test_pages_are_known_only_where_the_file_says_where_they_broke() -> None:
    assert look(docx_of(paragraph("a"))).pages is None
    assert look(docx_of(paragraph("a", BREAK, "b") + paragraph(BREAK, "c"))).pages == 3


def test_what_the_properties_say_of_pages_is_not_believed() -> None:
    import zipfile

    stream = BytesIO(docx_of(paragraph("a")))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("docProps/app.xml", "<Properties><Pages>40</Pages></Properties>")
    assert look(stream.getvalue()).pages is None


@pytest.mark.parametrize("name", ["plan.docm", "plan.dotx", "plan.dotm"])
def test_templates_and_files_with_macros_are_looked_into_too(name: str) -> None:
    facts = look(docx_of(paragraph("Our week", settings=HEADING)), name)
    assert (facts.problem, facts.headings) == (None, ("Our week",))


def test_text_is_read_only_if_it_is_asked_for() -> None:
    data = docx_of(paragraph("Our", " week"))
    assert look(data).text is None
    assert look(data, text=True).text == "Our week"


def test_words_that_nobody_sees_cannot_be_quoted() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"
    gone = "<w:r><w:delText>gone</w:delText></w:r>"
    data = docx_of(paragraph("Our week", hidden, gone) + "<w:p>" + hidden + "</w:p>")
    assert look(data, text=True).text == "Our week"


def test_of_a_file_that_takes_in_another_one_nothing_is_claimed() -> None:
    facts = look(docx_of(paragraph("a", settings=HEADING) + '<w:altChunk r:id="x"/>'), text=True)
    assert (facts.headings, facts.paragraphs, facts.text, facts.problem) == (None,) * 4


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"{\\rtf1 Our week}", "plan.rtf", "no-reader"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "plan.doc", "no-reader"),
        (zip_of({"Index/Document.iwa": ""}), "plan.pages", "no-reader"),
        (docx_of(paragraph("a"))[:300], "plan.docx", "truncated"),
        (docx_of("<w:p>"), "plan.docx", "damaged"),
    ],
)
def test_what_cannot_be_looked_into_is_told(data: bytes, name: str, kind: str) -> None:
    facts = look(data, name)
    assert facts.problem is not None
    assert (facts.problem.kind, facts.headings, facts.paragraphs) == (kind, None, None)
    assert facts.problem.detail
