"""From when to when the blocks of a Matroska file play, where its header does not say it."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Final

from mcrubric.readers.recordings.belief import truncated
from mcrubric.readers.recordings.ebml import Element, elements, unsigned
from mcrubric.readers.streams import Bytes, CutOffError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mcrubric.readers.budget import Budget

CLUSTER: Final = 0x1F43B675
_CLUSTER_TIME: Final = 0xE7
_SIMPLE_BLOCK: Final = 0xA3
_BLOCK_GROUP: Final = 0xA0
_BLOCK: Final = 0xA1
_BLOCK_DURATION: Final = 0x9B
# What stands in a segment beside clusters: where one begins, a cluster of unknown size ends.
_TOP: Final = frozenset((
    CLUSTER, 0x1549A966, 0x18538067,
    0x114D9B74, 0x1654AE6B, 0x1C53BB6B, 0x1941A469, 0x1043A770, 0x1254C367,
))  # fmt: skip
_ID: Final = CLUSTER.to_bytes(4, "big")
_TAILS: Final = (1 << 18, 1 << 22)
"""Bytes at the end in which the last cluster is looked for: some seconds of the fastest video."""
_TRACK_BYTES: Final = 8  # a block begins with its track's number, of at most so many bytes
_LACED: Final = 0x06
_BEFORE_BLOCKS: Final = 5
"""Where blocks begin: behind a checksum, the time, a position and the last cluster's size."""


def played(
    data: Bytes, start: int, end: int, lengths: Mapping[int, float], budget: Budget
) -> float:
    """Return how many units lie between the first block's time and the end of the last.

    `lengths` has how many units a block of a track plays where it does not say so itself.
    Of a long file only the first and the last blocks are read.

    Raises:
        ReadError: the last cluster is cut off, or a limit is hit.
    """
    first = next(_times(data, start, end, lengths, budget), None)
    if first is None:
        return 0.0
    tail = _last_cluster(data, start, end, budget)
    last = max((ends for _, ends in _times(data, tail, end, lengths, budget)), default=first[1])
    return last - first[0]


def _last_cluster(data: Bytes, start: int, end: int, budget: Budget) -> int:
    """Return where the last cluster begins, `start` if it is not near the end."""
    for size in _TAILS:
        from_here = max(start, end - size)
        tail = data.up_to(from_here, size)
        at = tail.rfind(_ID)
        while at >= 0:
            cluster = next(elements(data, from_here + at, end, budget), None)
            if cluster and _has_blocks(data, cluster, budget):
                return from_here + at
            at = tail.rfind(_ID, 0, at)
    return start


def _has_blocks(data: Bytes, cluster: Element, budget: Budget) -> bool:
    """Tell whether it is a cluster, and not bytes of a picture that look like the start of one."""
    found = elements(data, cluster.start, cluster.end, budget)
    inside = [each.id for each in islice(found, _BEFORE_BLOCKS)]
    return _CLUSTER_TIME in inside and bool({_SIMPLE_BLOCK, _BLOCK_GROUP} & set(inside))


def _times(
    data: Bytes, start: int, end: int, lengths: Mapping[int, float], budget: Budget
) -> Iterator[tuple[int, float]]:
    """Yield when each block begins and ends."""
    cluster_time = 0
    while start < end:
        element = next(elements(data, start, end, budget), None)
        if element is None:
            return
        if element.id == CLUSTER and element.cut_off:
            raise truncated()
        with suppress(CutOffError):
            if element.id == _CLUSTER_TIME:
                cluster_time = unsigned(data, element)
            elif element.id == _SIMPLE_BLOCK:
                yield _block(data, element, cluster_time, lengths)
            elif element.id == _BLOCK_GROUP:
                yield _group(data, element, cluster_time, lengths, budget)
        # A cluster is walked into, whether its end is known or not: blocks are all that counts.
        start = element.start if element.id == CLUSTER else element.end
        if element.open_end and element.id not in _TOP:
            return


def _group(
    data: Bytes, group: Element, cluster_time: int, lengths: Mapping[int, float], budget: Budget
) -> tuple[int, float]:
    found = {each.id: each for each in elements(data, group.start, group.end, budget)}
    if _BLOCK not in found:
        raise CutOffError
    begins, ends = _block(data, found[_BLOCK], cluster_time, lengths)
    length = found.get(_BLOCK_DURATION)
    return begins, begins + unsigned(data, length) if length else ends


def _block(
    data: Bytes, block: Element, cluster_time: int, lengths: Mapping[int, float]
) -> tuple[int, float]:
    """Read a block's track, its time after the start of its cluster, and how many frames it has."""
    head = data.up_to(block.start, _TRACK_BYTES + 4)
    size = min(_TRACK_BYTES, 9 - head[0].bit_length()) if head else 0
    if len(head) < size + 4:
        raise CutOffError
    track = int.from_bytes(head[:size], "big") & (1 << 7 * size) - 1
    begins = cluster_time + int.from_bytes(head[size : size + 2], "big", signed=True)
    frames = 1 + head[size + 3] if head[size + 2] & _LACED else 1
    return begins, begins + frames * lengths.get(track, 0.0)
