"""How long FLAC files play (RFC 9639), by their header, held against their last frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.readers.recordings.belief import damaged, per_second, truncated
from mcrubric.readers.recordings.tags import behind_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_MARK: Final = b"fLaC"
_BLOCK: Final = 4  # the header of a block of metadata
_LAST_BLOCK: Final = 0x80
_TAIL: Final = 1 << 18
"""Bytes at the end in which frames are looked for: ten of the largest that are usual."""
_HEADER: Final = 16  # the longest header of a frame
_SHORTEST: Final = 6
_POLYNOMIAL: Final = 0x07
# Samples in a block, by code; 6 and 7 say that the number follows.
_SAMPLES: Final = (
    0, 192, 576, 1_152, 2_304, 4_608, 0, 0,
    256, 512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768,
)  # fmt: skip
_FOLLOWS: Final = {6: 1, 7: 2}
_RATE_FOLLOWS: Final = {12: 1, 13: 2, 14: 2}
_DEPTHS: Final = (0, 8, 12, 0, 16, 20, 24, 32)  # bits of a sample by code; 0: as the header says


@dataclass(frozen=True, slots=True)
class _Stream:
    """What the header says: the samples of a full block, samples a second, and how many in all."""

    block: int
    rate: int
    depth: int
    samples: int


def flac_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time, None if neither the header nor a frame tells it.

    Raises:
        ReadError: the file is cut off or no FLAC, or a limit is hit.
    """
    start = behind_tags(data, budget)
    if data.up_to(start, len(_MARK)) != _MARK:
        raise damaged("no sound is found in it")
    stream = _stream(data.at(start + len(_MARK) + _BLOCK, 18))
    frames = _first_frame(data, start + len(_MARK), budget)
    if frames >= data.size:
        raise truncated()
    ends = max(_ends(data, max(frames, data.size - _TAIL), stream, budget), default=None)
    if stream.samples == 0:
        return per_second(ends or 0, stream.rate)
    if ends is not None and ends + stream.rate < stream.samples:
        raise truncated()
    return per_second(stream.samples, stream.rate)


def _stream(block: bytes) -> _Stream:
    bits = int.from_bytes(block[10:18], "big")
    return _Stream(
        block=int.from_bytes(block[2:4], "big"),
        rate=bits >> 44,
        depth=1 + (bits >> 36 & 31),
        samples=bits & (1 << 36) - 1,
    )


def _first_frame(data: Bytes, start: int, budget: Budget) -> int:
    """Return where the metadata ends, which may lie beyond the file."""
    while True:
        budget.spend()
        header = data.at(start, _BLOCK)
        start += _BLOCK + int.from_bytes(header[1:], "big")
        if header[0] & _LAST_BLOCK or start >= data.size:
            return start


def _ends(data: Bytes, start: int, stream: _Stream, budget: Budget) -> Iterator[int]:
    """Yield the number of samples up to the end of each frame that begins from `start` on."""
    tail = data.up_to(start, _TAIL)
    for sync in (b"\xff\xf8", b"\xff\xf9"):  # blocks of fixed size, of varying size
        at = tail.find(sync)
        while at >= 0:
            budget.spend()
            ends = _end(tail[at : at + _HEADER], stream)
            if ends:
                yield ends
            at = tail.find(sync, at + 1)


def _end(header: bytes, stream: _Stream) -> int | None:
    """Read the header of a frame (RFC 9639, 9.1); None unless its checksum is right."""
    if len(header) < _SHORTEST:
        return None
    block_code, number_bytes = header[2] >> 4, _coded(header[4])
    more = _FOLLOWS.get(block_code, 0)
    length = 4 + number_bytes + more + _RATE_FOLLOWS.get(header[2] & 15, 0)
    if not number_bytes or len(header) <= length or _checksum(header[:length]) != header[length]:
        return None
    if _DEPTHS[header[3] >> 1 & 7] not in (0, stream.depth):
        return None
    number = _number(header[4 : 4 + number_bytes])
    follows = header[4 + number_bytes : 4 + number_bytes + more]
    samples = 1 + int.from_bytes(follows, "big") if more else _SAMPLES[block_code]
    return (number if header[1] & 1 else number * stream.block) + samples


def _coded(first: int) -> int:
    """Return how many bytes a number takes that is coded as UTF-8 codes characters, 0 if none."""
    ones = 8 - (~first & 0xFF).bit_length()
    return {0: 1, 1: 0, 8: 0}.get(ones, ones)


def _number(coded: bytes) -> int:
    value = coded[0] & (0x7F if len(coded) == 1 else 0x7F >> len(coded))
    for byte in coded[1:]:
        value = value << 6 | byte & 0x3F
    return value


def _checksum(header: bytes) -> int:
    value = 0
    for byte in header:
        value ^= byte
        for _ in range(8):
            value = (value << 1 ^ (_POLYNOMIAL if value & 0x80 else 0)) & 0xFF
    return value
