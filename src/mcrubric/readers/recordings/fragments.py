"""Where the fragments of a fragmented MP4 file end, which its header often does not say."""

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.readers.isobmff import Box, boxes, find, number, version_and_flags
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


@dataclass(frozen=True, slots=True)
class _Fragment:
    """A fragment of one track: when it begins, and what its samples last where it is not said."""

    box: Box
    start: int
    sample_units: int


def fragment_ends(data: Bytes, tracks: Sequence[Track], budget: Budget) -> Iterator[float]:
    """Yield, for each track, after how many seconds its last fragment ends.

    Samples are counted only where the next fragment does not say when it begins.
    """
    known = {track.number: track for track in tracks if track.scale}
    last: dict[int, _Fragment] = {}
    whole = Box(b"", 0, data.size)
    for box in find(data, whole, b"moof", b"traf", budget=budget):
        with suppress(CutOffError):
            _advance(data, box, known, last, budget)
    for track, fragment in last.items():
        yield _end(data, fragment, budget) / known[track].scale


def _advance(
    data: Bytes, box: Box, tracks: dict[int, Track], last: dict[int, _Fragment], budget: Budget
) -> None:
    """Take a fragment as the last of its track so far."""
    parts = {part.kind: part for part in boxes(data, box.start, box.end, budget)}
    head, time = parts.get(b"tfhd"), parts.get(b"tfdt")
    track = tracks.get(number(data, head, 4, 4)) if head else None
    if head is None or track is None:
        return
    before = last.get(track.number)
    if time:
        start = number(data, time, 4, 8 if version_and_flags(data, time)[0] == 1 else 4)
    else:
        start = _end(data, before, budget) if before else 0
    last[track.number] = _Fragment(box, start, _default(data, head, track.sample_units))


def _end(data: Bytes, fragment: _Fragment, budget: Budget) -> int:
    lengths = 0
    for run in find(data, fragment.box, b"trun", budget=budget):
        with suppress(CutOffError):
            lengths += _run(data, run, fragment.sample_units, budget)
    return fragment.start + lengths


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
