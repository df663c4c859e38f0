"""The size of JPEG 2000 pictures (ISO/IEC 15444-1, A.5.1 and I.5.3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.isobmff import Box, find, number
from mcrubric.readers.pictures.measures import Size, big

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_BARE: Final = b"\xff\x4f\xff\x51"


def jp2_size(data: Bytes, budget: Budget) -> Size | None:
    """Read the header box, or the size marker of a picture without boxes.

    Raises:
        ReadError: a limit is hit.
    """
    if data.at(0, len(_BARE)) == _BARE:
        return big(data, 8, 4) - big(data, 16, 4), big(data, 12, 4) - big(data, 20, 4)
    whole = Box(b"", 0, data.size)
    for box in find(data, whole, b"jp2h", b"ihdr", budget=budget):
        return number(data, box, 4, 4), number(data, box, 0, 4)
    return None
