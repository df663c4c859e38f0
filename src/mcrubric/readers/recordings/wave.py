"""How long WAV files play: plain, RF64 and BW64 (EBU Tech 3306, ITU-R BS.2088)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.recordings.belief import damaged, held, per_second, plausible
from mcrubric.readers.recordings.chunks import RIFF, Chunk, chunks

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_FIRST: Final = 12  # behind "RIFF", a size and "WAVE"
_PLAIN: Final = frozenset((1, 3, 6, 7))
"""Whole numbers, floating point, A-law, mu-law: as many bytes a second as the blocks need."""
_EXTENSIBLE: Final = 0xFFFE
_ELSEWHERE: Final = 0xFFFF_FFFF


def wave_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time, None if the header does not say how fast it is played.

    Raises:
        ReadError: the file is cut off or holds no sound, or a limit is hit.
    """
    found: dict[bytes, Chunk] = {}
    for chunk in chunks(data, _FIRST, data.size, RIFF, budget):
        found.setdefault(chunk.kind, chunk)
        if chunk.kind == b"data" and b"fmt " in found:
            break  # its size may not be known, so what follows cannot be found
    sound, how = found.get(b"data"), found.get(b"fmt ")
    if sound is None or how is None:
        raise damaged("it holds no sound")
    said = sound.said
    if said == _ELSEWHERE and b"ds64" in found:
        said = _little(data, found[b"ds64"], 8, 8)
    there = held(said, data.size - sound.start)
    fact = found.get(b"fact")
    return _seconds(data, how, there, _little(data, fact, 0, 4) if fact else 0)


def _seconds(data: Bytes, how: Chunk, size: int, samples: int) -> float | None:
    """Divide by the rate that `fmt ` gives; of coded sound it is often wrong, so samples count."""
    coding, rate = _little(data, how, 0, 2), _little(data, how, 4, 4)
    if coding == _EXTENSIBLE:
        coding = _little(data, how, 24, 2)
    if coding in _PLAIN:
        return per_second(size, rate * _little(data, how, 12, 2))
    by_samples = per_second(samples, rate)
    if plausible(by_samples, size):
        return by_samples
    return per_second(size, _little(data, how, 8, 4))


def _little(data: Bytes, chunk: Chunk, offset: int, count: int) -> int:
    return int.from_bytes(data.at(chunk.start + offset, count), "little")
