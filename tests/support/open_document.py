"""OpenDocument files written by hand, so that each test says what is in them."""

from __future__ import annotations

from typing import Final

from handmade import zip_of

_OPEN_DOCUMENT: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES: Final = {
    "office": f"{_OPEN_DOCUMENT}office:1.0",
    "text": f"{_OPEN_DOCUMENT}text:1.0",
    "table": f"{_OPEN_DOCUMENT}table:1.0",
    "style": f"{_OPEN_DOCUMENT}style:1.0",
    "draw": f"{_OPEN_DOCUMENT}drawing:1.0",
    "form": f"{_OPEN_DOCUMENT}form:1.0",
    "presentation": f"{_OPEN_DOCUMENT}presentation:1.0",
    "fo": f"{_OPEN_DOCUMENT}xsl-fo-compatible:1.0",
    "svg": f"{_OPEN_DOCUMENT}svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
NAMESPACES: Final = " ".join(f'xmlns:{name}="{value}"' for name, value in _NAMESPACES.items())
MEDIA_TYPE: Final = "application/vnd.oasis.opendocument."
_MANIFEST: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_PAGE_LAYOUT: Final = (
    '<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" '
    'fo:page-height="29.7cm"/><style:header-style><style:header-footer-properties '
    'fo:min-height="0cm"/></style:header-style><style:footer-style>'
    '<style:header-footer-properties fo:min-height="0cm"/></style:footer-style>'
    "</style:page-layout>"
)
_MASTER_PAGE: Final = '<style:master-page style:name="Standard" style:page-layout-name="pm1"/>'


def odt_of(
    body: str, *, automatic: str = "", styles: str = "", margins: str = "", attributes: str = ""
) -> bytes:
    """Write a text; `margins` are the headers and footers of its pages."""
    master = _MASTER_PAGE
    if margins:
        master = _MASTER_PAGE.replace("/>", f">{margins}</style:master-page>")
    content = f"<office:text {attributes}>{body}</office:text>"
    return package_of("text", content_of(content, automatic), styles_of(styles, master))


def ods_of(tables: str, *, automatic: str = "") -> bytes:
    """Write a spreadsheet."""
    content = f"<office:spreadsheet>{tables}</office:spreadsheet>"
    return package_of("spreadsheet", content_of(content, automatic))


def odp_of(pages: str, *, automatic: str = "") -> bytes:
    """Write a presentation."""
    content = f"<office:presentation>{pages}</office:presentation>"
    return package_of("presentation", content_of(content, automatic))


def flat_of(body: str, *, automatic: str = "", styles: str = "") -> bytes:
    """Write a text as one XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} '
        f'office:version="1.3" office:mimetype="{MEDIA_TYPE}text">'
        f"<office:styles>{styles}</office:styles>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def content_of(body: str, automatic: str = "") -> str:
    """Write the part that holds the document itself."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} '
        f'office:version="1.3"><office:automatic-styles>{automatic}</office:automatic-styles>'
        f"<office:body>{body}</office:body></office:document-content>"
    )


def styles_of(styles: str = "", masters: str = _MASTER_PAGE) -> str:
    """Write the part with the shared styles and the headers and footers."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {NAMESPACES} '
        f'office:version="1.3"><office:styles>{styles}</office:styles>'
        f"<office:automatic-styles>{_PAGE_LAYOUT}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )


def package_of(
    kind: str, content: str, styles: str | None = None, *, manifest_entry: str = ""
) -> bytes:
    """Zip parts as an OpenDocument file; `manifest_entry` stands within that of the content."""
    parts: dict[str, bytes | str] = {"mimetype": MEDIA_TYPE + kind}
    parts |= {"content.xml": content} | ({} if styles is None else {"styles.xml": styles})
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml">'
        f"{manifest_entry}</manifest:file-entry>"
        for name in parts
        if name.endswith(".xml")
    )
    parts["META-INF/manifest.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_MANIFEST}" '
        'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{MEDIA_TYPE}{kind}"/>{listed}</manifest:manifest>'
    )
    return zip_of(parts)
