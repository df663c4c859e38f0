"""Files with active content, made by hand part by part, so that each test says what is in them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from handmade import _assembled, zip_of

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
EXTERNAL = 'TargetMode="External"'


def relation(kind: str, target: str, more: str = EXTERNAL, family: str = OFFICE) -> str:
    return f'<Relationship Id="x{kind}" Type="{family}/{kind}" Target="{target}" {more}/>'


def with_parts(package: bytes, parts: dict[str, bytes | str]) -> bytes:
    """Add parts to a package, or replace them."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        held: dict[str, bytes | str] = {each: archive.read(each) for each in archive.namelist()}
    return zip_of({**held, **parts})


def xlsx_of(parts: dict[str, bytes | str]) -> bytes:
    """Write a workbook without sheets."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    held: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{main}"><sheets/></workbook>',
    }
    return zip_of({**held, **parts})


def pdf_with(*objects: str | bytes, catalog: str = "", page: str = "", trailer: str = "") -> bytes:
    """Write a PDF of one page; `objects` are those from number 4 on."""
    first = (
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] {page} >>",
    )
    written = [each.encode() if isinstance(each, str) else each for each in (*first, *objects)]
    return _assembled(written, trailer)


def packed(*objects: tuple[int, str], spoilt: bool = False) -> bytes:
    """Write an object that holds other objects in its stream, each with its number."""
    heads, bodies = "", ""
    for number, body in objects:
        heads += f"{number} {len(bodies)} "
        bodies += f"{body} "
    stream = zlib.compress((heads + bodies).encode())
    if spoilt:  # as it looks where the file is encrypted
        stream = bytes(each ^ 0x5A for each in stream)
    head = f"<< /Type /ObjStm /N {len(objects)} /First {len(heads)} /Filter /FlateDecode "
    return f"{head}/Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream"


def module_of(source: str) -> bytes:
    """Write a module of Visual Basic: something compiled, then its packed source."""
    data, out, at = source.encode(), bytearray(), 0
    while at < len(data):
        flags, tokens = 0, b""
        for bit in range(8):
            length, back = _repeated(data, at)
            if length:
                bits = max((at - 1).bit_length(), 4)
                tokens += struct.pack("<H", (back - 1) << (16 - bits) | (length - 3))
                flags |= 1 << bit
            elif at < len(data):
                tokens += data[at : at + 1]
            at += length or 1
        out += bytes((flags,)) + tokens
    return b"compiled" + b"\1" + struct.pack("<H", 0xB000 | (len(out) - 1)) + bytes(out)


def _repeated(data: bytes, at: int) -> tuple[int, int]:
    """Return how long a piece is that stood before, and how far back."""
    for length in range(min(18, len(data) - at), 2, -1):
        found = data.find(data[at : at + length], 0, at + length - 1)
        if 0 <= found < at:
            return length, at - found
    return 0, 0


def compound_of(storage: str, streams: dict[str, bytes]) -> bytes:
    """Write a compound file with one storage in it and streams in that (MS-CFB)."""
    small, small_table, rest, table = b"", b"", b"", [0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE]
    entries = [_entry(storage, 1, child=2)]
    places: list[tuple[str, int, int]] = []
    for name, content in streams.items():
        if len(content) < 4_096:
            first, count = len(small) // 64, -(-len(content) // 64)
            small += content.ljust(64 * count, b"\0")
            small_table += b"".join(
                struct.pack("<I", first + each + 1 if each + 1 < count else 0xFFFFFFFE)
                for each in range(count)
            )
        else:
            first = len(table)
            rest, table = _chained(rest, table, content)
        places.append((name, first, len(content)))
    root_start = len(table)
    rest, table = _chained(rest, table, small)
    for number, (name, first, size) in enumerate(places, 2):
        right = number + 1 if number < len(places) + 1 else 0xFFFFFFFF
        entries.append(_entry(name, 2, right=right, start=first, size=size))
    root = _entry("Root Entry", 5, child=1, start=root_start, size=len(small))
    directory = b"".join((root, *entries)).ljust(512, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0") + struct.pack(
        "<HHHHH6xIIIIIIIII", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4_096, 2, 1, 0xFFFFFFFE, 0
    )
    header += struct.pack("<109I", 0, *([0xFFFFFFFF] * 108))
    numbers = struct.pack("<128I", *table, *([0xFFFFFFFF] * (128 - len(table))))
    return header + numbers + directory + small_table.ljust(512, b"\xff") + rest


def _chained(rest: bytes, table: list[int], content: bytes) -> tuple[bytes, list[int]]:
    count = max(1, -(-len(content) // 512))
    links = [*range(len(table) + 1, len(table) + count), 0xFFFFFFFE]
    return rest + content.ljust(512 * count, b"\0"), [*table, *links]


def _entry(
    name: str, kind: int, *, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF,
    start: int = 0, size: int = 0,
) -> bytes:  # fmt: skip
    written = name.encode("utf-16-le") + b"\0\0"
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    return (head + struct.pack("<III", 0xFFFFFFFF, right, child)).ljust(116, b"\0") + struct.pack(
        "<IQ", start, size
    )


EMPTY_MODULE = (
    'Attribute VB_Name = "ThisWorkbook"\r\nAttribute VB_Base = "0"\r\nOption Explicit\r\n'
)
CODE = EMPTY_MODULE + 'Sub AutoOpen()\r\n  MsgBox "Hello"\r\nEnd Sub\r\n'
MACROS = compound_of("VBA", {"dir": b"d" * 70, "Module1": module_of(CODE)})
NO_MACROS = compound_of("VBA", {"dir": b"d" * 70, "ThisWorkbook": module_of(EMPTY_MODULE)})
