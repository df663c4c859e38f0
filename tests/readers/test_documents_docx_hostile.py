"""DOCX files made to stop a reader: each is read, or refused with its reason, in time."""

from __future__ import annotations

import time
import zipfile
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from typing import Final

import pytest
from handmade import zip_of
from wordfiles import box, docx_of, item, paragraph, style

from mcrubric.model.limits import Limits
from mcrubric.readers.docx.docx import read_docx
from mcrubric.readers.reading import ReadError
from mcrubric.text.words import count_words

SECONDS: Final = 10
FIELD: Final = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
FLOODS: Final = {
    "empty paragraphs": "<w:p/>" * 1_000_000,
    "runs": "<w:p>" + "<w:r><w:t>a </w:t></w:r>" * 200_000 + "</w:p>",
    "cells": "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 200_000 + "</w:tr></w:tbl>",
    "rows": "<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 100_000 + "</w:tbl>",
    "merged cells": "<w:tbl>"
    + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>'
    * 50_000
    + "</w:tbl>",
    "open fields": "<w:p>" + FIELD * 100_000 + "</w:p>" + paragraph("seen"),
    "open fields in many paragraphs": f"<w:p>{FIELD}</w:p>" * 100_000,
    "codes": "<w:p>" + FIELD + "<w:r><w:instrText>A </w:instrText></w:r>" * 100_000 + "</w:p>",
    "joined paragraphs": '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>a</w:t>'
    "</w:r></w:p>" * 100_000,
    "deleted pieces": "<w:p>"
    + "<w:r><w:delText>a</w:delText><w:t>b</w:t></w:r>" * 50_000
    + "</w:p>",
    "links": "<w:p>"
    + '<w:hyperlink w:anchor="x"><w:r><w:t>a</w:t></w:r></w:hyperlink>' * 50_000
    + "</w:p>",
    "sections": '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
    "</w:sectPr></w:pPr></w:p>" * 30_000,
    "settings without an end": "<w:p><w:r><w:rPr>" + "<w:b/>" * 1_000_000 + "</w:rPr></w:r></w:p>",
    "settings that are none": "<w:p><w:r>" + "<w:rPr><w:i/>x</w:rPr>" * 100_000 + "</w:r></w:p>",
    "notes referred to": "<w:p><w:r>"
    + '<w:footnoteReference w:id="1"/>' * 100_000
    + "</w:r></w:p>",
    "text": paragraph("word " * 500_000),
    "space": paragraph(" " * 3_000_000),
    "deep runs": "<w:ins>" * 50_000,
    "deep boxes": paragraph("a")
    + "<w:p><w:r><w:txbxContent>" * 60
    + "</w:txbxContent></w:r></w:p>" * 60,
    "deep choices": "<w:p>" + "<mc:AlternateContent><mc:Choice>" * 90 + "<w:r><w:t>a</w:t></w:r>"
    + "</mc:Choice></mc:AlternateContent>" * 90 + "</w:p>",
    "list items": paragraph("a", settings=item()) * 20_000,
}  # fmt: skip
ALONE: Final = (
    "<w:lvlText/><w:ilvl/><w:p/><w:tc/><w:t>a</w:t><w:tr/><w:gridSpan/><w:vMerge/><w:tblStyle/>"
    '<w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/><w:sym w:char="zz"/>'
    "<mc:Choice><w:p/></mc:Choice><mc:Fallback/><w:headerReference/><w:pgSz/><w:listEntry/>"
    '<w:sym w:char="D800"/><w:hyperlink r:id="none"/><w:sectPr/><w:footnote/><w:txbxContent/>'
    "<w:pPr><w:p/></w:pPr><w:p><w:p><w:r><w:t>b</w:t></w:r></w:p></w:p><w:del/><w:shd/><w:rPr/>"
)


SECTION: Final = (
    '<w:p><w:pPr><w:sectPr><w:headerReference w:type="{page}" r:id="{part}"/></w:sectPr></w:pPr>'
    "</w:p>"
)
PLAIN_ITEMS: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
LISTS: Final = (
    '<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="none"/><w:lvlText w:val="{text}"/></w:lvl>'
    "</w:lvlOverride></w:num>"
)
IN_PARTS: Final[dict[str, dict[str, str]]] = {
    "blank headers shown again": {
        "body": SECTION.format(page="default", part="header1") * 10_000,
        "header1": '<w:p><w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>' * 20_000,
    },
    "headers of pages that there are not": {
        "body": "".join(SECTION.format(page=n, part="header1") for n in range(30_000)),
        "header1": "<w:p/>",
    },
    "relations and notes": {
        "body": "<w:p><w:r>"
        + "".join(f'<w:footnoteReference w:id="{n}"/>' for n in range(40_000))
        + "</w:r></w:p>",
        "relations": "".join(
            f'<Relationship Id="x{n}" Type="x" Target="x.xml"/>' for n in range(40_000)
        ),
    },
    "styles and headers": {
        "body": "".join(SECTION.format(page="default", part=f"header{n}") for n in range(1_500)),
        "styles": "".join(f'<w:style w:styleId="{n}"/>' for n in range(400_000)),
        **{f"header{n}": "<w:p/>" for n in range(1_500)},
    },
    "levels of lists": {
        "body": paragraph(settings=item()) * 10_000,
        "numbering": LISTS.format(
            levels="".join(f'<w:lvl w:ilvl="{n}"/>' for n in range(100_000)), text="x"
        ),
    },
    "numbers within a number": {
        "body": "<w:p/>" * 1_000_000,
        "styles": PLAIN_ITEMS,
        "numbering": LISTS.format(levels="", text="%1" * 127),
    },
}


def numbered(start: str, text: str = "%1%2%3%4%5%6%7%8%9", style_of: str = "lowerLetter") -> str:
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{style_of}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def unpacked(data: bytes) -> bytes:
    """Write a file anew without packing, so that it is no bomb and is read to its end."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(stream, "w") as out:
        for name in archive.namelist():
            out.writestr(name, archive.read(name))
    return stream.getvalue()


def refused(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(ReadError) as caught:
        read_docx(data, "p", limits or Limits())
    return caught.value.problem.kind


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_ends(flood: str) -> None:
    header = paragraph("Our school " * 20)
    data = unpacked(docx_of(FLOODS[flood], header1=header, numbering=numbered("1", "%1.")))
    begun = time.process_time()
    try:
        document = read_docx(data, "p", Limits())
    except ReadError as error:
        assert error.problem.kind in {"limit", "damaged"}  # noqa: PT017 - being read is as good
    else:
        words = count_words((document,), ())
        assert words.total == words.counted + sum(words.left_out.values())
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("flood", IN_PARTS)
def test_a_flood_in_other_parts_ends(flood: str) -> None:
    data = unpacked(docx_of(**IN_PARTS[flood]))
    begun = time.process_time()
    with suppress(ReadError):
        read_docx(data, "p", Limits())
    assert time.process_time() - begun < SECONDS


def test_fields_that_never_end_swallow_nothing() -> None:
    document = read_docx(unpacked(docx_of(FLOODS["open fields"])), "p", Limits())
    assert document.text == "seen"


def test_elements_where_they_do_not_belong_do_no_harm() -> None:
    assert "b" in read_docx(docx_of(ALONE), "p", Limits()).text


@pytest.mark.parametrize("start", ["999999999", "1000000000", "-5", "x", ""])
@pytest.mark.parametrize("form", ["lowerLetter", "upperRoman", "decimal", "ordinal", "bullet"])
def test_a_number_however_large_is_short(start: str, form: str) -> None:
    lists = numbered(start, style_of=form)
    document = read_docx(docx_of(paragraph("a", settings=item()), numbering=lists), "p", Limits())
    assert document.text.endswith("a")
    assert len(document.text) < 300


def test_a_long_label_is_cut() -> None:
    lists = numbered("1", "x" * 100_000)
    document = read_docx(docx_of(paragraph("a", settings=item()), numbering=lists), "p", Limits())
    assert len(document.text) < 300


def test_styles_in_a_circle_end() -> None:
    first = style("A", "A", '<w:basedOn w:val="B"/>')
    second = style("B", "B", '<w:basedOn w:val="A"/><w:rPr><w:vanish/></w:rPr>')
    data = docx_of(paragraph("a", settings='<w:pStyle w:val="A"/>'), styles=first + second)
    assert [block.left_out for block in read_docx(data, "p", Limits()).blocks] == ["hidden"]


def test_a_chain_of_styles_without_end_is_told() -> None:
    chain = "".join(style(f"S{n}", "s", f'<w:basedOn w:val="S{n + 1}"/>') for n in range(5_000))
    body = "".join(paragraph("a", settings=f'<w:pStyle w:val="S{n}"/>') for n in range(5_000))
    begun = time.process_time()
    assert refused(docx_of(body, styles=chain), Limits()) == "limit"
    assert time.process_time() - begun < SECONDS


def test_lists_that_point_to_each_other_end() -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    linked = style("L", "L", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "numbering")
    data = docx_of(paragraph("a", settings=item()), numbering=lists, styles=linked)
    assert read_docx(data, "p", Limits()).text == "a"


@pytest.mark.parametrize("part", ["document", "styles", "numbering", "header1"])
def test_a_document_type_is_refused(part: str) -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "ha">]><w>&a;</w>'
    sections = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    data = docx_of(paragraph("a") + sections, styles="", numbering="", header1=paragraph("b"))
    assert refused(_with(data, f"word/{part}.xml", bomb)) == "damaged"


def test_a_part_that_is_missing_is_no_matter() -> None:
    body = paragraph("a", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    gone = '<Relationship Id="x" Type="http://x/relationships/footnotes" Target="gone.xml"/>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="nothing"/></w:sectPr>'
    assert read_docx(docx_of(body + section, relations=gone), "p", Limits()).text == "a"


def test_nothing_outside_of_the_file_is_read() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    outside = "".join(
        f'<Relationship Id="{kind}" Type="{office}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for kind, target, mode in (
            ("styles", "file:///etc/passwd", "External"),
            ("header", "../../../../etc/passwd", "Internal"),
            ("attachedTemplate", "https://evil.example/t.dotm", "External"),
        )
    )
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    assert (
        read_docx(docx_of(paragraph("a") + section, relations=outside), "p", Limits()).text == "a"
    )


def test_a_header_that_names_itself_ends() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    header = paragraph("h", box(paragraph("i"))) + section
    document = read_docx(docx_of(paragraph("a") + section, header1=header), "p", Limits())
    assert document.text == "a\n\nh\n\ni"


def test_limits_are_the_callers() -> None:
    data = docx_of(paragraph("a b c") * 40)
    for changed in ({"xml_tags": 100}, {"xml_depth": 3}, {"text_bytes": 50}, {"part_bytes": 500}):
        assert refused(data, replace(Limits(), **changed)) == "limit"
    assert refused(zip_of({"[Content_Types].xml": "", "word/document.xml": " " * 9_000_000})) in {
        "limit",
        "damaged",
    }


def _with(data: bytes, name: str, content: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts: dict[str, bytes | str] = {each: archive.read(each) for each in archive.namelist()}
    return zip_of(parts | {name: content})
