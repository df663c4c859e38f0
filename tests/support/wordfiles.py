"""DOCX files made by hand, part by part, so that each test says what is in them."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final

from handmade import zip_of

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_WORDS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_WORDS: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MATHS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_STRICT_MATHS: Final = "http://purl.oclc.org/ooxml/officeDocument/math"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/"
NAMESPACES: Final = (
    f'xmlns:w="{_WORDS}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:m="{_MATHS}"'
)
_ROOTS: Final = {"header": "hdr", "footer": "ftr"}


def docx_of(body: str, *, relations: str = "", main: str = "word/document", **parts: str) -> bytes:
    """Write a file; `parts` are what is in other parts by their names, such as `header1`.

    Each of them is related to the main part under its name as an id.
    """
    files: dict[str, bytes | str] = {}
    types, related = "", relations
    folder = main.rpartition("/")[0]
    for name, content in parts.items():
        kind = re.sub(r"\d+$", "", name)
        root = _ROOTS.get(kind, kind)
        types += f'<Override PartName="/{folder}/{name}.xml" ContentType="{_TYPES}{kind}+xml"/>'
        related += f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        files[f"{folder}/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
    files |= {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}.xml" ContentType="{_TYPES}document.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": _relations(
            f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="{main}.xml"/>'
        ),
        f"{folder}/_rels/{main.rpartition('/')[2]}.xml.rels": _relations(related),
        f"{main}.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    return zip_of(files)


def _relations(relations: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}relationships">{relations}</Relationships>'


def strictly(data: bytes) -> bytes:
    """Write a file anew in the strict form of the standard."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    return zip_of(
        {
            name: part.replace(_WORDS, _STRICT_WORDS)
            .replace(_MATHS, _STRICT_MATHS)
            .replace(_OFFICE, _STRICT_OFFICE)
            for name, part in parts.items()
        }
    )


def run(text: str, settings: str = "") -> str:
    """Write a run; `settings` are what stands in its properties."""
    given = f"<w:rPr>{settings}</w:rPr>" if settings else ""
    return f'<w:r>{given}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, settings: str = "") -> str:
    """Write a paragraph of runs, or of plain texts."""
    given = f"<w:pPr>{settings}</w:pPr>" if settings else ""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p>{given}{inner}</w:p>"


def field(code: str, *result: str) -> str:
    """Write a field in pieces, with the result that it has stored, if any."""
    kind = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    shown = kind.format("separate") + "".join(map(run, result)) if result else ""
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return kind.format("begin") + instruction + shown + kind.format("end")


def box(inner: str) -> str:
    """Write a text box as word processors do: for new programs and once more for old ones."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    extent = '<wp:extent cx="1800000" cy="900000"/><wp:docPr id="1" name="box"/>'
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="1800000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        f'{extent}<a:graphic><a:graphicData uri="{uri}">{shape}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape style="width:140pt;height:70pt"><v:textbox>{content}</v:textbox></v:shape>'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def numbering(*levels: tuple[str, str]) -> str:
    """Write one list, 1, with a style and a text for each of its levels."""
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (style, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{written}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def item(level: int = 0, use: int = 1) -> str:
    """Write the settings of a list item."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{use}"/></w:numPr>'


def style(style_id: str, name: str, settings: str = "", kind: str = "paragraph") -> str:
    """Write a style."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{settings}'
        "</w:style>"
    )
