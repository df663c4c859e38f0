"""Office files whose zip archive lies: bombs, parts over each other, twice, locked, cut off."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

from handmade import zip_of
from office import deck_of, shape_of, slide_of
from wordfiles import docx_of, paragraph

_WAYS: Final = {"bzip2": zipfile.ZIP_BZIP2, "lzma": zipfile.ZIP_LZMA, "stored": zipfile.ZIP_STORED}
_SENTENCE: Final = "We met every family before the year began."
_CENTRAL: Final = b"PK\x01\x02"
_FLAGS_AT: Final = 8
_KERNEL: Final = 1 << 20
BODY: Final = paragraph(_SENTENCE)


def stored(data: bytes) -> bytes:
    """Pack a file anew without packing its parts, so that no ratio gives it away."""
    return packed_anew(data, "stored")


def packed_anew(data: bytes, way: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(stream, "w") as out:
        for name in archive.namelist():
            out.writestr(zipfile.ZipInfo(name), archive.read(name), _WAYS[way])
    return stream.getvalue()


def text_packed(way: str) -> bytes:
    """Write a text whose parts are packed in a way that the standard does not allow."""
    return packed_anew(docx_of(BODY), way)


def bomb(mebibytes: int, place: str) -> bytes:
    """Write a file one part of which unpacks to a thousand times its size."""
    flood = " " * (mebibytes << 20)
    if place == "text":
        return docx_of(BODY + paragraph(flood))
    if place == "header":
        return docx_of(BODY, header1=flood)
    return deck_of([slide_of(shape_of(flood))])


def overlapping(parts: int) -> bytes:
    """Write slides that share their packed bytes, each part holding all those behind it.

    As in "A better zip bomb" (David Fifield, 2019): a header is quoted by the part before it.
    """
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(bytes(_KERNEL)) + kernel.flush()
    out, listed, check, size = packed, [], zlib.crc32(bytes(_KERNEL)), _KERNEL
    for number in reversed(range(parts)):
        name = b"ppt/slides/slide%d.xml" % number
        fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, check, len(out), size, len(name), 0)
        header = b"PK\x03\x04" + fields + name
        listed.append((name, fields, len(out) + len(header)))
        quoted = b"\0" + struct.pack("<HH", len(header), 0xFFFF ^ len(header)) + header
        check, size = zlib.crc32(quoted[5:] + _content_of(out)), size + len(header)
        out = quoted + out
    return _deck_around(out[5:], listed)


def _content_of(packed: bytes) -> bytes:
    return zlib.decompressobj(-15).decompress(packed)


def _deck_around(slides: bytes, listed: list[tuple[bytes, bytes, int]]) -> bytes:
    """Put a presentation that lists the slides in front of them, and one list over all."""
    deck = deck_of([""] * len(listed), more={})
    with zipfile.ZipFile(BytesIO(deck)) as archive:
        names = [name for name in archive.namelist() if "/slides/" not in name]
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in names}
    before = zip_of(parts)
    directory = before.index(_CENTRAL)
    end = before.rindex(b"PK\x05\x06")
    entries = before[directory:end]
    total = directory + len(slides)
    for name, fields, from_end in listed:
        entries += (
            _CENTRAL + b"\x14\0" + fields + struct.pack("<HHHII", 0, 0, 0, 0, total - from_end)
        )
        entries += name
    count = len(parts) + len(listed)
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entries), total, 0)
    return before[:directory] + slides + entries + tail


def listed_at_one_place(times: int) -> bytes:
    """Write a text whose list of parts names the same bytes many times."""
    data = docx_of(BODY)
    start, end = data.index(_CENTRAL), data.rindex(b"PK\x05\x06")
    last = data[data.rindex(_CENTRAL) : end]
    entries = data[start:end] + last * times
    count = data[start:end].count(_CENTRAL) + times
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entries), start, 0)
    return data[:start] + entries + tail


def part_twice(second: str) -> bytes:
    """Write a text whose main part is there twice, under names that differ as `second` does."""
    data = docx_of(BODY)
    stream = BytesIO(data)
    with zipfile.ZipFile(stream) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    made = zip_of(parts | {"word/dokument.xml": parts["word/document.xml"]})
    return made.replace(b"word/dokument.xml", second.encode())


def locked(flags: int) -> bytes:
    """Write a text whose list of parts says that each is locked."""
    data = bytearray(docx_of(BODY))
    at = data.find(_CENTRAL)
    while at >= 0:
        data[at + _FLAGS_AT] |= flags
        at = data.find(_CENTRAL, at + 1)
    return bytes(data)


def cut(share: float) -> bytes:
    data = docx_of(BODY)
    return data[: int(len(data) * share)]


def said_to_have(parts: int, length: int) -> bytes:
    """Write a text whose end lies about how many parts there are and how long their list is."""
    data = bytearray(docx_of(BODY))
    end = data.rindex(b"PK\x05\x06")
    struct.pack_into("<HHI", data, end + 8, parts, parts, length)
    return bytes(data)


def padded(before: int, behind: int) -> bytes:
    """Write a text with zeros in front of the archive and behind it."""
    return bytes(before) + docx_of(BODY) + bytes(behind)


def many_parts(parts: int) -> bytes:
    more = {f"word/media/{number}.bin": "" for number in range(parts)}
    return deck_of([slide_of(shape_of(_SENTENCE))], more=dict(more))


def named_outside(names: list[str]) -> bytes:
    """Write a presentation with parts whose names lead out of the package."""
    return deck_of([slide_of(shape_of(_SENTENCE))], more=dict.fromkeys(names, "<x/>"))


def without(kind: str, names: list[str]) -> bytes:
    """Write a file that lacks some of its parts."""
    made = deck_of([slide_of(shape_of(_SENTENCE))] * 3) if kind == "deck" else docx_of(BODY)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        left = [name for name in archive.namelist() if name not in names]
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in left}
    return zip_of(parts)
