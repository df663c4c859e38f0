"""The size of JPEG XL pictures (ISO/IEC 18181-1, annex D.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.isobmff import boxes
from mcrubric.readers.pictures.measures import Size, truncated

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_MARK: Final = b"\xff\x0a"
_HEADER: Final = 12  # more than 70 bits
_PART: Final = 4  # a part of a picture begins with its number
_BITS: Final = (9, 13, 18, 30)
# Width to height, by number; 0 says that the width is written too.
_RATIOS: Final = ((0, 1), (1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))


def jxl_size(data: Bytes, budget: Budget) -> Size | None:
    """Read the header of the picture, bare or in the first box that holds a part of it.

    Raises:
        ReadError: the file ends before it, or a limit is hit.
    """
    start = _start(data, budget)
    if start is None:
        raise truncated()
    header = data.up_to(start, _HEADER)
    if not header.startswith(_MARK):
        return None
    return _size(int.from_bytes(header[len(_MARK) :], "little"))


def _start(data: Bytes, budget: Budget) -> int | None:
    if data.up_to(0, len(_MARK)) == _MARK:
        return 0
    for box in boxes(data, 0, data.size, budget):
        if box.kind in (b"jxlc", b"jxlp"):
            return box.start + (_PART if box.kind == b"jxlp" else 0)
    return None


def _size(bits: int) -> Size:
    small, bits = bits & 1, bits >> 1
    height, bits = _length(bits, small)
    wide, high = _RATIOS[bits & 7]
    if not wide:
        return _length(bits >> 3, small)[0], height
    return height * wide // high, height


def _length(bits: int, small: int) -> tuple[int, int]:
    """Return a length and the bits behind it."""
    if small:
        return 8 * (1 + (bits & 31)), bits >> 5
    width = _BITS[bits & 3]
    return 1 + (bits >> 2 & (1 << width) - 1), bits >> 2 + width
