"""Tables in files of their own, read into a Document: XLSX, CSV and TSV."""

from __future__ import annotations

import csv
import time
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import cell_of, relations_of, row_of, sheet_of, strings_of, styles_of, workbook_of

from mcrubric.model.documents import Cell
from mcrubric.model.limits import Limits
from mcrubric.readers.reading import ReadError
from mcrubric.readers.sheets.csv_document import read_csv, read_tsv
from mcrubric.readers.sheets.xlsx_reader import read_xlsx

if TYPE_CHECKING:
    from mcrubric.model.documents import Document

FIELDS = st.text(st.sampled_from('ab ,;"\n\t'), max_size=6)


def _cells(document: Document) -> dict[tuple[int, int], str]:
    return {
        (each.cell.row, each.cell.column): document.slice(each)
        for each in document.blocks
        if each.cell
    }


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b\n1,2\n", {(1, 1): "a", (1, 2): "b", (2, 1): "1", (2, 2): "2"}),
        ("a;b\n1,5;2\n", {(1, 1): "a", (1, 2): "b", (2, 1): "1,5", (2, 2): "2"}),
        ("a\tb, c\n", {(1, 1): "a", (1, 2): "b, c"}),
        ("sep=|\na|b", {(1, 1): "a", (1, 2): "b"}),
        ('"a, ""b""",c', {(1, 1): 'a, "b"', (1, 2): "c"}),
        ('"two\nlines";c\nd;e', {(1, 1): "two\nlines", (1, 2): "c", (2, 1): "d", (2, 2): "e"}),
        ("a,,c\n\n,x,\n", {(1, 1): "a", (1, 3): "c", (3, 2): "x"}),
        ("\ufeffa,b", {(1, 1): "a", (1, 2): "b"}),
        ("one column\nonly", {(1, 1): "one column", (2, 1): "only"}),
        ("A report; made in May\n\na,b\n1,2\n3,4", {
            (1, 1): "A report; made in May", (3, 1): "a", (3, 2): "b", (4, 1): "1", (4, 2): "2",
            (5, 1): "3", (5, 2): "4",
        }),
        ("", {}),
    ],
)  # fmt: skip
def test_fields_are_cells(text: str, cells: dict[tuple[int, int], str]) -> None:
    assert _cells(read_csv(text.encode(), "t.csv", Limits())) == cells


def test_tabs_part_the_fields_of_tsv_whatever_else_is_in_them() -> None:
    assert _cells(read_tsv(b"a, b, c\t1\nd, e, f\t2", "t.tsv", Limits())) == {
        (1, 1): "a, b, c", (1, 2): "1", (2, 1): "d, e, f", (2, 2): "2"
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_those_of_texts(encoding: str) -> None:
    document = read_csv("caf\u00e9;\u20ac\r\n".encode(encoding), "t.csv", Limits())
    assert _cells(document) == {(1, 1): "caf\u00e9", (1, 2): "\u20ac"}


def test_a_cell_has_its_line_and_column_in_the_source() -> None:
    document = read_csv(b'a,"b ""c"" d"\r\n"e\r\nf",  g', "t.csv", Limits())
    places = {
        document.slice(each): (place.line, place.column)
        for each in document.blocks
        for place in [document.place(each.start, each.end)]
    }
    assert places == {"a": (1, 1), 'b "c" d': (1, 4), "e\nf": (2, 2), "g": (3, 6)}
    within = document.text.index("d")
    assert document.place(within, within + 1).column == 12


def test_more_cells_than_the_limit_are_told() -> None:
    with pytest.raises(ReadError, match="more than 3 cells"):
        read_csv(b"a,b\nc,d\n", "t.csv", Limits(markup_marks=3))
    with pytest.raises(ReadError, match="more than 3 cells"):
        read_csv(b"a,b\nc,d\n", "t.csv", Limits(sheet_cells=3))


@given(st.lists(st.lists(FIELDS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_the_csv_module_writes_is_read_back(rows: list[list[str]]) -> None:
    written = StringIO()
    csv.writer(written, delimiter="\t", lineterminator="\n").writerows(rows)
    document = read_tsv(written.getvalue().encode(), "t.tsv", Limits())
    assert _cells(document) == {
        (row, column): field.strip()
        for row, fields in enumerate(rows, 1)
        for column, field in enumerate(fields, 1)
        if field.strip()
    }


@given(st.text(st.sampled_from('a ,;"\n\t'), max_size=40))
def test_every_text_is_read_as_the_csv_module_reads_it(text: str) -> None:
    document = read_tsv(text.encode(), "t.tsv", Limits())
    fields: dict[tuple[int, int], str] = {}
    row = 1
    reader = csv.reader(StringIO(text), delimiter="\t")
    for row, line in enumerate(reader, 1):
        fields |= {(row, at): each.strip() for at, each in enumerate(line, 1) if each.strip()}
    assert _cells(document) == fields


def _sheets() -> dict[str, str]:
    rows = row_of(cell_of("A1", "0", "s"), cell_of("B1", "Where", "str")) + row_of(
        cell_of("A2", "Handbook", "str"), cell_of("B2", "0.09375", style="0"), number="2"
    )
    unseen = row_of(cell_of("A5", "hidden row", "str"), number="5", more=' hidden="1"')
    column = row_of(cell_of("D6", "hidden column", "str"), number="6")
    return {
        "Analysis": sheet_of(
            rows + unseen + column,
            before='<cols><col min="3" max="4" hidden="1"/></cols>',
            after='<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B1:C1"/></mergeCells>'
            '<hyperlinks><hyperlink ref="A2:A4" r:id="rId1"/>'
            '<hyperlink ref="B1" location="Notes!A1"/></hyperlinks>',
        ),
        "Notes": sheet_of(row_of(cell_of("B2", "not shown", "str"))),
    }


PARTS: dict[str, bytes | str] = {
    "xl/sharedStrings.xml": strings_of("<t>Artifact</t>"),
    "xl/styles.xml": styles_of("h:mm"),
    "xl/worksheets/_rels/sheet1.xml.rels": relations_of(
        ("rId1", "hyperlink", "file:///etc/passwd"),
        ("rId2", "comments", "/xl/comments1.xml"),
        ("rId3", "threadedComment", "../threaded1.xml"),
    ),
    "xl/comments1.xml": (
        '<comments><authors><author>Ann</author></authors><comment ref="A1"><text><r><t>a note</t>'
        '</r></text></comment><comment ref="B2"><text><t>[Threaded comment] a copy</t></text>'
        "</comment></comments>"
    ),
    "xl/threaded1.xml": (
        '<ThreadedComments><threadedComment ref="B2"><text>first</text></threadedComment>'
        '<threadedComment ref="B2"><text>second</text></threadedComment>'
        '<threadedComment ref="F9"><text>alone</text></threadedComment></ThreadedComments>'
    ),
}


def test_a_workbook_is_a_table_for_each_sheet() -> None:
    data = workbook_of(_sheets(), states={"Notes": "hidden"}, more=PARTS)
    document = read_xlsx(data, "t.xlsx", Limits())
    assert [(each.kind, each.left_out, document.slice(each)) for each in document.blocks] == [
        ("heading", "heading", "Analysis"),
        ("table-cell", None, "Artifact"),
        ("comment", "comment", "a note"),
        ("table-cell", None, "Where"),
        ("table-cell", None, "Handbook"),
        ("table-cell", None, "2:15"),
        ("comment", "comment", "first"),
        ("comment", "comment", "second"),
        ("table-cell", "hidden", "hidden row"),
        ("table-cell", "hidden", "hidden column"),
        ("comment", "comment", "alone"),
        ("heading", "hidden", "Notes"),
        ("table-cell", "hidden", "not shown"),
    ]
    assert [each.cell for each in document.blocks if each.cell] == [
        Cell(1, 1, 1), Cell(1, 1, 2, columns=2), Cell(1, 2, 1, rows=3), Cell(1, 2, 2),
        Cell(1, 5, 1), Cell(1, 6, 4), Cell(2, 2, 2),
    ]  # fmt: skip


def test_links_of_cells_are_kept_as_written() -> None:
    formula = '<c r="D1" t="str"><f>HYPERLINK("a.pdf","Plan")</f><v>Plan</v></c>'
    sheets = _sheets() | {"Third": sheet_of(row_of(formula))}
    document = read_xlsx(workbook_of(sheets, more=PARTS), "t.xlsx", Limits())
    assert [(document.text[each.start : each.end], each.target) for each in document.links] == [
        ("Where", "#Notes!A1"), ("Handbook", "file:///etc/passwd"), ("Plan", "a.pdf")
    ]  # fmt: skip


def test_doubled_quotation_marks_without_end_are_told() -> None:
    with pytest.raises(ReadError, match="doubled quotation marks"):
        read_csv(b'"a' + b'""' * 100_001 + b'"', "p.csv", Limits())


def test_comments_without_end_on_one_cell_are_told() -> None:
    more: dict[str, bytes | str] = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations_of(("r", "comments", "../c.xml")),
        "xl/c.xml": "<comments>" + '<comment ref="A1"><t>a</t></comment>' * 40 + "</comments>",
    }
    book = workbook_of({"S": sheet_of("")}, more=more)
    with pytest.raises(ReadError, match="cells in use and comments"):
        read_xlsx(book, "p.xlsx", Limits(markup_marks=20))


def test_a_workbook_over_a_limit_is_told() -> None:
    data = workbook_of(_sheets(), more=PARTS)
    for limits in (Limits(markup_marks=3), Limits(sheet_cells=3), Limits(text_bytes=30)):
        with pytest.raises(ReadError) as caught:
            read_xlsx(data, "t.xlsx", limits)
        assert caught.value.problem.kind == "limit"


def test_merged_and_hidden_ranges_without_end_do_not_matter() -> None:
    sheet = sheet_of(
        row_of(cell_of("A1", "1")),
        before='<cols><col min="2" max="99999" hidden="1"/></cols>' * 5_000,
        after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' * 5_000,
    )
    begun = time.process_time()
    (_, cell) = read_xlsx(workbook_of({"A": sheet}), "t.xlsx", Limits()).blocks
    assert cell.cell == Cell(1, 1, 1, 1_048_576, 16_384)
    assert time.process_time() - begun < 4
