"""How large pictures are, by their headers."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from handmade import box_of, full_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcrubric.model.artifacts import Facts

    LookInto = Callable[..., Facts]

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("name", ["picture.png", "picture.jpg", "picture.gif", "picture.webp"])
def test_real_pictures(look_into: LookInto, data: Path, name: str) -> None:
    facts = look_into((data / name).read_bytes(), name)
    assert (facts.medium, facts.width, facts.height, facts.problem) == ("image", 32, 24, None)


def heic(*sizes: tuple[int, int]) -> bytes:
    properties = box_of(b"ipco", *(full_of(b"ispe", *size) for size in sizes))
    meta = box_of(b"meta", bytes(4), box_of(b"iprp", properties))
    return box_of(b"ftyp", b"heic\0\0\0\0") + meta


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("a.heic", heic((320, 240), (4032, 3024)), (4032, 3024)),
        ("a.jpg", heic((10, 20)), (10, 20)),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x0f\0\0\x07\0\0", (16, 8)),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8L" + bytes(5) + b"\x0f\xc0\x01\0", (16, 8)),
        ("a.jpg", b"\xff\xd8\xff\xff\xff\xc2\0\x11\x08\0\x05\0\x06" + bytes(9), (6, 5)),
    ],
)
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
        ("a.png", PNG + b"\0\0\0\rIHDR" + struct.pack(">II", 0, 5) + bytes(9), "damaged"),
        ("a.jpg", b"\xff\xd8\xff\xe0\xff\xff" + bytes(99), "truncated"),
        ("a.jpg", b"\xff\xd8\xff\xda" + bytes(99), "damaged"),
        ("a.jpg", b"\xff\xd8" + b"\xff" * 5_000, "truncated"),
        ("a.gif", b"GIF89a\x01", "truncated"),
        ("a.webp", b"RIFF\0\0\0\0WEBP", "truncated"),
        ("a.heic", heic(), "damaged"),
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
    ("name", "data"),
    [("a.bmp", b"BM" + bytes(60)), ("a.tif", b"II*\0" + bytes(9)), ("a.svg", b"<svg xmlns=''/>")],
)
def test_the_size_of_other_pictures_is_unknown_and_nothing_is_wrong(
    look_into: LookInto, name: str, data: bytes
) -> None:
    facts = look_into(data, name)
    assert (facts.medium, facts.width, facts.problem) == ("image", None, None)
