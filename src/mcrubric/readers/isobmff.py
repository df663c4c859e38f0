"""Boxes of ISO base media files (MP4, MOV, M4A, HEIC), as ISO/IEC 14496-12 lays them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.readers.streams import Bytes, CutOffError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.budget import Budget

_HEADER: Final = 8
_LONG_HEADER: Final = 16
_LONG_SIZE: Final = 1
_TO_THE_END: Final = 0
FULL: Final = 4
"""The version and flags that a "full box" begins with, in bytes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box whose content is `[start, end)`; `cut_off` says that it claims to go beyond."""

    kind: bytes
    start: int
    end: int
    cut_off: bool = False


def boxes(data: Bytes, start: int, end: int, budget: Budget) -> Iterator[Box]:
    """Walk the boxes that fill `[start, end)`, reading nothing but their headers.

    What is no box ends the walk, for writers leave odd bytes behind the last one.
    """
    while end - start >= _HEADER:
        budget.spend()
        box = _box(data, start, end)
        if box is None:
            return
        yield box
        start = box.end


def _box(data: Bytes, start: int, end: int) -> Box | None:
    header = data.at(start, _HEADER)
    size, content = int.from_bytes(header[:4], "big"), start + _HEADER
    if size == _TO_THE_END:
        return Box(header[4:], content, end)
    if size == _LONG_SIZE:
        content = start + _LONG_HEADER
        if content > end:
            return None
        size = int.from_bytes(data.at(start + _HEADER, _HEADER), "big")
    if start + size < content:
        return None
    return Box(header[4:], content, min(start + size, end), cut_off=start + size > end)


def find(data: Bytes, box: Box, *path: bytes, budget: Budget) -> Iterator[Box]:
    """Walk the boxes below `box` at a path of kinds, such as `trak`, `mdia`, `mdhd`."""
    for child in boxes(data, box.start, box.end, budget):
        if child.kind == path[0]:
            if path[1:]:
                yield from find(data, child, *path[1:], budget=budget)
            else:
                yield child


def number(data: Bytes, box: Box, offset: int, size: int) -> int:
    """Read an unsigned number of `size` bytes, `offset` bytes into a box.

    Raises:
        CutOffError: it does not lie within the box.
    """
    if box.start + offset + size > box.end:
        raise CutOffError
    return int.from_bytes(data.at(box.start + offset, size), "big")


def version_and_flags(data: Bytes, box: Box) -> tuple[int, int]:
    """Read what a full box begins with."""
    both = number(data, box, 0, FULL)
    return both >> 24, both & 0xFFFFFF
