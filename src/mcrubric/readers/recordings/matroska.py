"""How long a WebM or Matroska file plays, by its header or by the times of its blocks."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.readers.recordings.belief import damaged, plausible, truncated
from mcrubric.readers.recordings.clusters import CLUSTER, played
from mcrubric.readers.recordings.ebml import Element, elements, real, unsigned
from mcrubric.readers.streams import Bytes, CutOffError

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget

_SEGMENT: Final = 0x18538067
_INFO: Final = 0x1549A966
_SCALE: Final = 0x2AD7B1
_DURATION: Final = 0x4489
_TRACKS: Final = 0x1654AE6B
_TRACK: Final = 0xAE
_TRACK_NUMBER: Final = 0xD7
_DEFAULT_DURATION: Final = 0x23E383
_DEFAULT_SCALE: Final = 1_000_000  # nanoseconds in a unit of time
_NANOSECONDS: Final = 1e9


@dataclass(slots=True)
class _Header:
    """Nanoseconds in a unit, the duration in units (0 if not stated), and those of blocks in ns."""

    scale: int = _DEFAULT_SCALE
    units: float = 0.0
    blocks: dict[int, int] = field(default_factory=dict)


def matroska_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time, None if neither header nor blocks tell one that can be believed.

    Raises:
        ReadError: the file is cut off or holds no recording, or a limit is hit.
    """
    top = elements(data, 0, data.size, budget)
    segment = next((each for each in top if each.id == _SEGMENT), None)
    if segment is None:
        raise damaged("it holds no recording")
    if segment.cut_off:
        raise truncated()
    header = _header(data, segment, budget)
    stated = header.units * header.scale / _NANOSECONDS
    if plausible(stated, data.size):
        return stated
    lengths = {track: length / header.scale for track, length in header.blocks.items()}
    return played(data, segment.start, segment.end, lengths, budget) * header.scale / _NANOSECONDS


def _header(data: Bytes, segment: Element, budget: Budget) -> _Header:
    """Read what stands before the recording; a header behind it is not looked for."""
    header = _Header()
    for element in elements(data, segment.start, segment.end, budget):
        if element.id == CLUSTER:
            break
        if element.id not in (_INFO, _TRACKS):
            continue
        for inner in elements(data, element.start, element.end, budget):
            with suppress(CutOffError):
                if element.id == _INFO:
                    _take(data, inner, header)
                elif inner.id == _TRACK:
                    _take_track(data, inner, header, budget)
    return header


def _take(data: Bytes, element: Element, header: _Header) -> None:
    if element.id == _SCALE:
        header.scale = unsigned(data, element) or _DEFAULT_SCALE
    elif element.id == _DURATION:
        header.units = real(data, element)


def _take_track(data: Bytes, track: Element, header: _Header, budget: Budget) -> None:
    found = {each.id: each for each in elements(data, track.start, track.end, budget)}
    number, length = found.get(_TRACK_NUMBER), found.get(_DEFAULT_DURATION)
    if number and length:
        header.blocks[unsigned(data, number)] = unsigned(data, length)
