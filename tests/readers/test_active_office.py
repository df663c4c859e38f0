"""Active content of office files: what is told, and the ordinary twin of each, which is not."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from active import (
    CODE,
    EMPTY_MODULE,
    EXTERNAL,
    MACROS,
    NO_MACROS,
    OFFICE,
    STRICT,
    compound_of,
    module_of,
    relation,
    with_parts,
    xlsx_of,
)
from handmade import pptx_of
from open_document import NAMESPACES, flat_of, odp_of, ods_of, odt_of
from wordfiles import docx_of

import mcrubric

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts

TEXT = "<w:p><w:r><w:t>Our week</w:t></w:r></w:p>"
INTERNAL = ""
SCRIPTS = 'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"'
META = 'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
BASIC = '<script:module xmlns:script="http://openoffice.org/2000/script">{}</script:module>'
SHARE = "\\\\server\\staff\\letter.dotx"
LISTENER = f'<script:event-listener {SCRIPTS} script:language="ooo:script" xlink:href="{{}}"/>'


def facts_of(data: bytes, name: str) -> Facts:
    return mcrubric.read_facts(BytesIO(data), name=name)


def told(facts: Facts) -> dict[str, int]:
    assert facts.active is not None
    return {each.kind: each.count for each in facts.active}


def docx(*relations: str, body: str = TEXT) -> bytes:
    return docx_of(body, relations="".join(relations))


def field(*pieces: str, result: str = "shown") -> str:
    codes = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in pieces)
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end")
    ]
    return f"<w:p>{marks[0]}{codes}{marks[1]}<w:r><w:t>{result}</w:t></w:r>{marks[2]}</w:p>"


def slide(action: str) -> bytes:
    xml = f'<p:sld xmlns:p="p" xmlns:a="a"><a:hlinkClick action="{action}"/></p:sld>'
    return with_parts(pptx_of(1), {"ppt/slides/slide0.xml": xml})


def odt_with(parts: dict[str, bytes | str], body: str = "<text:p>Hi</text:p>") -> bytes:
    return with_parts(odt_of(body), parts)


def meta(template: str) -> dict[str, bytes | str]:
    link = f'<meta:template xlink:href="{template}"/>'
    return {"meta.xml": f"<office:document-meta {NAMESPACES} {META}>{link}</office:document-meta>"}


BOOK = relation("package", "../embeddings/book.xlsx", INTERNAL)
CHART = f"<Relationships>{BOOK}</Relationships>"
MODULE = BASIC.format("REM a\nSub Main\nMsgBox 1\nEnd Sub\n")
NEW_MODULE = BASIC.format("REM  *****  BASIC  *****\n\nSub Main\n\nEnd Sub\n")
SIMPLE = '<w:p><w:fldSimple w:instr=" dde a b "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
MACRO = "vnd.sun.star.script:Standard.M.Main?language=Basic"
OPEN_XML: dict[str, tuple[bytes, dict[str, int]]] = {
    "a text": (docx(), {}),
    "a link that a reader clicks": (docx(relation("hyperlink", "https://example.org")), {}),
    "macros": (with_parts(docx(), {"word/vbaProject.bin": MACROS}), {"macros": 1}),
    "macros under another name": (
        with_parts(docx(), {
            "word/other.bin": MACROS,
            "[Content_Types].xml": '<Types><Override PartName="/word/other.bin" '
            'ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        }),
        {"macros": 1},
    ),
    "a macro part that is no project": (
        with_parts(docx(), {"word/vbaProject.bin": b"x"}), {"macros": 1},
    ),
    "a template on the network": (
        docx(relation("attachedTemplate", "https://example.org/a.dotm")), {"remote-template": 1},
    ),
    "a template in the strict form": (
        docx(relation("attachedTemplate", "HTTP://example.org/a.dotm", family=STRICT)),
        {"remote-template": 1},
    ),
    "a template in a shared folder": (
        docx(relation("attachedTemplate", SHARE)), {"share-template": 1},
    ),
    "a template on a disk": (
        docx(relation("attachedTemplate", "file:///C:\\Users\\Ida\\Normal.dotm")), {},
    ),
    "an object on the network": (
        docx(relation("oleObject", "http://example.org/a.doc")), {"remote-content": 1},
    ),
    "a file that is taken in from a share": (
        docx(relation("subDocument", "file://server/a.docx")), {"linked-file": 1},
    ),
    "an object that is another file of a disk": (
        docx(relation("oleObject", "file:///C:\\plan.xlsx")), {"linked-file": 1},
    ),
    "an object within": (
        docx(relation("oleObject", "embeddings/oleObject1.bin", INTERNAL)), {"embedded-object": 1},
    ),
    "a workbook within": (
        docx(relation("package", "embeddings/book.xlsx", INTERNAL)), {"embedded-object": 1},
    ),
    "the workbook behind a chart": (
        with_parts(docx(), {"word/charts/_rels/chart1.xml.rels": CHART}),
        {},
    ),
    "a linked picture": (
        docx(relation("image", "https://example.org/a.png")), {"linked-picture": 1},
    ),
    "a picture within": (docx(relation("image", "media/a.png", INTERNAL)), {}),
    "a control": (docx(relation("control", "activeX/a.xml", INTERNAL)), {"controls": 1}),
    "a film elsewhere has two relations to one file": (
        docx(relation("video", "https://example.org/v"), relation("media", "https://example.org/v")),
        {"linked-file": 1},
    ),
    "DDE in pieces": (docx(body=field(" DDE", 'AUTO c:\\\\a "b" ')), {"dde": 1}),
    "DDE in a short field": (
        docx(body=SIMPLE),
        {"dde": 1},
    ),
    "words about DDE": (docx(body="<w:p><w:r><w:t>DDEAUTO instrText</w:t></w:r></w:p>"), {}),
    "a page number": (docx(body=field(" PAGE ")), {}),
    "a picture by a field and its relation are one": (
        docx(
            relation("image", "https://example.org/a.png"),
            body=field(' INCLUDEPICTURE "https://example.org/a.png" '),
        ),
        {"linked-picture": 1},
    ),
    "a text by a field": (
        docx(body=field(' INCLUDETEXT "https://example.org/a.docx" ')), {"remote-content": 1},
    ),
    "a text of a disk by a field": (
        docx(body=field(' INCLUDETEXT "C:\\\\a.docx" ')), {"linked-file": 1},
    ),
}  # fmt: skip
OTHER_OPEN_XML: dict[str, tuple[str, bytes, dict[str, int]]] = {
    "a click that starts a program": ("a.pptx", slide("ppaction://program"), {"launch-action": 1}),
    "a click to the next slide": ("a.pptx", slide("ppaction://hlinkshowjump?jump=nextslide"), {}),
    "a workbook that talks to a program": (
        "a.xlsx",
        xlsx_of({"xl/externalLinks/externalLink1.xml": "<externalLink><ddeLink/></externalLink>"}),
        {"dde": 1},
    ),
    "a workbook with values of another": (
        "a.xlsx",
        xlsx_of({
            "xl/externalLinks/externalLink1.xml": "<externalLink><externalBook/></externalLink>",
            "xl/externalLinks/_rels/externalLink1.xml.rels":
            f"<Relationships>{relation('externalLinkPath', 'b.xlsx')}</Relationships>",
        }),
        {"linked-file": 1},
    ),
    "a sheet of macros": (
        "a.xlsm",
        xlsx_of({
            "xl/macrosheets/sheet1.xml": "<x/>",
            "[Content_Types].xml": '<Types><Override PartName="/xl/macrosheets/sheet1.xml" '
            'ContentType="application/vnd.ms-excel.macrosheet+xml"/></Types>',
        }),
        {"macros": 1},
    ),
    "a binary workbook": ("a.xlsb", xlsx_of({"xl/workbook.bin": b"x"}), {}),
}  # fmt: skip
OPEN_DOCUMENT: dict[str, tuple[bytes, dict[str, int]]] = {
    "a text": (odt_with({}), {}),
    "a link that a reader clicks": (
        odt_of('<text:p><text:a xlink:href="https://example.org">x</text:a></text:p>'), {},
    ),
    "macros": (
        odt_with({"Basic/Standard/Module1.xml": MODULE}),
        {"macros": 1},
    ),
    "macros behind a password": (odt_with({"Basic/Standard/Module1.pba": b"x"}), {"macros": 1}),
    "a new module": (odt_with({"Basic/Standard/Module1.xml": NEW_MODULE}), {}),
    "a script of another language": (odt_with({"Scripts/python/a.py": "x"}), {"macros": 1}),
    "an event that runs a macro": (
        odt_of(LISTENER.format(MACRO)), {"script": 1},
    ),
    "an event without a macro": (odt_of(LISTENER.format("")), {}),
    "a link that runs a macro": (
        odt_of('<text:p><text:a xlink:href="macro:///Standard.M.Main">x</text:a></text:p>'),
        {"script": 1},
    ),
    "DDE": (odt_of("<text:section><office:dde-source/></text:section>"), {"dde": 1}),
    "a section of another file": (
        odt_of('<text:section><text:section-source xlink:href="../a.odt"/></text:section>'),
        {"linked-file": 1},
    ),
    "a section of the network": (
        odt_of('<text:section><text:section-source xlink:href="https://example.org/a"/></text:section>'),
        {"remote-content": 1},
    ),
    "an object of another program": (
        odt_with({"Object 1": b"x"}, '<draw:object-ole xlink:href="./Object 1"/>'),
        {"embedded-object": 1},
    ),
    "a chart": (
        odt_with({"Object 1/content.xml": "<x/>"}, '<draw:object xlink:href="./Object 1"/>'), {},
    ),
    "a linked picture": (
        odt_of('<draw:image xlink:href="https://example.org/a"/>'),
        {"linked-picture": 1},
    ),
    "a picture within": (odt_of('<draw:image xlink:href="Pictures/a.png"/>'), {}),
    "a template of the network": (
        odt_with(meta("https://example.org/a.ott")),
        {"remote-template": 1},
    ),
    "a template of a disk": (odt_with(meta("../../Templates/a.ott")), {}),
}  # fmt: skip


@pytest.mark.parametrize("case", OPEN_XML)
def test_a_word_file_is_told(case: str) -> None:
    data, asked = OPEN_XML[case]
    facts = facts_of(data, "a.docx")
    assert (told(facts), facts.active_unread, facts.problem) == (asked, None, None)


@pytest.mark.parametrize("case", OTHER_OPEN_XML)
def test_slides_and_workbooks_are_told(case: str) -> None:
    name, data, asked = OTHER_OPEN_XML[case]
    facts = facts_of(data, name)
    assert (told(facts), facts.active_unread) == (asked, None)


@pytest.mark.parametrize("case", OPEN_DOCUMENT)
def test_an_open_document_is_told(case: str) -> None:
    data, asked = OPEN_DOCUMENT[case]
    facts = facts_of(data, "a.odt")
    assert (told(facts), facts.active_unread, facts.problem) == (asked, None, None)


def test_other_kinds_of_open_documents_are_told_too() -> None:
    execute = '<draw:page><presentation:event-listener presentation:action="execute"/></draw:page>'
    assert told(facts_of(odp_of(execute), "a.odp")) == {"launch-action": 1}
    source = '<table:table><table:table-source xlink:href="https://example.org"/></table:table>'
    assert told(facts_of(ods_of(source), "a.ods")) == {"remote-content": 1}


def test_a_flat_open_document_is_told() -> None:
    module = '<module xmlns="http://openoffice.org/2004/office">x = 1</module>'
    assert told(facts_of(flat_of(module), "a.fodt")) == {"macros": 1}
    assert told(facts_of(flat_of("<text:p>Hi</text:p>"), "a.fodt")) == {}


@pytest.mark.parametrize("length", [0, 5_000])
def test_a_project_without_code_is_not_told_and_not_denied(length: int) -> None:
    """Excel leaves one behind when somebody looked into its editor."""
    padded = "'" + "-" * length + "\r\n"
    empty = compound_of("VBA", {"M": module_of(EMPTY_MODULE) + padded.encode()})
    facts = facts_of(with_parts(docx(), {"word/vbaProject.bin": empty}), "a.docm")
    assert (told(facts), facts.active_unread) == ({}, "no-reader")
    full = compound_of("VBA", {"M": module_of(CODE) + padded.encode()})
    assert told(facts_of(with_parts(docx(), {"word/vbaProject.bin": full}), "a.docm")) == {
        "macros": 1
    }


def test_of_an_old_office_file_only_macros_and_objects_are_looked_for() -> None:
    for data, asked in ((MACROS, {"macros": 1}), (NO_MACROS, {})):
        facts = facts_of(data, "a.doc")
        assert (told(facts), facts.active_unread) == (asked, "no-reader")
    pool = compound_of("ObjectPool", {"_123": b"x"})
    assert told(facts_of(pool, "a.doc")) == {}  # a stream is no object


@pytest.mark.parametrize("cut", [0, 100, 512, 700, 1_100, 1_600])
def test_an_old_office_file_may_end_anywhere(cut: int) -> None:
    facts = facts_of(MACROS[:cut] or b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc")
    assert facts.active_unread == "no-reader"


def test_a_damaged_part_leaves_the_rest_told() -> None:
    broken = with_parts(
        docx(relation("attachedTemplate", "https://example.org")),
        {"word/_rels/settings.xml.rels": "<Relationships>"},
    )
    facts = facts_of(broken, "a.docx")
    assert (told(facts), facts.active_unread) == ({"remote-template": 1}, "unreadable")


def test_a_limit_leaves_it_unknown_and_never_inert() -> None:
    many = with_parts(docx(), {f"word/part{each}.xml": "<a/>" * 40 for each in range(9)})
    facts = mcrubric.read_facts(many, name="a.docx", limits=mcrubric.Limits(xml_tags=200))
    assert facts.active_unread == "limit"


def test_what_is_told_holds_nothing_of_the_file() -> None:
    secret: Any = docx(relation("attachedTemplate", "https://secret.example/Ida.dotm"))
    assert "secret" not in facts_of(secret, "a.docx").to_json()
    assert OFFICE in relation("image", "a")
    assert EXTERNAL in relation("image", "a")
