"""Presentations and workbooks of Open XML, part by part, so that each test says what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handmade import zip_of

if TYPE_CHECKING:
    from collections.abc import Sequence

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_SHEETS: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_SHEETS: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_SLIDES: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
_STRICT_SLIDES: Final = "http://purl.oclc.org/ooxml/presentationml/main"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_STRICT_DRAWING: Final = "http://purl.oclc.org/ooxml/drawingml/main"
_ALTERNATES: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MAIN: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_DIAGRAM: Final = "http://schemas.openxmlformats.org/drawingml/2006/diagram"

_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument"

Parts = dict[str, bytes | str]


def relations_of(*relations: tuple[str, str, str], office: str = OFFICE) -> str:
    """Write relations of id, kind and target; a target with a colon is outside."""
    each = "".join(
        f'<Relationship Id="{name}" Type="{office}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for name, kind, target in relations
    )
    return f'<Relationships xmlns="{_MAIN}">{each}</Relationships>'


def _types(*types: tuple[str, str]) -> str:
    """Write what each part is, as other programs need to know it."""
    each = "".join(
        f'<Override PartName="/{part}" ContentType="{_OPEN_XML}.{kind}+xml"/>'
        for part, kind in types
    )
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{each}</Types>'
    )


def slide_of(shapes: str, *, show: str = "", strict: bool = False) -> str:
    """Write a slide with these shapes; `show` is its attribute of that name."""
    slides, drawing = (_STRICT_SLIDES, _STRICT_DRAWING) if strict else (_SLIDES, _DRAWING)
    shown = f' show="{show}"' if show else ""
    return (
        f'<p:sld xmlns:p="{slides}" xmlns:a="{drawing}" xmlns:mc="{_ALTERNATES}"{shown}>'
        f"<p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
    )


def shape_of(*paragraphs: str, kind: str = "", hidden: bool = False) -> str:
    """Write a shape with text; `kind` makes it a placeholder."""
    placeholder = f'<p:ph type="{kind}"/>' if kind else ""
    unseen = ' hidden="1"' if hidden else ""
    text = "".join(f"<a:p><a:r><a:t>{each}</a:t></a:r></a:p>" for each in paragraphs)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"{unseen}/><p:cNvSpPr/><p:nvPr>{placeholder}'
        f"</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>{text}</p:txBody></p:sp>"
    )


def diagram_of(*paragraphs: str) -> str:
    """Write the data of a diagram."""
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{each}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for each in paragraphs
    )
    return (
        f'<dgm:dataModel xmlns:dgm="{_DIAGRAM}" xmlns:a="{_DRAWING}"><dgm:ptLst>{points}'
        "</dgm:ptLst></dgm:dataModel>"
    )


def deck_of(
    slides: Sequence[str], *, folder: str = "ppt", strict: bool = False, more: Parts | None = None
) -> bytes:
    """Write a presentation whose parts lie in `folder`; `more` adds parts or replaces them."""
    office, main = (STRICT_OFFICE, _STRICT_SLIDES) if strict else (OFFICE, _SLIDES)
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="rId{n}"/>' for n in range(len(slides)))
    parts: Parts = {
        "[Content_Types].xml": _types(
            (f"{folder}/presentation.xml", "presentationml.presentation.main"),
            *(
                (f"{folder}/slides/slide{n}.xml", "presentationml.slide")
                for n in range(len(slides))
            ),
        ),
        "_rels/.rels": relations_of(
            ("rId1", "officeDocument", f"{folder}/presentation.xml"), office=office
        ),
        f"{folder}/presentation.xml": f'<p:presentation xmlns:p="{main}" xmlns:r="{office}">'
        f"<p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        f"{folder}/_rels/presentation.xml.rels": relations_of(
            *((f"rId{n}", "slide", f"slides/slide{n}.xml") for n in range(len(slides))),
            office=office,
        ),
    }
    parts |= {f"{folder}/slides/slide{n}.xml": each for n, each in enumerate(slides)}
    return zip_of(parts | (more or {}))


def sheet_of(rows: str, *, before: str = "", after: str = "", strict: bool = False) -> str:
    """Write a sheet with these rows and what stands before and after them."""
    main, office = (_STRICT_SHEETS, STRICT_OFFICE) if strict else (_SHEETS, OFFICE)
    return (
        f'<worksheet xmlns="{main}" xmlns:r="{office}">{before}<sheetData>{rows}</sheetData>'
        f"{after}</worksheet>"
    )


def row_of(*cells: str, number: str = "1", more: str = "") -> str:
    """Write a row."""
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def cell_of(name: str, value: str, kind: str = "", style: str = "") -> str:
    """Write a cell with a value; `kind` and `style` are its attributes."""
    more = (f' t="{kind}"' if kind else "") + (f' s="{style}"' if style else "")
    return f'<c r="{name}"{more}><v>{value}</v></c>'


def strings_of(*items: str) -> str:
    """Write shared strings of what stands in each."""
    each = "".join(f"<si>{item}</si>" for item in items)
    return f'<sst xmlns="{_SHEETS}">{each}</sst>'


def styles_of(*codes: str) -> str:
    """Write formats of cells, one for each code."""
    formats = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{code}"/>' for n, code in enumerate(codes)
    )
    used = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(codes)))
    return (
        f'<styleSheet xmlns="{_SHEETS}"><numFmts>{formats}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>{used}</cellXfs></styleSheet>'
    )


def workbook_of(
    sheets: dict[str, str],
    *,
    states: dict[str, str] | None = None,
    strict: bool = False,
    properties: str = "",
    more: Parts | None = None,
) -> bytes:
    """Write a workbook of sheets by their names; `states` hides some, `more` adds parts."""
    office, main = (STRICT_OFFICE, _STRICT_SHEETS) if strict else (OFFICE, _SHEETS)
    hidden = states or {}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"'
        f"{f' state={chr(34)}{hidden[name]}{chr(34)}' if name in hidden else ''}/>"
        for n, name in enumerate(sheets, 1)
    )
    kinds = {
        n: "chartsheet" if "<chartsheet" in each else "worksheet"
        for n, each in enumerate(sheets.values(), 1)
    }
    parts: Parts = {
        "[Content_Types].xml": _types(
            ("xl/workbook.xml", "spreadsheetml.sheet.main"),
            ("xl/sharedStrings.xml", "spreadsheetml.sharedStrings"),
            ("xl/styles.xml", "spreadsheetml.styles"),
            *(
                (f"xl/worksheets/sheet{n}.xml", f"spreadsheetml.{kind}")
                for n, kind in kinds.items()
            ),
        ),
        "_rels/.rels": relations_of(("rId1", "officeDocument", "xl/workbook.xml"), office=office),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">{properties}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations_of(
            *((f"rId{n}", kind, f"worksheets/sheet{n}.xml") for n, kind in kinds.items()),
            ("rIdStrings", "sharedStrings", "sharedStrings.xml"),
            ("rIdStyles", "styles", "styles.xml"),
            office=office,
        ),
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": each for n, each in enumerate(sheets.values(), 1)}
    return zip_of(parts | (more or {}))
