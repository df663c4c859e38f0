"""Recordings whose headers lie, nest, repeat or never end; little is behind them."""

from __future__ import annotations

import struct
from typing import Final

from handmade import box_of, full_of, mvhd_of
from recorded import (
    adts_frame,
    aiff_of,
    asf_of,
    avi_of,
    block_of,
    caf_of,
    cluster_of,
    element_of,
    flac_of,
    flv_of,
    id3_of,
    info_of,
    ogg_of,
    program_of,
    wav_of,
    webm_of,
    xing_of,
)

_BRAND: Final = box_of(b"ftyp", b"isom\0\0\2\0isom")
_FRAME: Final = b"\xff\xfb\x90\x00" + bytes(413)  # 128 kbit/s, 44.1 kHz
_UNKNOWN: Final = b"\x01" + b"\xff" * 7  # a size in eight bytes that says nothing


def movie(seconds: int, size: int = 50_000, scale: int = 1_000) -> bytes:
    """Write a movie that says how long it plays, with so many bytes behind it."""
    return _BRAND + box_of(b"moov", mvhd_of(seconds * scale, scale)) + box_of(b"mdat", bytes(size))


def movie_of_units(units: int, scale: int) -> bytes:
    return _BRAND + box_of(b"moov", mvhd_of(units, scale)) + box_of(b"mdat", bytes(9_000))


def movie_cut(share: float) -> bytes:
    data = movie(9)
    return data[: int(len(data) * share)]


def movie_box(kind: str, size: int) -> bytes:
    """Write a movie with a box that lies about its size in front of all."""
    return _BRAND + box_of(kind.encode(), bytes(8), size=size) + movie(9)[len(_BRAND) :]


def movie_long_box(size: int) -> bytes:
    """Write a movie with a box whose size has eight bytes."""
    return _BRAND + struct.pack(">I4sQ", 1, b"free", size) + movie(9)[len(_BRAND) :]


def movie_boxes(count: int) -> bytes:
    return _BRAND + box_of(b"free") * count + movie(9)[len(_BRAND) :]


def movie_nested(depth: int) -> bytes:
    """Write boxes in each other, each of which goes to the end."""
    return _BRAND + box_of(b"moov", size=0) * depth


def movie_tracks(count: int) -> bytes:
    track = box_of(b"trak", box_of(b"mdia", full_of(b"mdhd", 0, 0, 1_000, 9_000)))
    return _BRAND + box_of(b"moov", mvhd_of(9_000), track * count) + box_of(b"mdat", bytes(99_000))


def movie_fragments(count: int, samples: int) -> bytes:
    """Write fragments each of which says that it has so many samples, and has none."""
    run = full_of(b"trun", samples)
    piece = box_of(b"moof", box_of(b"traf", full_of(b"tfhd", 1), run))
    head = box_of(b"moov", mvhd_of(0), box_of(b"mvex", full_of(b"trex", 1, 1, 1_000, 0, 0)))
    return _BRAND + head + piece * count


def matroska(duration: float) -> bytes:
    return webm_of(info_of(duration), cluster_of(0, element_of(0xA3, block_of())))


def matroska_nested(depth: int) -> bytes:
    """Write elements of unknown size in each other."""
    return webm_of()[:-1] + _UNKNOWN + (b"\x1f\x43\xb6\x75" + _UNKNOWN) * depth


def matroska_elements(count: int) -> bytes:
    return webm_of(info_of(9_000.0), b"\xec\x80" * count)


def matroska_blocks(count: int, frames: int = 1, flags: int = 0x80) -> bytes:
    """Write a live recording of small blocks; `flags` say how frames are laced in them."""
    block = element_of(0xA3, block_of(flags=flags, frames=frames)[:8])
    return webm_of(cluster_of(0, block * count))


def matroska_sized(size: int) -> bytes:
    return webm_of(info_of(9_000.0), size=size)


def mp3(frames: int, junk: int = 0, times: int = 1) -> bytes:
    """Write an MP3 file with so much junk between its frames."""
    return (_FRAME * frames + b"\xff" * junk) * times


def mp3_tagged(said: int, there: int) -> bytes:
    """Write an MP3 file behind a tag that lies about its size."""
    size = bytes(said >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\4\0\0" + size + bytes(there) + _FRAME * 100


def mp3_tags(count: int) -> bytes:
    return id3_of(b"") * count + _FRAME * 100


def mp3_counted(frames: int) -> bytes:
    """Write an MP3 file whose first frame lies about how many there are."""
    return xing_of(frames, 2**32 - 1) + _FRAME * 100


def ogg(ends: list[int]) -> bytes:
    return ogg_of(*ends)


def ogg_pages(count: int) -> bytes:
    return ogg_of(*range(960, 960 * count, 960))


def wav(size: int | None = None, rate: int = 8_000) -> bytes:
    return wav_of(bytes(80_000), rate=rate, size=size)


def aiff(samples: int | None = None, size: int | None = None) -> bytes:
    return aiff_of(bytes(80_000), samples=samples, size=size)


def caf(table: int | None = None, packet: int = 1, size: int = 0) -> bytes:
    return caf_of(bytes(80_000), packet=packet, table=table, size=size)


def riff_chunks(count: int) -> bytes:
    return b"RIFF" + struct.pack("<I", 4 + 8 * count) + b"WAVE" + (b"junk" + bytes(4)) * count


def flac(samples: int, frames: int = 5) -> bytes:
    return flac_of(frames, samples)


def flac_blocks(count: int) -> bytes:
    """Write a FLAC file of empty blocks in front of the sound."""
    whole = flac_of(5)
    return whole[:4] + b"\0" + whole[5:42] + b"\x01\0\0\0" * count + b"\x81\0\0\0" + whole[42:]


def adts(frames: int, junk: int = 0, size: int = 100) -> bytes:
    return adts_frame(size) * frames + b"\xff\xf1" * junk


def avi(frames: int, size: int | None = None) -> bytes:
    return avi_of(frames, size=size)


def asf(seconds: float, size: int | None = None) -> bytes:
    return asf_of(seconds, size=size)


def flv(times: list[int]) -> bytes:
    return flv_of(*times)


def program(times: list[int]) -> bytes:
    return program_of(*times)


def transport(packets: int) -> bytes:
    return (b"\x47\x40\x00\x10" + bytes(184)) * packets


def amr(frames: int) -> bytes:
    return b"#!AMR\n" + (b"\x3c" + bytes(31)) * frames
