"""Spreadsheets of Open XML and CSV: their sheets, the ranges in use, what the cells show."""

from __future__ import annotations

import time
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from office import cell_of, relations_of, row_of, sheet_of, strings_of, styles_of, workbook_of

from mcrubric.model.artifacts import SheetState
from mcrubric.model.limits import Limits
from mcrubric.readers.reading import FactRequest, ReadError
from mcrubric.readers.sheets.sheets import read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.artifacts import Facts

    LookInto = Callable[..., Facts]

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHART: Final = "<chartsheet/>"


def _facts(data: bytes, *, text: bool = True, limits: Limits | None = None) -> Facts:
    request = FactRequest("sheets", XLSX, text=text)
    return read_sheets(BytesIO(data), request, limits or Limits())


def _sheet(rows: str, **more: str) -> SheetState:
    parts = {f"xl/{name}.xml": content for name, content in more.items()}
    facts = _facts(workbook_of({"A": sheet_of(rows)}, more=dict(parts)))
    assert facts.sheets is not None
    return facts.sheets[0]


@pytest.mark.parametrize("strict", [False, True])
def test_sheets_are_in_order_hidden_ones_too(strict: bool) -> None:  # noqa: FBT001
    rows = row_of(cell_of("B1", "1"), cell_of("C1", "2")) + row_of(cell_of("D4", "3"), number="4")
    sheets = {"Budget": sheet_of(rows, strict=strict), "Empty": sheet_of(""), "Chart": CHART}
    states = {"Empty": "hidden", "Chart": "veryHidden"}
    assert _facts(workbook_of(sheets, states=states, strict=strict)).sheets == (
        SheetState("Budget", "B1:D4", hidden=False, text="1\t2\n3"),
        SheetState("Empty", "", hidden=True, text=""),
        SheetState("Chart", "", hidden=True, text=""),
    )


def test_text_is_kept_only_where_it_is_asked_for() -> None:
    data = workbook_of({"A": sheet_of(row_of(cell_of("A1", "1")))})
    assert _facts(data, text=False).sheets == (SheetState("A", "A1"),)


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ('<row r="1"><c r="A1" s="1"/><c r="B1"><v></v></c></row>', ""),
        ('<row r="2"><c r="C2"><f>1+1</f></c></row>', "C2"),
        ('<row r="2"><c r="C2" t="inlineStr"><is><t>x</t></is></c></row>', "C2"),
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "XFD1048576"),
        ("<row><c><v>1</v></c><c><v>1</v></c></row><row><c><v>1</v></c></row>", "A1:B2"),
        ('<row r="3"><c r="A3"><v>1</v></c><c><v>1</v></c></row>', "A3:B3"),
        ('<row r="1"><c r="B7"><v>1</v></c></row>', "B7"),
        ('<row r="99999999"><c r="ZZZZ9"><v>1</v></c><c r="XFE1"><v>1</v></c></row>', "A1:B1"),
        ('<row r="2"><c r="$B$2"><v>1</v></c><c r="aa2"><v>1</v></c></row>', "B2:AA2"),
    ],
)  # fmt: skip
def test_the_range_in_use_is_made_from_cells_that_hold_something(rows: str, cells: str) -> None:
    assert _sheet(rows).cells == cells


def test_what_the_file_says_of_its_range_is_not_believed() -> None:
    sheet = sheet_of(
        row_of(cell_of("B2", "1"), number="2"),
        before='<dimension ref="A1:XFD1048576"/>',
        after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' * 100,
    )
    facts = _facts(workbook_of({"A": sheet}))
    assert facts.sheets == (SheetState("A", "B2", text="1"),)


STRINGS = strings_of(
    "<t>plain</t>",
    "<r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb='0' eb='1'><t>spoken</t></rPh>",
    "<t>two_x000D_lines_x0000_</t>",
)
FORMATS = styles_of("General", "h:mm", "[h]:mm:ss", "m/d/yyyy", "0.0%", "#,##0.00", "0.000E+00")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (cell_of("A1", "0", "s"), "plain"),
        (cell_of("A1", "1", "s"), "rich text"),
        (cell_of("A1", "2", "s"), "two\rlines_x0000_"),
        (cell_of("A1", "3", "s"), ""),
        (cell_of("A1", "-1", "s"), ""),
        (cell_of("A1", "9" * 5_000, "s"), ""),
        (cell_of("A1", "x", "s"), ""),
        (cell_of("A1", "1", "b"), "TRUE"),
        (cell_of("A1", "0", "b"), "FALSE"),
        (cell_of("A1", "#DIV/0!", "e"), "#DIV/0!"),
        (cell_of("A1", "a &amp; b", "str"), "a & b"),
        (cell_of("A1", "2025-03-05", "d"), "2025-03-05"),
        ('<c r="A1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>', "inline"),
        (cell_of("A1", "3.50"), "3.50"),
        (cell_of("A1", "0.30000000000000004"), "0.3"),
        (cell_of("A1", "0.09375", style="1"), "2:15"),
        (cell_of("A1", "1.5", style="2"), "36:00:00"),
        (cell_of("A1", "45721", style="3"), "3/5/2025"),
        (cell_of("A1", "0.123", style="4"), "12.3%"),
        (cell_of("A1", "1234.5", style="5"), "1,234.50"),
        (cell_of("A1", "1234.5", style="6"), "1234.5"),
        (cell_of("A1", "1234.5", style="99"), "1234.5"),
        (cell_of("A1", "no number", style="1"), "no number"),
        (cell_of("A1", "-1", style="1"), "-1"),
        (cell_of("A1", "1e300", style="3"), "1e300"),
        (cell_of("A1", "nan", style="3"), "nan"),
    ],
)
def test_what_a_cell_shows(cell: str, shown: str) -> None:
    assert _sheet(row_of(cell), sharedStrings=STRINGS, styles=FORMATS).text == shown


def test_days_may_count_from_1904() -> None:
    sheets = {"A": sheet_of(row_of(cell_of("A1", "0", style="0")))}
    data = workbook_of(
        sheets, properties='<workbookPr date1904="1"/>',
        more={"xl/styles.xml": styles_of("m/d/yyyy")},
    )  # fmt: skip
    facts = _facts(data)
    assert facts.sheets is not None
    assert facts.sheets[0].text == "1/1/1904"


def test_a_workbook_without_its_strings_has_its_range() -> None:
    state = _sheet(row_of(cell_of("B3", "0", "s"), number="3"))
    assert (state.cells, state.text) == ("B3", "")


def test_a_sheet_that_is_listed_again_or_not_there_does_not_count() -> None:
    data = workbook_of({"A": sheet_of(""), "B": sheet_of("")})
    listed = (
        '<sheets xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        + '<sheet name="A" r:id="rId1"/>' * 5_000
        + '<sheet name="C" r:id="rId7"/><sheet name="D" r:id="rIdStyles"/></sheets>'
    )
    again = workbook_of({"A": sheet_of("")}, more={"xl/workbook.xml": listed})
    assert [len(_facts(each).sheets or ()) for each in (data, again)] == [2, 1]


def test_text_beyond_the_limit_is_not_known() -> None:
    often = sheet_of(row_of(*(cell_of("A1", "0", "s") for _ in range(1_000))))
    strings = strings_of(f"<t>{'word ' * 10_000}</t>")
    data = workbook_of(
        {"A": often, "B": sheet_of(row_of(cell_of("A1", "1")))},
        more={"xl/sharedStrings.xml": strings},
    )
    facts = _facts(data)
    assert facts.sheets is not None
    assert [each.text for each in facts.sheets] == [None, "1"]


def test_more_cells_than_the_limit_are_told() -> None:
    rows = row_of(*('<c r="A1" s="1"/>' for _ in range(11)))
    data = workbook_of({"A": sheet_of(rows)})
    with pytest.raises(ReadError, match="more than 10 cells"):
        _facts(data, limits=Limits(sheet_cells=10))
    with pytest.raises(ReadError, match="more than 2 texts"):
        _facts(
            workbook_of({"A": sheet_of("")}, more={"xl/sharedStrings.xml": STRINGS}),
            limits=Limits(sheet_cells=2),
        )


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"xl/workbook.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "damaged"),
        ({"xl/worksheets/sheet1.xml": "<c><v>"}, "damaged"),
        ({"xl/sharedStrings.xml": "no xml"}, "damaged"),
        ({"xl/worksheets/sheet1.xml": "<c>" * 300}, "limit"),
        ({"xl/worksheets/sheet1.xml": " " * 3_000_000}, "limit"),
    ],
    ids=["document-type", "broken", "strings", "deep", "bomb"],
)
def test_hostile_workbooks_are_told(parts: dict[str, str | bytes], kind: str) -> None:
    with pytest.raises(ReadError) as caught:
        _facts(workbook_of({"A": sheet_of("")}, more=parts))
    assert caught.value.problem.kind == kind


def test_a_sheet_of_empty_cells_without_end_ends() -> None:
    begun = time.process_time()
    # Random styles, so that it does not look like a bomb; the tags of it are over the limit.
    rows = "".join(f'<c s="{n * 7_919 % 10_007}"/>' for n in range(1_100_000))
    with pytest.raises(ReadError, match=r"cells|tags"):
        _facts(workbook_of({"A": sheet_of(row_of(rows))}))
    assert time.process_time() - begun < 8


def test_a_binary_workbook_is_told_in_plain_words(look_into: LookInto) -> None:
    data = workbook_of({}, more={"xl/workbook.bin": b"\0"})
    facts = look_into(data, "plan.xlsb")
    assert facts.problem is not None
    assert (facts.medium, facts.problem.kind) == ("sheets", "no-reader")
    assert "save it as XLSX, ODS or CSV" in facts.problem.detail


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsm", "a.xltx", "a", "a.csv"])
def test_a_workbook_is_one_by_its_content(look_into: LookInto, name: str) -> None:
    facts = look_into(workbook_of({"A": sheet_of(row_of(cell_of("A1", "1")))}), name)
    assert (facts.problem, facts.sheets) == (None, (SheetState("A", "A1"),))


@pytest.mark.parametrize(
    ("data", "name", "cells", "lines"),
    [
        (b"a,b\n1,2\n", "t.csv", "A1:B2", 2),
        (b"\n;;\n;a;b\n", "t.csv", "B3:C3", 3),
        (b"a, b\tc\n", "t.tsv", "A1:B1", 1),
        ("caf\u00e9;b".encode("utf-16"), "t.csv", "A1:B1", 1),
        (b'"two\r\nlines",b\r\n', "t.csv", "A1:B1", 2),
        (b"\n\n", "t.csv", "", 2),
    ],
)
def test_a_csv_is_one_sheet_and_lines(
    look_into: LookInto, data: bytes, name: str, cells: str, lines: int
) -> None:
    facts = look_into(data, name)
    assert (facts.medium, facts.lines, facts.sheets) == ("sheets", lines, (SheetState("", cells),))


@pytest.mark.parametrize("data", [b"a,b\n" * 100, b"a,\x81\n" * 2])
def test_of_a_csv_whose_cells_are_not_known_the_lines_are(look_into: LookInto, data: bytes) -> None:
    facts = look_into(data, "t.csv", limits=Limits(text_bytes=100))
    assert (facts.problem, facts.sheets, facts.lines) == (None, None, data.count(b"\n"))
    assert facts.text_unread == ("limit" if len(data) > 100 else "unreadable")


def test_a_csv_with_more_cells_than_are_counted_has_no_range() -> None:
    request = FactRequest("sheets", "text/csv")
    facts = read_sheets(BytesIO(b"a,b\n1,2"), request, Limits(sheet_cells=3))
    assert (facts.sheets, facts.text_unread) == (None, "limit")
    facts = read_sheets(BytesIO(b"a,b\n1,2"), request, Limits(sheet_cells=4))
    assert (facts.sheets, facts.text_unread) == ((SheetState("", "A1:B2"),), None)


def test_of_cells_that_show_too_much_the_range_is_known() -> None:
    sheets = {
        "A": sheet_of(row_of(cell_of("B1", "12345"))),
        "B": sheet_of(row_of(cell_of("C1", "6"))),
    }
    facts = _facts(workbook_of(sheets), limits=Limits(text_bytes=3))
    assert facts.sheets == (SheetState("A", "B1"), SheetState("B", "C1", text="6"))
    assert facts.text_unread == "limit"
    assert _facts(workbook_of(sheets)).text_unread is None


def test_the_text_of_a_csv_is_its_cells_row_by_row() -> None:
    request = FactRequest("sheets", "text/csv", text=True)
    facts = read_sheets(BytesIO(b'a,"b, c"\n\n1,2'), request, Limits())
    assert facts.sheets == (SheetState("", "A1:B3", text="a\tb, c\n1\t2"),)


def _drawn(*anchors: str) -> str:
    """Read the range in use of a sheet with one cell and these drawings."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    more: dict[str, bytes | str] = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations_of(("r", "drawing", "../drawings/d.xml")),
        "xl/drawings/d.xml": f'<d:wsDr xmlns:d="{space}">{"".join(anchors)}</d:wsDr>',
    }
    sheets = {"A": sheet_of(row_of(cell_of("B1", "1")))}
    found = _facts(workbook_of(sheets, more=more)).sheets
    assert found is not None
    return found[0].cells


_FROM: Final = "<d:from><d:col>5</d:col><d:row>9</d:row></d:from>"
_TO: Final = "<d:to><d:col>9</d:col><d:row>24</d:row></d:to>"


@pytest.mark.parametrize(
    ("anchor", "cells"),
    [
        (f"<d:twoCellAnchor>{_FROM}{_TO}<d:ext cx='9' cy='9'/></d:twoCellAnchor>", "B1:J25"),
        (f"<d:oneCellAnchor>{_FROM}<d:ext cx='609600' cy='952500'/></d:oneCellAnchor>", "B1:H20"),
        (f"<d:oneCellAnchor>{_FROM}<d:ext cx='-1' cy='x'/></d:oneCellAnchor>", "B1:F10"),
        ("<d:absoluteAnchor><d:ext cx='1' cy='1'/></d:absoluteAnchor>", "B1"),
        (f"<d:oneCellAnchor>{_FROM}<d:ext cx='{'9' * 12}' cy='0'/></d:oneCellAnchor>", "B1:XFD10"),
    ],
)
def test_cells_under_charts_and_pictures_are_in_use(anchor: str, cells: str) -> None:
    assert _drawn(anchor) == cells
