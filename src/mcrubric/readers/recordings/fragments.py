"""Where the fragments of a fragmented MP4 file end, which its header often does not say."""

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.readers.isobmff import Box, find, number, version_and_flags
from mcrubric.readers.streams import Bytes, CutOffError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.readers.budget import Budget

# Flags of `tfhd`: which fields stand before the default duration, and whether it is there.
_BASE_OFFSET: Final = 0x1
_DESCRIPTION: Final = 0x2
_DEFAULT_DURATION: Final = 0x8
# Flags of `trun`: fields before the samples, and the fields of each sample.
_DATA_OFFSET: Final = 0x1
_FIRST_FLAGS: Final = 0x4
_SAMPLE_DURATION: Final = 0x100
_SAMPLE_FIELDS: Final = (0x100, 0x200, 0x400, 0x800)


@dataclass(frozen=True, slots=True)
class Track:
    """A track as the header has it: its length and its samples' length in units of `scale`."""

    number: int
    units: int
    scale: int
    sample_units: int


def fragment_ends(data: Bytes, tracks: Sequence[Track], budget: Budget) -> Iterator[float]:
    """Yield, for each track, after how many seconds its last fragment ends."""
    known = {track.number: track for track in tracks if track.scale}
    ends: dict[int, int] = {}
    whole = Box(b"", 0, data.size)
    for box in find(data, whole, b"moof", b"traf", budget=budget):
        with suppress(CutOffError, StopIteration):
            _advance(data, box, known, ends, budget)
    yield from (units / known[track].scale for track, units in ends.items())


def _advance(
    data: Bytes, box: Box, tracks: dict[int, Track], ends: dict[int, int], budget: Budget
) -> None:
    """Move the end of one track to the end of one of its fragments."""
    head = next(find(data, box, b"tfhd", budget=budget))
    track = tracks.get(number(data, head, 4, 4))
    if track is None:
        return
    start = _start(data, box, ends.get(track.number, 0), budget)
    sample = _default(data, head, track.sample_units)
    runs = find(data, box, b"trun", budget=budget)
    length = sum(_run(data, run, sample, budget) for run in runs)
    ends[track.number] = max(ends.get(track.number, 0), start + length)


def _start(data: Bytes, box: Box, otherwise: int, budget: Budget) -> int:
    for found in find(data, box, b"tfdt", budget=budget):
        return number(data, found, 4, 8 if version_and_flags(data, found)[0] == 1 else 4)
    return otherwise


def _default(data: Bytes, head: Box, otherwise: int) -> int:
    _, flags = version_and_flags(data, head)
    if not flags & _DEFAULT_DURATION:
        return otherwise
    before = (8 if flags & _BASE_OFFSET else 0) + (4 if flags & _DESCRIPTION else 0)
    return number(data, head, 8 + before, 4)


def _run(data: Bytes, run: Box, sample: int, budget: Budget) -> int:
    """Return how long the samples of one run last."""
    _, flags = version_and_flags(data, run)
    count = number(data, run, 4, 4)
    if not flags & _SAMPLE_DURATION:
        return count * sample
    start = 8 + (4 if flags & _DATA_OFFSET else 0) + (4 if flags & _FIRST_FLAGS else 0)
    size = 4 * sum(1 for field in _SAMPLE_FIELDS if flags & field)
    if run.start + start + count * size > run.end:
        raise CutOffError
    budget.spend(count)
    samples = data.at(run.start + start, count * size)
    return sum(units for units, *_ in struct.iter_unpack(f">{size // 4}I", samples))
