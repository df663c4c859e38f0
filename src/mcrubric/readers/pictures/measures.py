"""Sizes of pictures, and the numbers that headers are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from mcrubric.readers.streams import Bytes

Size = tuple[int, int]
"""Width and height in pixels."""

_ON_ITS_SIDE: Final = 5
"""Orientations from here on (Exif 2.32, 4.6.4) show the stored rows as columns."""


def shown(size: Size, orientation: int) -> Size:
    """Return the size as a viewer shows it, which turns the picture as its camera was held."""
    return size[::-1] if orientation >= _ON_ITS_SIDE else size


def big(data: Bytes, start: int, count: int) -> int:
    """Read an unsigned number, its highest byte first."""
    return int.from_bytes(data.at(start, count), "big")


def little(data: Bytes, start: int, count: int) -> int:
    """Read an unsigned number, its lowest byte first."""
    return int.from_bytes(data.at(start, count), "little")


def truncated() -> ReadError:
    """Return the error of a picture of which a part is missing."""
    return ReadError(Problem("truncated", "it is shorter than its own headers say"))
