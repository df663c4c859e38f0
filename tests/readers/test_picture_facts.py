"""How large pictures are shown, by their headers."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drawn import (
    bmp_of,
    heic_of,
    icon_of,
    ispe_of,
    jpeg_of,
    png_chunk,
    png_of,
    tiff_of,
    webp_of,
)  # fmt: skip
from handmade import box_of

from mcrubric.model.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcrubric.model.artifacts import Facts

    LookInto = Callable[..., Facts]

PNG = b"\x89PNG\r\n\x1a\n"
REAL = (
    "picture.png", "moving.png", "picture.jpg", "picture.gif", "picture.webp", "lossless.webp",
    "picture.avif", "picture.bmp", "picture.tif", "picture.jxl", "picture.jp2", "picture.j2k",
    "picture.ico",
)  # fmt: skip
TURN = box_of(b"irot", b"\1")
TILES = [ispe_of(512, 512), ispe_of(4_032, 3_024), ispe_of(320, 240), TURN]
JXL = b"\0\0\0\x0cJXL \r\n\x87\n"
EXTENDED = bytes(4) + b"\x0f\0\0\x07\0\0"
GIF = b"GIF89a\6\0\5\0\0\0\0!\xfe\2hi\0,\0\0\0\0\6\0\5\0\0\2\2\x44\1\0;"
SVG = "<svg xmlns='http://www.w3.org/2000/svg' {}><rect width='9' height='9'/></svg>"


@pytest.mark.parametrize("name", REAL)
def test_real_pictures(look_into: LookInto, data: Path, name: str) -> None:
    facts = look_into((data / name).read_bytes(), name)
    assert (facts.medium, facts.width, facts.height, facts.problem) == ("image", 32, 24, None)


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("a.png", png_of(6, 5), (6, 5)),
        ("a.png", png_of(6, 5) + b"junk", (6, 5)),
        ("a.jpg", jpeg_of(6, 5), (6, 5)),
        ("a.jpg", jpeg_of(6, 5, frame=0xC2), (6, 5)),
        ("a.jpg", jpeg_of(6, 5) + bytes(200_000), (6, 5)),
        ("a.jpg", jpeg_of(6, 5)[:-2] + bytes(65_533) + b"\xff\xda" + bytes(200_000), (6, 5)),
        ("a.jpg", jpeg_of(6, 5)[:-2] + bytes(65_534) + b"\xff\xd9" + bytes(200_000), (6, 5)),
        ("a.gif", GIF, (6, 5)),
        ("a.gif", GIF[:-1], (6, 5)),
        ("a.gif", GIF + bytes(9), (6, 5)),
        ("a.gif", GIF[:-1] + b"?", (6, 5)),
        ("a.gif", GIF[:10] + b"\x80" + bytes(8) + GIF[13:] + b"junk", (6, 5)),
        ("a.jpg", jpeg_of(6, 5, frame=0xCF), (6, 5)),
        ("a.jpg", jpeg_of(6, 5, orientation=3), (6, 5)),
        ("a.jpg", jpeg_of(6, 5, orientation=6), (5, 6)),
        ("a.webp", webp_of(b"VP8X", EXTENDED), (16, 8)),
        ("a.webp", webp_of(b"VP8L", b"\x2f\x0f\xc0\x01\0"), (16, 8)),
        ("a.webp", webp_of(b"VP8 ", b"\0\0\0\x9d\x01\x2a\x10\0\x08\0"), (16, 8)),
        ("a.tif", tiff_of(6, 5), (6, 5)),
        ("a.tif", tiff_of(6, 5, order=">"), (6, 5)),
        ("a.tif", tiff_of(6, 5, large=True), (6, 5)),
        ("a.tif", tiff_of(6, 5, large=True, order=">"), (6, 5)),
        ("a.tif", tiff_of(6, 5, orientation=8), (5, 6)),
        ("a.bmp", bmp_of(6, 5), (6, 5)),
        ("a.bmp", bmp_of(6, -5), (6, 5)),
        ("a.bmp", bmp_of(6, 5, old=True), (6, 5)),
        ("a.ico", icon_of(16, 256, 32), (256, 256)),
        ("a.psd", b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, 5, 6, 8, 3), (6, 5)),
        ("a.jxl", b"\xff\x0a" + (1 | 4 << 1 | 1 << 6).to_bytes(9, "little"), (40, 40)),
        ("a.jxl", JXL + box_of(b"jxlp", bytes(4), b"\xff\x0a\x91" + bytes(9)), (86, 72)),
        ("a.heic", heic_of(*TILES, items={1: (2,), 2: (3,)}), (4_032, 3_024)),
        ("a.heic", heic_of(*TILES, items={1: (2, 4), 2: (3,)}), (3_024, 4_032)),
        ("a.heic", heic_of(*TILES, items={1: (1,), 7: (3,)}, primary=7), (320, 240)),
        ("a.heic", heic_of(*TILES), (4_032, 3_024)),
        ("a.heic", heic_of(*TILES, items={1: (99,)}), (4_032, 3_024)),
        ("a.avif", heic_of(*TILES, items={1: (3,)}, brand=b"avif"), (320, 240)),
        ("a.jpg", heic_of(ispe_of(10, 20)), (10, 20)),
        ("a.svg", SVG.format("width='60' height='50px'").encode(), (60, 50)),
        ("a.svg", SVG.format("width='1in' height='25.4mm'").encode(), (96, 96)),
        ("a.svg", SVG.format("viewBox='0 0 60.2 50'").encode(), (60, 50)),
        ("a.svg", SVG.format("width='100%' viewBox='0,0,60,50'").encode(), (60, 50)),
    ],
)  # fmt: skip
def test_pictures_made_by_hand(
    look_into: LookInto, name: str, data: bytes, size: tuple[int, int]
) -> None:
    facts = look_into(data, name)
    assert facts.problem is None
    assert (facts.width, facts.height) == size


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.png", PNG, "truncated"),
        ("a.png", PNG + bytes(40), "damaged"),
        ("a.png", png_of(0, 5), "damaged"),
        ("a.png", png_of(6, 5)[:-12], "truncated"),
        ("a.png", png_of(6, 5)[:-20], "truncated"),
        ("a.jpg", b"\xff\xd8\xff\xe0\xff\xff" + bytes(99), "truncated"),
        ("a.jpg", jpeg_of(6, 5)[:-4], "truncated"),
        ("a.jpg", jpeg_of(6, 5)[:15], "truncated"),
        ("a.jpg", jpeg_of(6, 5)[:-2], "truncated"),
        ("a.jpg", jpeg_of(6, 5)[:-2] + b"\xff\0\xd9" * 70_000, "truncated"),
        ("a.jpg", b"\xff\xd8\xff\xda" + bytes(99), "damaged"),
        ("a.jpg", b"\xff\xd8" + b"\xff" * 5_000, "truncated"),
        ("a.gif", b"GIF89a\x01", "truncated"),
        ("a.gif", GIF[:13], "truncated"),
        ("a.gif", GIF[:-2], "truncated"),
        ("a.gif", GIF[:-4], "truncated"),
        ("a.gif", GIF[:25], "truncated"),
        ("a.gif", GIF[:13] + b"\x21\xfe\x01a\0", "truncated"),
        ("a.webp", b"RIFF\0\0\0\0WEBP", "truncated"),
        ("a.webp", webp_of(b"VP8X", EXTENDED, 5_000), "truncated"),
        ("a.heic", heic_of(), "damaged"),
        ("a.heic", heic_of(ispe_of(1, 1), data=box_of(b"mdat", bytes(9), size=900)), "truncated"),
        ("a.heic", heic_of(ispe_of(1, 1))[:60], "truncated"),
        ("a.heic", box_of(b"ftyp", b"heic\0\0\0\0"), "damaged"),
        ("a.tif", b"II*\0\xff\xff\0\0" + bytes(99), "truncated"),
        ("a.tif", b"II*\0\x08\0\0\0" + bytes(9), "damaged"),
        ("a.bmp", bmp_of(0, 5), "damaged"),
        ("a.jxl", JXL, "truncated"),
        ("a.png", bytes(99), "stand-in"),
        ("a.jpg", b"<html><body>Please log in</body></html>", "other-type"),
    ],
)
def test_what_the_bytes_prove_is_told(
    look_into: LookInto, name: str, data: bytes, kind: str
) -> None:
    facts = look_into(data, name)
    assert facts.problem is not None
    assert (facts.problem.kind, facts.width, facts.height) == (kind, None, None)


@pytest.mark.parametrize(
    "said", ["", "width='100%' height='auto'", "viewBox='0 0 0 0'", "width='9"]
)
def test_a_drawing_without_a_size_is_one_all_the_same(look_into: LookInto, said: str) -> None:
    facts = look_into(SVG.format(said).encode(), "a.svg")
    assert (facts.medium, facts.width, facts.problem) == ("image", None, None)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("chunks.png", png_of(6, 5, *[png_chunk(b"tEXt", b"")] * 999)),
        ("markers.jpg", b"\xff\xd8" + b"\xff\xfe\0\2" * 999),
        ("tags.tif", b"II*\0\x08\0\0\0\xff\xff" + bytes(99_999)),
        ("icons.ico", icon_of(*[16] * 999)),
        ("items.heic", heic_of(*TILES, items=dict.fromkeys(range(2, 999), (1,)))),
    ],
)
def test_floods_are_a_limit(look_into: LookInto, name: str, data: bytes) -> None:
    facts = look_into(data, name, limits=replace(Limits(), media_elements=500))
    assert facts.problem is not None
    assert facts.problem.kind == "limit"


def test_a_picture_that_moves_has_times(look_into: LookInto) -> None:
    moving = png_of(6, 5, png_chunk(b"acTL", bytes(8)))
    assert look_into(moving, "a.png").media_type == "image/apng"
    assert look_into(png_of(6, 5), "a.png").media_type == "image/png"
