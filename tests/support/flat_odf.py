"""Presentations and spreadsheets as one XML file each, which LibreOffice opens and converts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES: Final = {
    "office": f"{_OASIS}office:1.0", "style": f"{_OASIS}style:1.0", "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0", "draw": f"{_OASIS}drawing:1.0",
    "presentation": f"{_OASIS}presentation:1.0", "svg": f"{_OASIS}svg-compatible:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
}  # fmt: skip
_SPACES: Final = " ".join(f'xmlns:{name}="{space}"' for name, space in _NAMES.items())


def _flat(kind: str, styles: str, body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}">{styles}<office:body>'
        f"<office:{kind}>{body}</office:{kind}></office:body></office:document>"
    )


def presentation(slides: Sequence[tuple[str, str, bool]]) -> str:
    """Write slides of title, text and whether they are hidden."""
    styles = (
        '<office:styles><style:style style:name="M-title" style:family="presentation"/>'
        "</office:styles><office:automatic-styles>"
        '<style:page-layout style:name="L"><style:page-layout-properties '
        'fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout><style:style '
        'style:name="hidden" style:family="drawing-page"><style:drawing-page-properties '
        'presentation:visibility="hidden"/></style:style></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="M" style:page-layout-name="L"/>'
        "</office:master-styles>"
    )
    return _flat("presentation", styles, "".join(map(_page, slides)))


def _page(slide: tuple[str, str, bool]) -> str:
    title, text, hidden = slide
    style = ' draw:style-name="hidden"' if hidden else ""
    frame = 'svg:width="20cm" svg:height="3cm" svg:x="2cm"'
    return (
        f'<draw:page draw:master-page-name="M"{style}><draw:frame presentation:class="title" '
        f'presentation:style-name="M-title" {frame} svg:y="1cm"><draw:text-box>'
        f"<text:p>{title}</text:p></draw:text-box></draw:frame>"
        f'<draw:frame {frame} svg:y="6cm"><draw:text-box><text:p>{text}</text:p></draw:text-box>'
        "</draw:frame></draw:page>"
    )


def spreadsheet(sheets: dict[str, Sequence[Sequence[str]]]) -> str:
    """Write sheets of rows of cells; a cell of digits is a number, a blank one is empty."""
    tables = "".join(
        f'<table:table table:name="{name}">'
        + "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    return _flat("spreadsheet", "", tables)


def _cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    if text.replace(".", "", 1).isdigit():
        return f'<table:table-cell office:value-type="float" office:value="{text}"/>'
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )
