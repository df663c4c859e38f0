"""The size of PNG and APNG pictures (PNG, third edition)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.pictures.measures import Size, big, truncated

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_FIRST: Final = 8
_AROUND: Final = 12  # the length, the name and the checksum of a chunk
_END: Final = b"IEND"


def png_size(data: Bytes, budget: Budget) -> Size | None:
    """Read the first chunk (11.2.1), and walk to the last, which must be there.

    Raises:
        ReadError: the end is missing, or a limit is hit.
    """
    if data.at(12, 4) != b"IHDR":
        return None
    size = big(data, 16, 4), big(data, 20, 4)
    at = _FIRST
    while (header := data.up_to(at, 8))[4:] != _END:
        budget.spend()
        at += _AROUND + int.from_bytes(header[:4], "big")
        if at >= data.size:
            raise truncated()
    return size
