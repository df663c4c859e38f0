"""Active content of web pages, drawings and Markdown, and programs among uploads."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

import pytest
from handmade import zip_of

import mcrubric
from mcrubric.model.artifacts import ActiveContent, Facts
from mcrubric.readers.active.look import with_active
from mcrubric.readers.sniff import Sniffed

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
LOUD = "<script>x()</script>"


def told(data: bytes | str, name: str) -> dict[str, int]:
    facts = mcrubric.read_facts(data if isinstance(data, bytes) else data.encode(), name=name)
    assert facts.active is not None
    assert facts.active_unread is None
    return {each.kind: each.count for each in facts.active}


def unread(data: str, name: str) -> str | None:
    facts = mcrubric.read_facts(data.encode(), name=name)
    assert facts.active == ()
    return facts.active_unread


PAGES: dict[str, tuple[str, dict[str, int]]] = {
    "a script": (LOUD, {"script": 1}),
    "a script of its own file": ('<SCRIPT SRC="a.js"></SCRIPT>', {"script": 1}),
    "data in a script": ('<script type="application/ld+json">{}</script>', {}),
    "something that happens at a click": ('<p onclick="x()">Hi</p>', {"script": 1}),
    "a link that runs": ('<a href=" java&#10;script:x()">Hi</a>', {"script": 1}),
    "a link that leads somewhere": ('<a href="https://example.org/javascript:">Hi</a>', {}),
    "another page within": ('<iframe src="https://example.org"></iframe>', {"linked-file": 1}),
    "a page that leads on": ('<meta http-equiv="refresh" content="0;url=b.html">', {"redirect": 1}),
    "a page that comes anew": ('<meta http-equiv="refresh" content="60">', {}),
    "a picture of the network": ('<img src="https://example.org/a.png">', {}),
    "a style sheet": ("<style>p { color: red }</style><p>Hi</p>", {}),
    "a style sheet of the network": (
        '<link rel="StyleSheet" href="//example.org/a.css">', {"linked-file": 1},
    ),
    "a style sheet beside it": ('<link rel="stylesheet" href="a.css">', {}),
    "a sign of the network": ('<link rel="icon" href="https://example.org/a.ico">', {}),
    "style sheets that one takes in": (
        """<style>@import url( https://example.org/a.css );@IMPORT 'http://example.org/b' print;
        @import/* */"https://example.org/c";@import "d.css";</style>""",
        {"linked-file": 3},
    ),
    "a style sheet that is taken in no more": (
        '<style>/* @import "https://example.org/a.css"; */</style>', {},
    ),
}  # fmt: skip
DRAWINGS: dict[str, tuple[str, dict[str, int]]] = {
    "a drawing": (SVG.format('<path d="M0 0"/>'), {}),
    "a script": (SVG.format(LOUD), {"script": 1}),
    "a script behind an empty title": (SVG.format(f"<title/>{LOUD}"), {"script": 1}),
    "a script under a prefix": (SVG.format("<s:script>x()</s:script>"), {"script": 1}),
    "something that happens by itself": (SVG.format('<g onload="x()"/>'), {"script": 1}),
    "a picture of the network": (
        SVG.format('<image xlink:href="https://example.org/a.png"/>'), {"linked-picture": 1},
    ),
    "a picture within": (SVG.format('<image href="data:image/png;base64,AA"/>'), {}),
    "a shape that is used again": (SVG.format('<use href="#a"/>'), {}),
    "a link that is set to a script": (
        SVG.format('<a><set attributeName="href" to="java&#10;script:x()"/></a>'), {"script": 1},
    ),
    "a link that comes to be a script": (
        SVG.format('<a><animate attributeName="href" values="#a;javascript:x()"/></a>'),
        {"script": 1},
    ),
    "a shape that moves": (SVG.format('<animate attributeName="x" values="0;5" to="9"/>'), {}),
    "a remark": (SVG.format(f"<!-- {LOUD} -->"), {}),
    "letters": (SVG.format(f"<text><![CDATA[{LOUD}]]></text>"), {}),
    "a style sheet that it names": (
        f'<?xml-stylesheet type="text/css" href="https://example.org/a.css"?>{SVG.format("")}',
        {"linked-file": 1},
    ),
    "a style sheet that it names in a remark, and one beside it": (
        f"""<!--<?xml-stylesheet href='//example.org/a.css'?>--><?xml-stylesheet href="b.css"?>
        <?xml-stylesheet?>{SVG.format("")}""",
        {},
    ),
    "a style sheet that one takes in": (
        SVG.format("<style/>@import<style><![CDATA[@import url('//example.org/a.css');]]></style>"),
        {"linked-file": 1},
    ),
    "a style sheet that one takes in, and quotes as names": (
        SVG.format("<style>@import &quot;https://example.org/a.css&quot;;</style>"),
        {"linked-file": 1},
    ),
    "words of a style sheet": (SVG.format('<text>@import "https://example.org"</text>'), {}),
    "a short form for an address": (
        f'<!DOCTYPE svg [<!ENTITY ns "http://ns.adobe.com/">]>{SVG.format("")}', {},
    ),
}  # fmt: skip
MARKDOWN: dict[str, tuple[str, dict[str, int]]] = {
    "a text": ("# Week\n\n[a page](https://example.org)\n", {}),
    "a script": (f"Hi\n\n{LOUD}\n", {"script": 1}),
    "a script as an example": (f"```html\n{LOUD}\n```\n", {}),
    "a script in a sentence as an example": (f"Write `{LOUD}` so.\n", {}),
    "a link that runs": ("[a](javascript:x())", {"script": 1}),
    "tags": ("Hi <b onclick='x()'>there</b> <br>\n", {"script": 1}),
}


@pytest.mark.parametrize("case", PAGES)
def test_a_page_is_told(case: str) -> None:
    html, asked = PAGES[case]
    assert told(f"<html><body>{html}</body></html>", "a.html") == asked


@pytest.mark.parametrize("case", DRAWINGS)
def test_a_drawing_is_told(case: str) -> None:
    svg, asked = DRAWINGS[case]
    assert told(svg, "a.svg") == asked


@pytest.mark.parametrize("case", MARKDOWN)
def test_a_markdown_text_is_told(case: str) -> None:
    text, asked = MARKDOWN[case]
    assert told(text, "a.md") == asked


def test_a_script_that_only_some_browsers_see_is_not_known() -> None:
    assert unread(f"<p>Hi</p><!--[if IE 9]>{LOUD}<![endif]-->", "a.html") == "no-reader"
    entity = f'<!DOCTYPE svg [<!ENTITY a "{LOUD}">]>{SVG.format("&a;")}'
    assert unread(entity, "a.svg") == "no-reader"


def test_pages_in_xml_are_told_whatever_they_are_called() -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><title/><script>x()</script></html>'
    assert told(page, "a.xhtml") == {"script": 1}
    assert told(f'<?xml version="1.0"?>{page}', "a.xml") == {"script": 1}
    assert told("<play><script>To be</script></play>", "a.xml") == {}


def windows_program() -> bytes:
    return b"MZ".ljust(60, b"\0") + struct.pack("<I", 128) + bytes(64) + b"PE\0\0" + bytes(64)


PROGRAMS: dict[str, tuple[str, bytes]] = {
    "of Windows": ("a.exe", windows_program()),
    "of Windows under another name": ("a.pdf", windows_program()),
    "of Linux": ("a", b"\x7fELF\2\1\1" + bytes(64)),
    "of a Mac": ("a", b"\xcf\xfa\xed\xfe" + bytes(64)),
    "of a Mac for two processors": ("a", b"\xca\xfe\xba\xbe\0\0\0\2" + bytes(64)),
    "a script of a shell": ("notes.txt", b"#! /usr/bin/env python3\nprint(1)\n"),
    "a batch file": ("a.bat", b"echo hi\r\n"),
    "a page that Windows runs": ("a.hta", b"<html></html>"),
    "a shortcut": ("a.lnk", b"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46" + bytes(64)),
}
NO_PROGRAMS: dict[str, tuple[str, bytes]] = {
    "words": ("a.txt", b"MZ is a sign, and #!/bin/sh too"),
    "a hash and a mark": ("a.txt", b"#! Our week\n"),
    "a table": ("a.csv", b"MZ;1\n"),
    "a picture under the name of a program": ("a.scr", b"\xff\xd8\xff\xe0" + bytes(64)),
    "a class of Java": ("a.class", b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(64)),
    "an empty file": ("a.bat", b""),
}


@pytest.mark.parametrize("case", PROGRAMS)
def test_a_program_is_told(case: str) -> None:
    name, data = PROGRAMS[case]
    assert told(data, name) == {"program": 1}


def test_nobody_is_told_to_open_a_program_that_is_called_a_document() -> None:
    problem = mcrubric.read_facts(windows_program(), name="a.pdf").problem
    assert problem is not None
    assert (problem.kind, problem.remedy[:15]) == ("other-type", "Do not open it;")
    assert problem.detail == "the name says a PDF file, but the file is a program"


@pytest.mark.parametrize("case", NO_PROGRAMS)
def test_what_only_looks_like_a_program_is_not(case: str) -> None:
    name, data = NO_PROGRAMS[case]
    assert mcrubric.read_facts(data, name=name).active in ((), None)


def test_a_picture_may_have_an_archive_behind_it() -> None:
    picture = b"GIF89a\1\0\1\0\0\0\0;\0\0"
    archive = zip_of({"a.txt": "hi"})
    assert told(picture, "a.gif") == {}
    assert told(picture + archive, "a.gif") == {"joined-archive": 1}
    assert told(picture + archive + b"x", "a.gif") == {}
    assert told(picture + b"PK\5\6" + bytes(18), "a.gif") == {}


def test_an_archive_is_not_looked_into() -> None:
    facts = mcrubric.read_facts(zip_of({"a.exe": windows_program()}), name="a.zip")
    assert (facts.active, facts.active_unread) == ((), "no-reader")


@pytest.mark.parametrize("unread", [None, "limit"])
def test_a_reader_of_a_plugin_may_say_what_is_there(unread: Any) -> None:
    said = Facts(medium="archive", active=(ActiveContent("macros"),), active_unread=unread)
    sniffed = Sniffed("archive", "application/zip", "archive", proven=True)
    assert with_active(said, sniffed, BytesIO(zip_of({})), "a.zip", mcrubric.Limits()) == said


def test_facts_tell_it_as_json_and_back() -> None:
    facts = mcrubric.read_facts(LOUD.encode() * 2, name="a.html")
    assert '"active":[{"kind":"script","count":2}]' in facts.to_json()
    assert mcrubric.Facts.from_json(facts.to_json()) == facts
