"""Frames of MPEG audio (ISO/IEC 11172-3, 13818-3; MPEG 2.5 by common use): MP3 and its kin."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mcrubric.readers.recordings.frames import Frame

_SYNC: Final = 0x7FF  # eleven bits at the start of each header
_RESERVED_VERSION: Final = 1
_MPEG_1: Final = 3
_FREE: Final = 0
_BAD: Final = 15
_RESERVED_RATE: Final = 3
_LAYER_1, _LAYER_2, _LAYER_3 = 3, 2, 1
_MONO: Final = 3

# Kilobits a second by index, from 1 on.
_BITS: Final = {
    (True, _LAYER_1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, _LAYER_2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, _LAYER_3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, _LAYER_1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, _LAYER_2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, _LAYER_3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES: Final = (44_100, 48_000, 32_000)
_DIVISORS: Final = {3: 1, 2: 2, 0: 4}  # of the rates, by version: 1, 2, 2.5
_SAMPLES: Final = {_LAYER_1: 384, _LAYER_2: 1_152, _LAYER_3: 1_152}
_HALVED: Final = 576  # layer III of MPEG 2 and 2.5


def parse_mpeg_audio(header: bytes) -> Frame | None:
    """Read the header of a frame; None if it is none, or of free format."""
    return _parsed(int.from_bytes(header[:4], "big"))


def is_free_format(header: bytes) -> bool:
    """Tell whether a frame could begin here whose size its header does not say."""
    bits = int.from_bytes(header[:4], "big")
    return _sound(bits) and bits >> 12 & 15 == _FREE


def side_bytes(header: bytes) -> int:
    """Return how many bytes of layer III stand between a header and the sound itself."""
    bits = int.from_bytes(header[:4], "big")
    mono = bits >> 6 & 3 == _MONO
    if bits >> 19 & 3 == _MPEG_1:
        return 17 if mono else 32
    return 9 if mono else 17


def _sound(bits: int) -> bool:
    """Tell whether nothing in the four bytes is reserved."""
    return (
        bits >> 21 == _SYNC
        and bits >> 19 & 3 != _RESERVED_VERSION
        and bits >> 17 & 3 != 0
        and bits >> 10 & 3 != _RESERVED_RATE
    )


@lru_cache(maxsize=1_024)  # a file repeats a handful of headers for hours
def _parsed(bits: int) -> Frame | None:
    index = bits >> 12 & 15
    if not _sound(bits) or index in (_FREE, _BAD):
        return None
    version, layer = bits >> 19 & 3, bits >> 17 & 3
    rate = _RATES[bits >> 10 & 3] // _DIVISORS[version]
    speed = _BITS[version == _MPEG_1, layer][index - 1] * 1_000
    padding = bits >> 9 & 1
    if layer == _LAYER_1:
        return Frame(4 * (12 * speed // rate + padding), _SAMPLES[layer], rate, speed)
    halved = layer == _LAYER_3 and version != _MPEG_1
    samples = _HALVED if halved else _SAMPLES[layer]
    return Frame(samples // 8 * speed // rate + padding, samples, rate, speed)
