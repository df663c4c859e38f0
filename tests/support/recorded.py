"""Recordings made by hand, byte for byte: each is valid unless it is told to lie."""

from __future__ import annotations

import struct

MP3_FRAME = b"\xff\xfb\x50\xc4" + bytes(204)
"""MPEG 1, layer III, 64 kbit/s, 44.1 kHz, mono: 208 bytes, 1,152 samples."""
MP3_SECONDS = 1_152 / 44_100


def chunk_of(kind: bytes, content: bytes, size: int | None = None) -> bytes:
    """Write a chunk of a RIFF file; `size` lies about its size."""
    said = len(content) if size is None else size
    return kind + struct.pack("<I", said) + content + bytes(len(content) & 1)


def wav_of(
    sound: bytes,
    *before: bytes,
    rate: int = 8_000,
    coding: int = 1,
    size: int | None = None,
    mark: bytes = b"RIFF",
) -> bytes:
    """Write a WAV file of one byte a sample; `before` stands in front of the sound."""
    how = chunk_of(b"fmt ", struct.pack("<HHIIHH", coding, 1, rate, rate, 1, 8))
    body = b"WAVE" + how + b"".join(before) + chunk_of(b"data", sound, size)
    return mark + struct.pack("<I", len(body)) + body


def aiff_of(sound: bytes, *, samples: int | None = None, size: int | None = None) -> bytes:
    """Write an AIFF file of 8,000 samples a second, one byte each."""
    rate = struct.pack(">HQ", 16_383 + 12, 8_000 << 63 - 12)
    count = len(sound) if samples is None else samples
    common = struct.pack(">4sIHIH", b"COMM", 18, 1, count, 8) + rate
    said = 8 + len(sound) if size is None else size
    body = b"AIFF" + common + struct.pack(">4sI8x", b"SSND", said) + sound
    return b"FORM" + struct.pack(">I", len(body)) + body


def caf_of(sound: bytes, *, packet: int = 1, table: int | None = None, size: int = 0) -> bytes:
    """Write a CAF file of 8,000 samples a second; `table` is the samples that `pakt` has."""
    how = struct.pack(">4sqd4sIIIII", b"desc", 32, 8_000.0, b"lpcm", 0, packet, 1, 1, 8)
    packets = struct.pack(">4sqQQII", b"pakt", 24, 1, table, 0, 0) if table is not None else b""
    data = struct.pack(">4sqI", b"data", size or 4 + len(sound), 0) + sound
    return b"caff\0\1\0\0" + how + packets + data


def id3_of(content: bytes) -> bytes:
    """Write an ID3v2 tag."""
    size = len(content)
    return b"ID3\4\0\0" + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0)) + content


def xing_of(frames: int, size: int, mark: bytes = b"Xing") -> bytes:
    """Write the first frame of an MP3 file, which says how many frames and bytes there are."""
    said = mark + struct.pack(">III", 3, frames, size)
    return MP3_FRAME[:4] + bytes(17) + said + bytes(208 - 21 - len(said))


def adts_frame(size: int = 100) -> bytes:
    """Write a frame of AAC: 44.1 kHz, mono, 1,024 samples."""
    bits = 0xFFF << 44 | 1 << 40 | 1 << 38 | 4 << 34 | 1 << 30 | size << 13 | 0x7FF << 2
    return bits.to_bytes(7, "big") + bytes(size - 7)


def flac_of(frames: int, samples: int | None = None) -> bytes:
    """Write a FLAC file of 8,000 samples a second in blocks of 4,000; the frames hold nothing."""
    total = 4_000 * frames if samples is None else samples
    rate = (8_000 << 44 | 15 << 36 | total).to_bytes(8, "big")
    info = struct.pack(">HH6x", 4_000, 4_000) + rate + bytes(16)
    headers = (
        b"\xff\xf8\x70\x08" + bytes([index]) + struct.pack(">H", 3_999) for index in range(frames)
    )
    return b"fLaC\x80\0\0\x22" + info + b"".join(each + _crc8(each) + bytes(90) for each in headers)


def _crc8(header: bytes) -> bytes:
    value = 0
    for byte in header:
        value ^= byte
        for _ in range(8):
            value = (value << 1 ^ (0x07 if value & 0x80 else 0)) & 0xFF
    return bytes([value])


def page_of(packet: bytes, *, at: int = 0, stream: int = 1, first: bool = False) -> bytes:
    """Write a page of an Ogg file with one packet of less than 255 bytes."""
    header = struct.pack("<4sBBqIIIBB", b"OggS", 0, 2 * first, at, stream, 0, 0, 1, len(packet))
    return header + packet


OPUS_HEAD = b"OpusHead\1\1" + struct.pack("<HIHB", 312, 48_000, 0, 0)
VORBIS_HEAD = b"\x01vorbis" + struct.pack("<IBIIIIBB", 0, 1, 8_000, 0, 0, 0, 0xB8, 1)
THEORA_HEAD = b"\x80theora" + bytes(15) + struct.pack(">II", 25, 1) + bytes(10) + b"\0\xc0"


def ogg_of(*ends: int, head: bytes = OPUS_HEAD, stream: int = 1) -> bytes:
    """Write an Ogg file of one stream whose pages end at the given positions."""
    sound = b"\x08" + bytes(199)  # the first byte of a packet of 20 ms
    pages = (page_of(sound, at=end, stream=stream) for end in ends)
    return page_of(head, stream=stream, first=True) + b"".join(pages)


def avi_of(frames: int, *, size: int | None = None) -> bytes:
    """Write an AVI file of 25 pictures a second."""
    stream = struct.pack("<4s4sIIIIIIII", b"vids", b"MJPG", 0, 0, 0, 1, 25, 0, frames, 0)
    listed = chunk_of(b"LIST", b"strl" + chunk_of(b"strh", stream))
    content = b"movi" + bytes(500)
    body = b"AVI " + chunk_of(b"LIST", b"hdrl" + listed) + chunk_of(b"LIST", content, size)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def asf_of(
    seconds: float, *, before: int = 0, size: int | None = None, live: bool = False
) -> bytes:
    """Write the header of a WMV file and some content."""
    mark = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
    name = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
    said = 634 if size is None else size
    ticks = round(seconds * 10_000_000)
    fields = struct.pack("<16xQ8x8xQQQI12x", said, ticks, ticks, before, int(live))
    properties = name + struct.pack("<Q", 24 + len(fields)) + fields
    header = mark + struct.pack("<QIH", 30 + len(properties), 1, 0x0201) + properties
    return header + bytes(634 - len(header))


def flv_of(*times: int) -> bytes:
    """Write an FLV file of pieces at the given milliseconds."""
    out = b"FLV\1\1\0\0\0\x09" + bytes(4)
    for time in times:
        tag = b"\x09\0\0\x64" + time.to_bytes(4, "big")[1:] + bytes([time >> 24]) + bytes(3 + 100)
        out += tag + struct.pack(">I", len(tag))
    return out


def program_of(*times: int) -> bytes:
    """Write an MPEG program stream of packets at the given times, in 1/90,000 s."""
    return b"".join(
        b"\0\0\1\xba" + bytes(10) + b"\0\0\1\xe0\0\x80\x80\x80\x05" + _stamp(time) + bytes(114)
        for time in times
    )


def _stamp(time: int) -> bytes:
    high, middle, low = time >> 30 & 7, time >> 15 & 0x7FFF, time & 0x7FFF
    return (2 << 36 | high << 33 | 1 << 32 | middle << 17 | 1 << 16 | low << 1 | 1).to_bytes(
        5, "big"
    )


UNKNOWN_SIZE = (1 << 56) - 1


def element_of(identity: int, content: bytes, size: int | None = None) -> bytes:
    """Write an element of a Matroska file; `size` lies about its size."""
    length = len(content) if size is None else size
    name = identity.to_bytes((identity.bit_length() + 7) // 8, "big")
    return name + (length | 1 << 56).to_bytes(8, "big") + content


WEBM_HEAD = element_of(0x1A45DFA3, element_of(0x4282, b"webm"))


def webm_of(*segment: bytes, size: int | None = None) -> bytes:
    return WEBM_HEAD + element_of(0x18538067, b"".join(segment), size)


def info_of(duration: float, scale: int = 1_000_000) -> bytes:
    """Write the header that says how long a Matroska file plays."""
    fields = element_of(0x2AD7B1, scale.to_bytes(4, "big"))
    return element_of(0x1549A966, fields + element_of(0x4489, struct.pack(">d", duration)))


def tracks_of(nanoseconds: int) -> bytes:
    """Write the tracks of a Matroska file: one, and how long a frame of it plays."""
    length = element_of(0x23E383, nanoseconds.to_bytes(8, "big"))
    return element_of(0x1654AE6B, element_of(0xAE, element_of(0xD7, b"\1") + length))


def block_of(time: int = 100, *, flags: int = 0x80, frames: int = 1) -> bytes:
    """Write what a block holds: of track 1, `time` units after its cluster begins."""
    return b"\x81" + struct.pack(">hBB", time, flags, frames - 1) + bytes(500)


def cluster_of(time: int, *blocks: bytes, size: int | None = None) -> bytes:
    begins = element_of(0xE7, time.to_bytes(8, "big"))
    return element_of(0x1F43B675, begins + b"".join(blocks), size)
