"""How long AIFF and AIFF-C files play (Apple, Audio Interchange File Format 1.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.recordings.belief import damaged, held, per_second
from mcrubric.readers.recordings.chunks import IFF, Chunk, chunks

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_FIRST: Final = 12  # behind "FORM", a size and "AIFF"
# The rate is a number of 80 bits: a sign, 15 bits of exponent, 64 bits of which 63 are fraction.
_BIAS: Final = 16_383
_POINT: Final = 63
_FASTEST: Final = 32
"""The exponent of 4 GHz: no sound is sampled faster, and a larger one would overflow."""


def aiff_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time, None if its writer did not fill it in.

    Raises:
        ReadError: the file is cut off or holds no sound, or a limit is hit.
    """
    found: dict[bytes, Chunk] = {}
    for chunk in chunks(data, _FIRST, data.size, IFF, budget):
        found.setdefault(chunk.kind, chunk)
    common, sound = found.get(b"COMM"), found.get(b"SSND")
    if common is None or sound is None:
        raise damaged("it holds no sound")
    header = data.at(common.start, 18)
    samples = int.from_bytes(header[2:6], "big")
    if samples:
        held(sound.said, sound.there)
    return per_second(samples, _rate(header[8:18]))


def _rate(extended: bytes) -> float:
    exponent = int.from_bytes(extended[:2], "big") - _BIAS  # a set sign makes it too large
    if not 0 <= exponent <= _FASTEST:
        return 0.0
    return float(int.from_bytes(extended[2:], "big") * 2.0 ** (exponent - _POINT))
