"""Workbooks that claim more than anybody typed: far cells, repeats, merges, strings, relations."""

from __future__ import annotations

from hostile_packages import stored
from office import Parts, cell_of, relations_of, row_of, sheet_of, strings_of, workbook_of
from open_document import ods_of

_SHARED = "xl/sharedStrings.xml"
_ONE = row_of(cell_of("A1", "1"))


def _book(rows: str, *, after: str = "", more: Parts | None = None) -> bytes:
    return stored(workbook_of({"Survey": sheet_of(rows, after=after)}, more=more))


def cells(names: list[str]) -> bytes:
    """Write a sheet of single cells at these places."""
    return _book(
        "".join(row_of(cell_of(name, "1"), number=name.strip("ABCDEFX")) for name in names)
    )


def merged(ranges: list[str]) -> bytes:
    listed = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    return _book(_ONE, after=f"<mergeCells>{listed}</mergeCells>")


def many_merged(count: int) -> bytes:
    return merged([f"A{n}:B{n}" for n in range(1, count + 1)])


def merged_again(times: int) -> bytes:
    return merged(["A1:XFD1048576"] * times)


def many_rows(count: int) -> bytes:
    return _book("<row><c/></row>" * count)


def many_cells(count: int) -> bytes:
    return _book("<row>" + "<c><v>1</v></c>" * count + "</row>")


def grid(rows: int, columns: int) -> bytes:
    """Write a survey as people have them: a number in every cell."""
    return _book(
        "".join(f'<row r="{n}">{"<c><v>5</v></c>" * columns}</row>' for n in range(1, rows))
    )


def strings(count: int, item: str) -> bytes:
    shared = strings_of(*([f"<t>{item}</t>"] * count))
    return _book(row_of(cell_of("A1", "0", "s")), more={_SHARED: shared})


def string(count: int, item: str) -> bytes:
    return strings(1, item * count)


def styles(count: int) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    used = '<xf numFmtId="1"/>' * count
    sheet = f'<styleSheet xmlns="{main}"><cellXfs>{used}</cellXfs></styleSheet>'
    return _book(_ONE, more={"xl/styles.xml": sheet})


def drawings(count: int) -> bytes:
    """Write a sheet that is related to a drawing very often."""
    related = relations_of(*((f"r{n}", "drawing", "../drawings/d.xml") for n in range(count)))
    more: Parts = {"xl/worksheets/_rels/sheet1.xml.rels": related, "xl/drawings/d.xml": "<d/>"}
    return _book(_ONE, more=more)


def hidden_columns(count: int) -> bytes:
    listed = '<col min="1" max="16384" hidden="1"/>' * count
    return stored(workbook_of({"S": sheet_of(_ONE, before=f"<cols>{listed}</cols>")}))


def links(count: int) -> bytes:
    listed = "".join(f'<hyperlink ref="A{n}" location="B{n}"/>' for n in range(1, count + 1))
    return _book(_ONE, after=f"<hyperlinks>{listed}</hyperlinks>")


def comments(count: int) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    each = '<comment ref="A1"><text><t>x</t></text></comment>' * count
    more: Parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations_of(("c", "comments", "../comments1.xml")),
        "xl/comments1.xml": f'<comments xmlns="{main}">{each}</comments>',
    }
    return _book(_ONE, more=more)


def sheets_listed(count: int) -> bytes:
    """Write a workbook that lists one sheet very often."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    listed = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(count))
    book = f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>'
    return stored(workbook_of({"S": sheet_of(_ONE)}, more={"xl/workbook.xml": book}))


def external(target: str) -> bytes:
    """Write a sheet that takes data in from elsewhere."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    more: Parts = {
        "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{main}"/>',
        "xl/externalLinks/_rels/externalLink1.xml.rels": relations_of(
            ("rId1", "externalLinkPath", target)
        ),
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0",
    }
    formula = f'<row r="1"><c r="A1"><f>WEBSERVICE("{target}")</f><v>1</v></c></row>'
    return _book(formula, more=more)


def repeated(columns: int, rows: int, text: str = "x") -> bytes:
    """Write a spreadsheet that repeats a cell and its row."""
    cell = (
        f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    return ods_of(f'<table:table table:name="S">{row}</table:table>')


def open_cells(count: int, in_use: str = "") -> bytes:
    cell = f"<table:table-cell {in_use}/>" * count
    row = f"<table:table-row>{cell}</table:table-row>"
    return stored(ods_of(f'<table:table table:name="S">{row}</table:table>'))


def open_rows(count: int) -> bytes:
    cell = '<table:table-cell office:value="1"/>'
    rows = f"<table:table-row>{cell}</table:table-row>" * count
    return stored(ods_of(f'<table:table table:name="S">{rows}</table:table>'))


def spanning(rows: int, columns: int) -> bytes:
    cell = (
        f'<table:table-cell table:number-rows-spanned="{rows}" '
        f'table:number-columns-spanned="{columns}"><text:p>x</text:p></table:table-cell>'
    )
    row = f"<table:table-row>{cell}</table:table-row>"
    return ods_of(f'<table:table table:name="S">{row}</table:table>')
