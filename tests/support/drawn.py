"""Pictures made by hand, byte for byte: headers that are valid, with little behind them."""

from __future__ import annotations

import struct
import zlib

from handmade import box_of, full_of


def png_of(width: int, height: int, *more: bytes) -> bytes:
    """Write a PNG file; `more` are chunks in front of the pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = (png_chunk(b"IHDR", header), *more, png_chunk(b"IDAT", b"x"), png_chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def png_chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def jpeg_of(width: int, height: int, *, frame: int = 0xC0, orientation: int = 0) -> bytes:
    """Write a JPEG file with next to no pixels in it."""
    turned = b"Exif\0\0" + tiff_of(0, 0, orientation=orientation) if orientation else b""
    app = struct.pack(">BBH", 0xFF, 0xE1, 2 + len(turned)) + turned if turned else b""
    size = struct.pack(">BBHBHHB", 0xFF, frame, 11, 8, height, width, 1) + bytes(3)
    return b"\xff\xd8" + app + b"\xff" + size + b"\xff\xda\0\x08" + bytes(6) + b"\x12\x34\xff\xd9"


def tiff_of(
    width: int, height: int, *, orientation: int = 1, order: str = "<", large: bool = False
) -> bytes:
    """Write the first directory of a TIFF file, or of a BigTIFF file."""
    mark = b"II" if order == "<" else b"MM"
    tags = ((256, width), (257, height), (274, orientation))
    if large:
        head = struct.pack(f"{order}2sHHHQQ", mark, 43, 8, 0, 16, len(tags))
        return head + b"".join(struct.pack(f"{order}HHQQ", tag, 16, 1, each) for tag, each in tags)
    head = struct.pack(f"{order}2sHIH", mark, 42, 8, len(tags))
    short = (struct.pack(f"{order}HHIH2x", tag, 3, 1, each) for tag, each in tags)
    return head + b"".join(short) + bytes(4)


def webp_of(kind: bytes, content: bytes, size: int | None = None) -> bytes:
    body = b"WEBP" + kind + struct.pack("<I", len(content)) + content
    return b"RIFF" + struct.pack("<I", len(body) if size is None else size) + body


def ispe_of(width: int, height: int) -> bytes:
    return full_of(b"ispe", width, height)


def heic_of(
    *properties: bytes, items: dict[int, tuple[int, ...]] | None = None, primary: int = 1,
    brand: bytes = b"heic", data: bytes = b"",
) -> bytes:  # fmt: skip
    """Write the header of a HEIC file; `items` have properties by their place, from 1."""
    owned = b"".join(
        struct.pack(">HB", item, len(places)) + bytes(each | 0x80 for each in places)
        for item, places in (items or {}).items()
    )
    shared = box_of(b"ipma", struct.pack(">II", 0, len(items or {})), owned)
    held = box_of(b"iprp", box_of(b"ipco", *properties), shared)
    first = box_of(b"pitm", struct.pack(">IH", 0, primary))
    meta = box_of(b"meta", bytes(4), first, held)
    return box_of(b"ftyp", brand + bytes(4)) + meta + data


def bmp_of(width: int, height: int, *, old: bool = False) -> bytes:
    size = struct.pack("<IHH", 12, width, height) if old else struct.pack("<Iii", 40, width, height)
    return b"BM" + struct.pack("<IHHI", 99, 0, 0, 54) + size + bytes(60)


def icon_of(*sizes: int) -> bytes:
    entries = (
        struct.pack("<BBBBHHII", each % 256, each % 256, 0, 0, 1, 32, 4, 99) for each in sizes
    )
    return struct.pack("<HHH", 0, 1, len(sizes)) + b"".join(entries) + bytes(9)
