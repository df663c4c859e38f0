"""Files made by hand, byte for byte, so that each test says what is in them."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO


def pdf_of(
    pages: int = 3,
    *,
    labels: str | None = None,
    count: int | None = None,
    kids: str | None = None,
    texts: tuple[str, ...] | None = None,
    page_extra: str = "",
    trailer: str = "",
    contents: bytes | None = None,
) -> bytes:
    """Write a PDF file: objects 1 and 2 are the catalog and the page list, then two a page."""
    numbers = [3 + 2 * index for index in range(pages)]
    listed = kids if kids is not None else " ".join(f"{each} 0 R" for each in numbers)
    table = f" /PageLabels << /Nums [{labels}] >>" if labels else ""
    claimed = pages if count is None else count
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R{table} >>".encode(),
        f"<< /Type /Pages /Count {claimed} /Kids [{listed}] >>".encode(),
    ]
    for index, number in enumerate(numbers):
        text = texts[index] if texts else f"BT /F1 12 Tf 72 720 Td (Page {index + 1}) Tj ET"
        font = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {page_extra} "
            f"/Resources << {font} >> /Contents {number + 1} 0 R >>"
        )
        stream = contents or f"<< /Length {len(text)} >>\nstream\n{text}\nendstream".encode()
        objects += [page.encode(), stream]
    return _assembled(objects, trailer)


def typed(*lines: str, x: int = 72, top: int = 720, pitch: int = 14, size: int = 12) -> str:
    """Write lines below one another as the content of a page of `pdf_of`; a blank one is a gap."""
    shown = (
        f"BT /F1 {size} Tf {x} {top - pitch * number} Td ({line}) Tj ET"
        for number, line in enumerate(lines)
        if line
    )
    return "".join(f"{each}\n" for each in shown)


SCAN = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q "
"""A picture that fills a page, as a scanner makes it."""


def pdf_from(*objects: str) -> bytes:
    """Write a PDF file of these objects; the first is its catalog."""
    return _assembled([each.encode() for each in objects], "")


def _assembled(objects: list[bytes], trailer: str) -> bytes:
    out, offsets = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R %s >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, trailer.encode(), len(out))
    )


def box_of(kind: bytes, *contents: bytes, size: int | None = None) -> bytes:
    """Write a box of an MP4 file; `size` lies about its size."""
    content = b"".join(contents)
    return struct.pack(">I4s", 8 + len(content) if size is None else size, kind) + content


def full_of(kind: bytes, *numbers: int, version: int = 0, flags: int = 0) -> bytes:
    """Write a full box of numbers of four bytes each."""
    return box_of(kind, struct.pack(f">{1 + len(numbers)}I", version << 24 | flags, *numbers))


def mvhd_of(units: int, scale: int = 1_000) -> bytes:
    return full_of(b"mvhd", 0, 0, scale, units)


def zip_of(parts: dict[str, bytes | str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name)  # of a fixed time, so that the bytes are the same
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def pptx_of(slides: int, **changed: bytes | str) -> bytes:
    """Write the parts of a presentation that count; `changed` replaces parts by their stem."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/presentationml/2006/main"
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="rId{n}"/>' for n in range(slides))
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{office}/slide" Target="slides/slide{n}.xml"/>'
        for n in range(slides)
    )
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": changed.get("presentation")
        or f'<p:presentation xmlns:p="{main}" xmlns:r="{office}"><p:sldIdLst>{ids}</p:sldIdLst>'
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": changed.get("relations")
        or f"<Relationships>{relations}</Relationships>",
    }
    parts |= {f"ppt/slides/slide{n}.xml": "<p/>" for n in range(slides)}
    return zip_of(parts)
