"""How long a WebM or Matroska file plays, by its header or by the times of its blocks."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError
from mcrubric.readers.recordings.belief import plausible
from mcrubric.readers.recordings.ebml import Element, elements, real, unsigned
from mcrubric.readers.streams import Bytes, CutOffError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.budget import Budget

_SEGMENT: Final = 0x18538067
_INFO: Final = 0x1549A966
_SCALE: Final = 0x2AD7B1
_DURATION: Final = 0x4489
_CLUSTER: Final = 0x1F43B675
_CLUSTER_TIME: Final = 0xE7
_SIMPLE_BLOCK: Final = 0xA3
_BLOCK_GROUP: Final = 0xA0
_BLOCK: Final = 0xA1
_BLOCK_DURATION: Final = 0x9B
# What stands in a segment beside clusters: where one begins, a cluster of unknown size ends.
_TOP: Final = frozenset((
    _CLUSTER, _INFO, _SEGMENT,
    0x114D9B74, 0x1654AE6B, 0x1C53BB6B, 0x1941A469, 0x1043A770, 0x1254C367,
))  # fmt: skip
_DEFAULT_SCALE: Final = 1_000_000  # nanoseconds in a unit of time
_NANOSECONDS: Final = 1e9
_TRACK_BYTES: Final = 8  # a block begins with its track's number, of at most so many bytes


def matroska_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time, None if neither header nor blocks tell one that can be believed.

    Raises:
        ReadError: the file is cut off or holds no recording, or a limit is hit.
    """
    top = elements(data, 0, data.size, budget)
    segment = next((each for each in top if each.id == _SEGMENT), None)
    if segment is None:
        raise ReadError(Problem("damaged", "it holds no recording"))
    if segment.cut_off:
        raise ReadError(Problem("truncated", "it is shorter than its own headers say"))
    scale, units = _header(data, segment, budget)
    stated = units * scale / _NANOSECONDS
    if plausible(stated, data.size):
        return stated
    measured = _last_time(data, segment, budget) * scale / _NANOSECONDS
    return measured if plausible(measured, data.size) else None


def _header(data: Bytes, segment: Element, budget: Budget) -> tuple[int, float]:
    """Return nanoseconds in a unit, and the duration in units (0 if it is not stated)."""
    scale, units = _DEFAULT_SCALE, 0.0
    for element in elements(data, segment.start, segment.end, budget):
        if element.id == _CLUSTER:  # the header stands before the recording, or nowhere
            break
        if element.id != _INFO:
            continue
        for field in elements(data, element.start, element.end, budget):
            with suppress(CutOffError):
                if field.id == _SCALE:
                    scale = unsigned(data, field) or _DEFAULT_SCALE
                elif field.id == _DURATION:
                    units = real(data, field)
    return scale, units


def _last_time(data: Bytes, segment: Element, budget: Budget) -> int:
    """Return the time at which the last block begins or ends, in units."""
    return max(_times(data, segment.start, segment.end, budget), default=0)


def _times(data: Bytes, start: int, end: int, budget: Budget) -> Iterator[int]:
    cluster_time = 0
    while start < end:
        element = next(elements(data, start, end, budget), None)
        if element is None:
            return
        with suppress(CutOffError):
            if element.id == _CLUSTER_TIME:
                cluster_time = unsigned(data, element)
                yield cluster_time
            elif element.id == _SIMPLE_BLOCK:
                yield cluster_time + _relative(data, element)
            elif element.id == _BLOCK_GROUP:
                yield cluster_time + _group(data, element, budget)
        # A cluster is walked into, whether its end is known or not: blocks are all that counts.
        start = element.start if element.id == _CLUSTER else element.end
        if element.open_end and element.id not in _TOP:
            return


def _group(data: Bytes, group: Element, budget: Budget) -> int:
    time = length = 0
    for element in elements(data, group.start, group.end, budget):
        if element.id == _BLOCK:
            time = _relative(data, element)
        elif element.id == _BLOCK_DURATION:
            length = unsigned(data, element)
    return time + length


def _relative(data: Bytes, block: Element) -> int:
    """Read a block's time after the start of its cluster."""
    first = data.at(block.start, 1)[0]
    track_bytes = min(_TRACK_BYTES, 9 - first.bit_length())
    return int.from_bytes(data.at(block.start + track_bytes, 2), "big", signed=True)
