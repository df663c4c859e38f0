"""A Word file from paragraphs and tables: as little of OOXML as Word and LibreOffice need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Style = Literal["Normal", "Heading1", "Heading2", "TableHead", "Header"]

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DECLARED: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip archive can hold: the same form is the same bytes on every day."""

# A letter page in twentieths of a point, with margins of three quarters of an inch.
_LONG_SIDE: Final = 15_840
_SHORT_SIDE: Final = 12_240
_MARGIN: Final = 1_080


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text in a style."""

    text: str
    style: Style = "Normal"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows of cells of paragraphs, the first of which heads it on every page.

    `shares` says how wide each column is, in parts of the whole.
    """

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    shares: tuple[int, ...]


def word_file(
    pieces: Iterable[Paragraph | Grid], *, above: Sequence[str] = (), wide: bool = False
) -> bytes:
    """Return the bytes of a DOCX file; the same pieces give the same bytes.

    `above` stands at the top of the first page, apart from the text. `wide`: the page lies on its
    long side.
    """
    import io
    import zipfile

    body = "".join(_piece(each, wide=wide) for each in pieces)
    header = "".join(_paragraph(Paragraph(text, "Header")) for text in above) or "<w:p/>"
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/document.xml": _part("document", f"<w:body>{body}{_page(wide=wide)}</w:body>"),
        "word/_rels/document.xml.rels": _relations("styles", "styles.xml", "header", "header1.xml"),
        "word/styles.xml": _part("styles", "".join(_styles())),
        "word/header1.xml": _part("hdr", header),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), (_DECLARED + text).encode())
    return stream.getvalue()


def _part(name: str, content: str) -> str:
    return f'<w:{name} xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}">{content}</w:{name}>'


def _piece(piece: Paragraph | Grid, *, wide: bool) -> str:
    return _paragraph(piece) if isinstance(piece, Paragraph) else _table(piece, wide=wide)


def _paragraph(paragraph: Paragraph) -> str:
    from html import escape

    style = f'<w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr>'
    bold = "<w:rPr><w:b/></w:rPr>" if paragraph.bold else ""
    words = escape(_NOT_XML.sub("", " ".join(paragraph.text.split())), quote=False)
    run = f'<w:r>{bold}<w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""
    return f"<w:p>{style if paragraph.style != 'Normal' else ''}{run}</w:p>"


def _table(table: Grid, *, wide: bool) -> str:
    width = (_LONG_SIDE if wide else _SHORT_SIDE) - 2 * _MARGIN
    widths = [width * share // sum(table.shares) for share in table.shares]
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = "".join(_row(row, widths, head=at == 0) for at, row in enumerate(table.rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" '
        'w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl><w:p/>"
    )


def _row(row: Sequence[Sequence[Paragraph]], widths: Sequence[int], *, head: bool) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    shaded = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if head else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shaded}</w:tcPr>'
        f"{''.join(map(_paragraph, cell)) or '<w:p/>'}</w:tc>"
        for cell, width in zip(row, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _page(*, wide: bool) -> str:
    width, height = (_LONG_SIDE, _SHORT_SIDE) if wide else (_SHORT_SIDE, _LONG_SIDE)
    orient = ' w:orient="landscape"' if wide else ""
    sides = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:headerReference w:type="first" r:id="rId2"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar {sides} w:header="540" w:footer="540" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _styles() -> Iterator[str]:
    yield (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" '
        'w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style>"
    )
    yield _style("Header", "header", "", '<w:color w:val="595959"/><w:sz w:val="18"/>')
    yield _style("TableHead", "Table Heading", "<w:keepNext/>", "<w:b/>")
    for level, size in ((1, 32), (2, 26)):
        spaced = '<w:keepNext/><w:spacing w:before="240" w:after="120"/>'
        ranked = f'{spaced}<w:outlineLvl w:val="{level - 1}"/>'
        look = f'<w:b/><w:sz w:val="{size}"/>'
        yield _style(f"Heading{level}", f"heading {level}", ranked, look)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    yield (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:pPr>'
        f'<w:spacing w:after="40"/></w:pPr><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )


def _style(style: str, name: str, paragraph: str, look: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{look}</w:rPr></w:style>"
    )


def _content_types() -> str:
    known = (("document", "document.main"), ("styles", "styles"), ("header1", "header"))
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}{kind}+xml"/>'
        for name, kind in known
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{parts}</Types>"
    )


def _relations(*kinds_and_targets: str) -> str:
    pairs = zip(kinds_and_targets[::2], kinds_and_targets[1::2], strict=True)
    said = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(pairs, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'
