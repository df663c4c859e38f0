"""Facts of OpenDocument texts, presentations and spreadsheets, and sheets as written parts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from open_document import content_of, odp_of, ods_of, odt_of, package_of

from mcrubric.builtins import fact_readers
from mcrubric.model.limits import Limits
from mcrubric.readers.facts import read_facts
from mcrubric.readers.odf.ods_document import read_ods
from mcrubric.readers.reading import FactRequest, ReadError

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts

HIDDEN_SLIDE: Final = (
    '<style:style style:name="h" style:family="drawing-page">'
    '<style:drawing-page-properties presentation:visibility="hidden"/></style:style>'
)
HIDDEN_SHEET: Final = (
    '<style:style style:name="h" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)
TITLE: Final = (
    '<draw:frame presentation:class="title"><draw:text-box><text:p>Our</text:p>'
    "<text:p>week</text:p></draw:text-box><svg:desc>no</svg:desc></draw:frame>"
)
BOX: Final = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
NOTES: Final = f"<presentation:notes>{BOX.format('say this')}</presentation:notes>"


def look(data: bytes, name: str, limits: Limits | None = None) -> Facts:
    request = FactRequest(text=True)
    stream = BytesIO(data)
    return read_facts(stream, name, request, limits or Limits(), None, fact_readers()).facts


def test_slides_have_titles_texts_and_some_are_hidden() -> None:
    body = (
        "<draw:frame><draw:text-box><text:p>We<text:s/>greet</text:p></draw:text-box></draw:frame>"
    )
    pages = (
        f"<draw:page>{TITLE}{body}<office:annotation><text:p>why?</text:p></office:annotation>"
        f'{NOTES}</draw:page><draw:page draw:style-name="h">{body}</draw:page><draw:page/>'
    )
    facts = look(odp_of(pages, automatic=HIDDEN_SLIDE), "talk.odp")
    assert (facts.problem, facts.slides) == (None, 3)
    assert [(each.number, each.title, each.hidden, each.text) for each in facts.slide_states] == [
        (1, "Our week", False, "Our\nweek\nWe greet"),
        (2, "", True, "We greet"), (3, "", False, ""),
    ]  # fmt: skip


def test_a_slide_written_often_is_as_many_slides_up_to_the_limit() -> None:
    assert look(odp_of("<draw:page/>" * 2_000), "talk.odp").slides == 2_000
    facts = look(odp_of("<draw:page/>" * 3), "talk.odp", replace(Limits(), slides=2))
    assert facts.problem is not None
    assert (facts.problem.kind, facts.slides) == ("limit", None)


def cell(text: str = "", attributes: str = "") -> str:
    shown = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {attributes}>{shown}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def sheet(*rows: str, attributes: str = 'table:name="S"') -> str:
    return f"<table:table {attributes}>{''.join(rows)}</table:table>"


COLUMNS: Final = "table:number-columns-repeated"
ROWS: Final = "table:number-rows-repeated"
USED: Final = {
    "nothing": ((row(cell("", f'{COLUMNS}="16384"'), attributes=f'{ROWS}="1048576"'),), ""),
    "one": ((row(cell(), cell("x")),), "B1"),
    "a value without words": ((row(cell("", 'office:value-type="float"')),), "A1"),
    "a formula without words": ((row(cell("", 'table:formula="of:=1"')),), "A1"),
    "behind empty ones": (
        (row(cell("", f'{COLUMNS}="700"')), row(attributes=f'{ROWS}="8"'), row(cell(), cell("x"))),
        "B10",
    ),
    "repeated": ((row(cell(), cell("x", f'{COLUMNS}="3"'), attributes=f'{ROWS}="9"'),), "B1:D9"),
    "in groups": (
        ("<table:table-header-rows>", row(cell("x")), "</table:table-header-rows>", row(cell("y"))),
        "A1:A2",
    ),
    "a comment alone": (
        (row("<table:table-cell><office:annotation><text:p>x</text:p></office:annotation>"
             "</table:table-cell>", cell("y")),),
        "B1",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "cells"), USED.values(), ids=USED)
def test_used_ranges(rows: tuple[str, ...], cells: str) -> None:
    facts = look(ods_of(sheet(*rows)), "b.ods")
    assert facts.sheets is not None
    assert [each.cells for each in facts.sheets] == [cells]


def test_sheets_are_those_of_the_file_and_no_others() -> None:
    inner = f"<draw:frame><draw:object>{sheet(row(cell('x')))}</draw:object></draw:frame>"
    tables = (
        sheet(f"<table:shapes>{inner}</table:shapes>", row(cell("a"), cell("b")), row(cell("c")))
        + sheet(row(cell("d")), attributes='table:name="T" table:style-name="h"')
        + sheet(row(cell("e")), attributes="table:name=\"'file:///x.ods'#$S\"")
        + f"<table:dde-link>{sheet(row(cell('f')))}</table:dde-link>"
    )
    facts = look(ods_of(tables, automatic=HIDDEN_SHEET), "b.ods")
    assert facts.sheets is not None
    assert [(each.name, each.cells, each.hidden, each.text) for each in facts.sheets] == [
        ("S", "A1:B2", False, "a\tb\nc"), ("T", "A1", True, "d"),
    ]  # fmt: skip


def test_words_of_shapes_are_text_of_the_sheet() -> None:
    shape = "<draw:frame><draw:text-box><text:p>on top</text:p></draw:text-box></draw:frame>"
    tables = sheet(row(f"<table:table-cell>{shape}<text:p>a</text:p></table:table-cell>"))
    facts = look(ods_of(tables), "b.ods")
    assert facts.sheets is not None
    assert (facts.sheets[0].cells, facts.sheets[0].text) == ("A1", "a\non top")


def test_cells_without_end_have_a_range_and_no_text() -> None:
    rows = row(cell("x", f'{COLUMNS}="16384"'), attributes=f'{ROWS}="1048576"')
    facts = look(ods_of(sheet(rows)), "b.ods")
    assert facts.sheets is not None
    assert (facts.sheets[0].cells, facts.sheets[0].text) == ("A1:XFD1048576", None)
    assert facts.text_unread == "limit"


def test_text_beyond_the_limit_is_not_known() -> None:
    limits = replace(Limits(), text_bytes=5)
    body = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
    pages = "".join(f"<draw:page>{body.format(each)}</draw:page>" for each in ("123456", "7"))
    talk = look(odp_of(pages), "talk.odp", limits)
    assert ([each.text for each in talk.slide_states], talk.text_unread) == ([None, "7"], "limit")
    book = look(ods_of(sheet(row(cell("123456"))) + sheet(row(cell("7")))), "b.ods", limits)
    assert ([each.text for each in book.sheets or ()], book.text_unread) == ([None, "7"], "limit")
    for data, name in ((odp_of(pages), "talk.odp"), (ods_of(sheet(row(cell("7")))), "b.ods")):
        assert look(data, name).text_unread is None


def test_a_text_has_headings_paragraphs_and_pages_where_they_are_marked() -> None:
    styles = (
        '<style:style style:name="P" style:family="paragraph"><style:paragraph-properties '
        'fo:break-before="page"/></style:style>'
    )
    body = (
        "<text:h>Our week</text:h><text:p/><text:p>one <text:soft-page-break/>two</text:p>"
        '<text:p text:style-name="P">three</text:p>'
    )
    marked = look(
        odt_of(body, styles=styles, attributes='text:use-soft-page-breaks="true"'), "a.odt"
    )
    assert (marked.problem, marked.headings, marked.paragraphs, marked.pages) == (
        None, ("Our week",), 3, 3,
    )  # fmt: skip
    assert marked.text == "Our week\n\none two\n\nthree"
    assert look(odt_of(body, styles=styles), "a.odt").pages is None


@pytest.mark.parametrize(
    ("kind", "name"), [("text", "a.odt"), ("presentation", "a.odp"), ("spreadsheet", "a.ods")]
)
def test_an_encrypted_file_is_told(kind: str, name: str) -> None:
    data = package_of(kind, content_of(""), manifest_entry="<manifest:encryption-data/>")
    problem = look(data, name).problem
    assert problem is not None
    assert problem.kind == "encrypted"


def test_hidden_columns_side_by_side() -> None:
    hidden = '<table:table-column table:visibility="collapse"/>'
    tables = sheet(hidden, hidden, "<table:table-column/>", row(cell("x", f'{COLUMNS}="4"')))
    blocks = read_ods(ods_of(tables), "part-2.ods", Limits()).blocks[1:]
    assert [each.left_out for each in blocks] == ["hidden", "hidden", None, None]


def test_sheets_as_a_written_part() -> None:
    link = cell('<text:a xlink:href="a.pdf">the book</text:a>')
    covered = "<table:covered-table-cell/>"
    tables = sheet(
        '<table:table-column/><table:table-column table:visibility="collapse"/>',
        row(cell("Detail", 'table:number-columns-spanned="2"'), covered, link),
        row(cell("x", f'{COLUMNS}="2"'), attributes=f'{ROWS}="2"'),
        row(cell("y"), attributes='table:visibility="filter"'),
    )
    document = read_ods(ods_of(tables), "part-2.ods", Limits())
    found = [
        (
            document.slice(each),
            each.left_out,
            each.cell and (each.cell.row, each.cell.column, each.cell.columns),
        )
        for each in document.blocks
    ]
    assert found == [
        ("S", "heading", None), ("Detail", None, (1, 1, 2)), ("the book", None, (1, 3, 1)),
        ("x", None, (2, 1, 1)), ("x", "hidden", (2, 2, 1)), ("x", None, (3, 1, 1)),
        ("x", "hidden", (3, 2, 1)), ("y", "hidden", (4, 1, 1)),
    ]  # fmt: skip
    assert [each.target for each in document.links] == ["a.pdf"]


def test_rows_without_end_are_no_written_part() -> None:
    data = ods_of(sheet(row(cell("x"), attributes=f'{ROWS}="2147483647"')))
    with pytest.raises(ReadError, match="repeat more than"):
        read_ods(data, "part-2.ods", Limits())


@pytest.mark.parametrize("limit", ["slides", "xml_tags", "markup_marks"])
def test_limits_are_the_callers(limit: str) -> None:
    styles = '<style:style style:name="a" style:family="table"/><style:style style:name="b"/>'
    data = ods_of(sheet() + sheet(), automatic=styles)
    with pytest.raises(ReadError, match=r"more .+ than 1\b"):
        read_ods(data, "part-2.ods", replace(Limits(), **{limit: 1}))


@pytest.mark.parametrize(
    ("kind", "name", "medium"),
    [
        ("text-web", "a.odt", "document"),
        ("text-template", "a.ott", "document"),
        ("presentation-template", "a.otp", "slides"),
        ("spreadsheet-template", "a.ots", "sheets"),
    ],
)
def test_templates_and_saved_web_pages_are_built_like_the_plain_kind(
    kind: str, name: str, medium: str
) -> None:
    facts = look(package_of(kind, content_of("")), name)
    assert (facts.problem, facts.medium) == (None, medium)
