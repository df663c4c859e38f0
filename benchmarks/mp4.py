"""Writes small MP4 files of real structure: one video track, its sample table, and its samples.

Boxes and fields are as in ISO/IEC 14496-12, version 0 of each box. Times are in milliseconds.
"""

from __future__ import annotations

import struct
from typing import Final

TIMESCALE: Final = 1000
WIDTH, HEIGHT = 320, 180
# The identity matrix of a movie and of a track: 16.16 and 2.30 fixed point.
MATRIX: Final = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
TYPE: Final = b"isom" + struct.pack(">I", 0x200) + b"isomiso2mp41"
ENABLED_IN_MOVIE: Final = 3
# 72 dots an inch in 16.16 fixed point, 24 bits a dot: what the standard sets where nothing is said.
DOTS_PER_INCH: Final = 72 << 16
DEPTH: Final = 24
# Coded pictures of JPEG: the one entry whose samples need no further description.
CODING: Final = b"jpeg"


def write_mp4(seconds: float, samples: list[bytes]) -> bytes:
    """Return a recording of so many seconds; the samples share them evenly."""
    ftyp = _box(b"ftyp", TYPE)
    media = b"".join(samples)
    # `moov` stands first, as in files made for streaming; its size does not depend on the offset.
    size = len(_movie(seconds, samples, 0))
    moov = _movie(seconds, samples, len(ftyp) + size + 8)
    return ftyp + moov + _box(b"mdat", media)


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def _full(kind: bytes, *parts: bytes, flags: int = 0) -> bytes:
    """Return a box with a version (0) and flags."""
    return _box(kind, struct.pack(">I", flags), *parts)


def _movie(seconds: float, samples: list[bytes], offset: int) -> bytes:
    duration = round(seconds * TIMESCALE)
    mvhd = _full(
        b"mvhd",
        struct.pack(">4I", 0, 0, TIMESCALE, duration),
        struct.pack(">IH10x", 0x10000, 0x100),
        MATRIX,
        struct.pack(">6I", *[0] * 6),
        struct.pack(">I", 2),
    )
    return _box(b"moov", mvhd, _track(duration, samples, offset))


def _track(duration: int, samples: list[bytes], offset: int) -> bytes:
    tkhd = _full(
        b"tkhd",
        struct.pack(">5I8x4H", 0, 0, 1, 0, duration, 0, 0, 0, 0),
        MATRIX,
        struct.pack(">2I", WIDTH << 16, HEIGHT << 16),
        flags=ENABLED_IN_MOVIE,
    )
    mdhd = _full(b"mdhd", struct.pack(">4I2H", 0, 0, TIMESCALE, duration, 0x55C4, 0))
    hdlr = _full(b"hdlr", struct.pack(">I4s12x", 0, b"vide"), b"video\0")
    vmhd = _full(b"vmhd", bytes(8), flags=1)
    dinf = _box(b"dinf", _full(b"dref", struct.pack(">I", 1), _full(b"url ", flags=1)))
    minf = _box(b"minf", vmhd, dinf, _sample_table(duration, samples, offset))
    return _box(b"trak", tkhd, _box(b"mdia", mdhd, hdlr, minf))


def _sample_table(duration: int, samples: list[bytes], offset: int) -> bytes:
    count = len(samples)
    picture = _box(
        CODING,
        struct.pack(">6xH16x2H3I", 1, WIDTH, HEIGHT, DOTS_PER_INCH, DOTS_PER_INCH, 0),
        struct.pack(">H32xHh", 1, DEPTH, -1),
    )
    sizes = struct.pack(f">{count}I", *map(len, samples))
    return _box(
        b"stbl",
        _full(b"stsd", struct.pack(">I", 1), picture),
        _full(b"stts", struct.pack(">3I", 1, count, duration // count)),
        _full(b"stsc", struct.pack(">4I", 1, 1, count, 1)),
        _full(b"stsz", struct.pack(">2I", 0, count), sizes),
        _full(b"stco", struct.pack(">2I", 1, offset)),
    )
