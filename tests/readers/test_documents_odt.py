"""OpenDocument texts as they are seen on the page."""

from __future__ import annotations

import pathlib
from dataclasses import replace
from time import process_time
from typing import Any, Final

import pytest
import yaml
from handmade import zip_of
from open_document import content_of, flat_of, odt_of, package_of, styles_of

from mcrubric.model.limits import Limits
from mcrubric.readers.odf.lists import number_text
from mcrubric.readers.odf.odt import read_odt
from mcrubric.readers.odf.written import ODT
from mcrubric.readers.reading import ReadError

CASES: Final[dict[str, Any]] = yaml.safe_load(
    pathlib.Path(__file__).with_name("odt.yaml").read_text("utf-8")
)
ENCRYPTED: Final = '<manifest:encryption-data manifest:checksum="x"/>'
MADE_OF: Final = ("automatic", "styles", "margins")
SECONDS: Final = 10


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_blocks(case: dict[str, Any]) -> None:
    data = odt_of(case["body"], **{name: case[name] for name in MADE_OF if name in case})
    document = read_odt(data, "part-1.odt", Limits())
    found = [[block.left_out or block.kind, document.slice(block)] for block in document.blocks]
    assert found == case["blocks"]
    links = [[document.text[each.start : each.end], each.target] for each in document.links]
    assert links == case.get("links", [])
    if "levels" in case:
        assert [block.level for block in document.blocks] == case["levels"]
    if "cells" in case:
        cells = [block.cell for block in document.blocks]
        assert [
            each and [each.table, each.row, each.column, each.rows, each.columns] for each in cells
        ] == case["cells"]


def test_a_flat_file_is_read_too() -> None:
    data = flat_of('<text:p text:style-name="Title">Our year</text:p><text:p>a</text:p>')
    for start in (b"", b"\xef\xbb\xbf"):
        document = read_odt(start + data, "part-1.fodt", Limits())
        assert [document.slice(block) for block in document.blocks] == ["Our year", "a"]


def test_shared_styles_may_be_missing() -> None:
    data = package_of("text", content_of("<office:text><text:p>a</text:p></office:text>"))
    assert read_odt(data, "part-1.odt", Limits()).text == "a"


def test_old_files_of_openoffice_name_their_document_type() -> None:
    content = content_of("<office:text><text:p>a</text:p></office:text>")
    data = package_of("text", _typed(content, "OfficeDocument 1.0"), _typed(styles_of(), "Any 2"))
    assert read_odt(data, "part-1.odt", Limits()).text == "a"


@pytest.mark.parametrize(("entry", "refused"), [("", False), (ENCRYPTED, True)])
def test_an_old_manifest_declares_no_prefix(entry: str, *, refused: bool) -> None:
    content = content_of("<office:text><text:p>a</text:p></office:text>")
    manifest = (
        '<?xml version="1.0"?><manifest:manifest><manifest:file-entry '
        f'manifest:full-path="content.xml">{entry}</manifest:file-entry></manifest:manifest>'
    )
    data = zip_of(
        {"content.xml": content, "META-INF/manifest.xml": _typed(manifest, "Manifest 1.0")}
    )
    if refused:
        with pytest.raises(ReadError, match="password"):
            read_odt(data, "part-1.odt", Limits())
    else:
        assert read_odt(data, "part-1.odt", Limits()).text == "a"


def _typed(xml: str, name: str, own: str = "") -> str:
    """Put OpenOffice's document type above the root element, and what the file itself defines."""
    kind = f'<!DOCTYPE a PUBLIC "-//OpenOffice.org//DTD {name}//EN" "a.dtd"{own}>'
    return xml.replace("?><", f"?>{kind}<", 1)


def test_the_reader_has_a_name() -> None:
    assert (ODT.name, ODT.suffixes) == ("odt", (".odt", ".ott", ".fodt"))


DOCTYPE: Final = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
TABLE: Final = (
    '<table:table><table:table-row table:number-rows-repeated="2147483647">'
    '<table:table-cell table:number-columns-repeated="2147483647"><text:p>a</text:p>'
    "</table:table-cell></table:table-row></table:table>"
)
ROW: Final = (
    '<table:table-row table:number-rows-repeated="40000"><table:table-cell><text:p>a</text:p>'
    "</table:table-cell></table:table-row>"
)
REFUSED: Final[dict[str, tuple[bytes, str]]] = {
    "nothing": (b"", "truncated"),
    "no archive": (b"PK\x03\x04 and no more", "truncated"),
    "no text in it": (zip_of({"mimetype": "x"}), "damaged"),
    "encrypted": (package_of("text", content_of(""), manifest_entry=ENCRYPTED), "encrypted"),
    "a document type": (package_of("text", DOCTYPE), "damaged"),
    "a document type in the styles": (package_of("text", content_of(""), DOCTYPE), "damaged"),
    "a document type of others": (
        package_of("text", _typed(content_of(""), "x").replace("OpenOffice", "OtherOffice")),
        "damaged",
    ),
    "a document type that defines": (
        package_of("text", _typed(content_of(""), "x", ' [<!ENTITY b "c">]')),
        "damaged",
    ),
    "a document type with a place to define": (
        package_of("text", _typed(content_of(""), "x", " []")),
        "damaged",
    ),
    "a word that only the document type explains": (
        package_of(
            "text", _typed(content_of("<office:text><text:p>&b;</text:p></office:text>"), "x")
        ),
        "damaged",
    ),
    "no XML": (package_of("text", "words"), "damaged"),
    "cut XML": (package_of("text", content_of("")[:-9]), "damaged"),
    "deep": (odt_of("<text:section>" * 300 + "</text:section>" * 300), "limit"),
    "repeated for ever": (odt_of(TABLE), "limit"),
    "many rows that repeat": (odt_of(f"<table:table>{ROW * 2_000}</table:table>"), "limit"),
    "one word and many blanks, repeated": (
        odt_of(
            f"<table:table>{ROW.replace('</text:p>', '</text:p>' + '<text:p/>' * 20_000)}"
            "</table:table>"
        ),
        "limit",
    ),
    "a bomb": (odt_of(f"<text:p>{' ' * 5_000_000}</text:p>"), "limit"),
    "many paragraphs": (odt_of("<text:p>a</text:p>" * 100_001), "limit"),
}


@pytest.mark.parametrize(("data", "kind"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_told(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_odt(data, "part-1.odt", Limits())
    assert caught.value.problem.kind == kind


def test_limits_are_the_callers() -> None:
    data = odt_of("<text:p>some words</text:p><text:p>more</text:p>")
    for limits, message in (
        (replace(Limits(), text_bytes=5), "longer than 5"),
        (replace(Limits(), markup_marks=2), "more than 2 paragraphs"),
        (replace(Limits(), part_bytes=100), "larger than 100 bytes"),
    ):
        with pytest.raises(ReadError, match=message):
            read_odt(data, "part-1.odt", limits)
    with pytest.raises(ReadError, match="larger than 100 bytes"):
        read_odt(flat_of("a"), "part-1.fodt", replace(Limits(), part_bytes=100))


ITEMS: Final = (
    '<text:list text:style-name="L">'
    + "<text:list-item><text:p>a</text:p></text:list-item>" * 2_000
    + "</text:list>"
)


@pytest.mark.parametrize("form", ["num-prefix", "num-suffix", "num-list-format"])
def test_what_stands_before_items_is_cut_however_long(form: str) -> None:
    level = f'<text:list-level-style-number text:level="1" style:{form}="{"%1%" * 100_000}"/>'
    lists = f'<text:list-style style:name="L">{level}</text:list-style>'
    begun = process_time()
    document = read_odt(flat_of(ITEMS, automatic=lists), "part-1.fodt", Limits())
    assert len(document.text) < 2_000 * 100
    assert process_time() - begun < SECONDS


def test_long_chains_of_styles_end_where_styles_are_declared_in_between() -> None:
    chain = "".join(
        f'<style:style style:name="s{n}" style:family="paragraph" '
        f'style:parent-style-name="s{n + 1}"/>'
        for n in range(20_000)
    )
    use = '<office:master-styles><text:p text:style-name="s0"/></office:master-styles>'
    between = (use + '<style:style style:name="t" style:family="paragraph"/>') * 10_000
    data = flat_of("<text:p>a</text:p>", automatic=chain)
    data = data.replace(b"<office:body>", between.encode() + b"<office:body>")
    begun = process_time()
    assert read_odt(data, "part-1.fodt", Limits()).text == "a"
    assert process_time() - begun < SECONDS


ODD: Final = {
    "numbers that are none": '<text:h text:outline-level="x">a</text:h>',
    "numbers without end": f'<text:h text:outline-level="{"9" * 5_000}">a</text:h>',
    "a start without end": f'<text:list><text:list-item text:start-value="{"9" * 4_300}">'
    "<text:p>a</text:p></text:list-item></text:list>",
    "cells without a table": "<table:table-row><table:table-cell><text:p>a</text:p>"
    "</table:table-cell></table:table-row>",
    "a cell without a row": "<table:table><table:table-cell><text:p>a</text:p>"
    "</table:table-cell></table:table>",
    "an item without a list": "<text:list-item><text:p>a</text:p></text:list-item>",
    "a paragraph in another": "<text:p>a<text:p>b</text:p></text:p>",
    "a change without an id": "<text:p>a<text:change/></text:p>",
    "a deletion in a paragraph": "<text:p>a"
    "<text:deletion><text:p>b</text:p></text:deletion></text:p>",
}


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_what_no_program_writes_is_read_all_the_same(body: str) -> None:
    assert "a" in read_odt(odt_of(body), "part-1.odt", Limits()).text


@pytest.mark.parametrize(
    ("number_format", "number", "text"),
    [
        ("1", 12, "12"), ("a", 3, "c"), ("A", 28, "BB"), ("i", 1_994, "mcmxciv"), ("I", 4, "IV"),
        ("i", 2**31, str(2**31)), ("", 3, ""), ("一", 3, "3"),
    ],
)  # fmt: skip
def test_numbers(number_format: str, number: int, text: str) -> None:
    assert number_text(number_format, number) == text


def test_styles_of_the_document_win_over_shared_ones() -> None:
    hidden = '<style:style style:name="A" style:family="text">{}</style:style>'
    shown = hidden.format("<style:text-properties fo:font-weight='bold'/>")
    hidden = hidden.format("<style:text-properties text:display='none'/>")
    body = (
        '<office:text><text:p><text:span text:style-name="A">a</text:span></text:p></office:text>'
    )
    data = package_of(
        "text", content_of(f"<office:text>{body}</office:text>", shown), styles_of(hidden)
    )
    assert read_odt(data, "p", Limits()).blocks[0].left_out is None
