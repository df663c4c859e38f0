"""Pictures whose headers lie, go round in circles or never end; little is behind them."""

from __future__ import annotations

import struct
from typing import Final

from drawn import bmp_of, heic_of, icon_of, ispe_of, jpeg_of, png_chunk, png_of, tiff_of, webp_of
from handmade import box_of, full_of

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SVG: Final = 'xmlns="http://www.w3.org/2000/svg"'
_LAUGHS: Final = "".join(
    f'<!ENTITY {name} "{("&" + before + ";") * 10}">'
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


def png(width: int, height: int) -> bytes:
    return png_of(width, height)


def png_chunks(count: int, kind: str = "tEXt", said: int | None = None) -> bytes:
    """Write a PNG file of many empty chunks; `said` lies about the size of the first."""
    first = struct.pack(">I", said or 0) + kind.encode() + bytes(4)
    return _PNG + first + png_chunk(kind.encode(), b"") * count


def png_frames(count: int) -> bytes:
    """Write an animation that says how many pictures it has, and has them all, empty."""
    control = png_chunk(b"acTL", struct.pack(">II", count, 0))
    return png_of(9, 9, control, *[png_chunk(b"fcTL", bytes(26))] * count)


def png_cut(length: int) -> bytes:
    return png_of(720, 440)[:length]


def jpeg(width: int, height: int) -> bytes:
    return jpeg_of(width, height)


def jpeg_segments(count: int, length: int = 2) -> bytes:
    """Write a JPEG file of many segments before its size, each said to be so long."""
    return b"\xff\xd8" + struct.pack(">BBH", 0xFF, 0xE2, length) * count + jpeg_of(9, 9)[2:]


def jpeg_fill(count: int) -> bytes:
    """Write a JPEG file with fill bytes in front of its size."""
    return b"\xff\xd8" + b"\xff" * count + jpeg_of(9, 9)[3:]


def jpeg_turned(offset: int) -> bytes:
    """Write a JPEG file whose EXIF directory is said to be elsewhere, such as in itself."""
    directory = b"Exif\0\0II*\0" + struct.pack("<I", offset) + bytes(20)
    segment = struct.pack(">BBH", 0xFF, 0xE1, 2 + len(directory)) + directory
    return b"\xff\xd8" + segment + jpeg_of(9, 9)[2:]


def jpeg_cut(length: int) -> bytes:
    return jpeg_of(720, 440)[:length]


def tiff(width: int, height: int) -> bytes:
    return tiff_of(width, height)


def tiff_at(offset: int, entries: int = 0, behind: int = 0) -> bytes:
    """Write a TIFF file whose directory is at a place, with so many entries said."""
    return b"II*\0" + struct.pack("<IH", offset, entries) + bytes(behind)


def tiff_entries(count: int) -> bytes:
    """Write a directory of entries that all say the same."""
    return b"II*\0" + struct.pack("<IH", 8, count) + struct.pack("<HHII", 1, 4, 1, 9) * count


def large_tiff(entries: int, count: int) -> bytes:
    """Write a BigTIFF file that says how many entries it has."""
    head = b"II+\0" + struct.pack("<HHQQ", 8, 0, 16, entries)
    return head + struct.pack("<HHQQ", 1, 4, 1, 9) * count


def gif(width: int, height: int, frames: int = 1) -> bytes:
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0) + frame * frames + b"\x3b"


def webp(said: int | None = None, frames: int = 0) -> bytes:
    """Write a WebP file that lies about its size, or has very many pictures."""
    extended = struct.pack("<I", 2) + bytes(6)
    data = webp_of(b"VP8X", extended, said)
    return data + (b"ANMF" + struct.pack("<I", 16) + bytes(16)) * frames


def bmp(width: int, height: int) -> bytes:
    return bmp_of(width, height)


def icon(count: int) -> bytes:
    return icon_of(*[16] * count)


def heic(width: int, height: int) -> bytes:
    return heic_of(ispe_of(width, height))


def heic_boxes(count: int, where: str) -> bytes:
    """Write a HEIC file of very many boxes, at its top or among its properties."""
    empty = box_of(b"free") * count
    if where == "top":
        return heic_of(ispe_of(9, 9)) + empty
    return heic_of(ispe_of(9, 9), empty)


def heic_nested(depth: int) -> bytes:
    """Write boxes of `meta` in each other, each said to go to the end."""
    head = box_of(b"ftyp", b"heic\0\0\0\0heic")
    return head + b"".join(box_of(b"meta", bytes(4), size=0) for _ in range(depth))


def heic_items(count: int) -> bytes:
    """Write a HEIC file that says how many items have properties, and has none of them."""
    listed = full_of(b"ipma", count)
    head = box_of(b"ftyp", b"heic\0\0\0\0heic")
    properties = box_of(b"iprp", box_of(b"ipco", ispe_of(9, 9)), listed)
    return head + box_of(b"meta", bytes(4), box_of(b"pitm", bytes(4), b"\0\1"), properties)


def svg(inside: str = "", size: str = 'width="9" height="9"', before: str = "") -> bytes:
    return f"{before}<svg {_SVG} {size}>{inside}</svg>".encode()


def svg_defining(kind: str) -> bytes:
    """Write a drawing with a document type."""
    types = {
        "laughs": f'<!DOCTYPE svg [<!ENTITY a "ha ">{_LAUGHS}]>',
        "external": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        "remote": '<!DOCTYPE svg SYSTEM "http://localhost:9/x.dtd">',
        "short": '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>',
        "usual": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    }
    return svg("<g/>" if kind in ("usual", "short") else "<text>&a;</text>", before=types[kind])


def svg_flood(what: str, count: int) -> bytes:
    """Write a drawing of very much."""
    return {
        "depth": lambda: svg("<g>" * count + "</g>" * count),
        "attribute": lambda: svg(f'<path d="{"M0 0" * count}"/>'),
        "attribute of the root": lambda: svg(size=f'x="{"0" * count}" width="9" height="9"'),
        "attributes of the root": lambda: svg(size=" ".join(f'a{n}="1"' for n in range(count))),
        "elements": lambda: svg("<g/>" * count),
        "comments": lambda: svg(before="<!---->" * count),
        "uses": lambda: svg('<use href="#a"/>' * count),
        "openings": lambda: svg(before="<svg" * count),
    }[what]()
