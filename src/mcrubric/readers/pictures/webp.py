"""The size of WebP pictures (RFC 9649)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.pictures.measures import Size, little, truncated

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_BEFORE: Final = 8  # "RIFF" and the size are not counted in it


def webp_size(data: Bytes, _budget: Budget) -> Size | None:
    """Read the first chunk: lossy, lossless or extended.

    Raises:
        ReadError: the file is shorter than it says; no program shows such a one.
    """
    size = _size(data, data.at(12, 4))
    if little(data, 4, 4) + _BEFORE > data.size:
        raise truncated()
    return size


def _size(data: Bytes, kind: bytes) -> Size | None:
    if kind == b"VP8X":
        return 1 + little(data, 24, 3), 1 + little(data, 27, 3)
    if kind == b"VP8L":
        bits = little(data, 21, 4)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        return little(data, 26, 2) & 0x3FFF, little(data, 28, 2) & 0x3FFF
    return None
