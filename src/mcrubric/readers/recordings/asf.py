"""How long WMV and WMA files play (Microsoft, Advanced Systems Format, section 3.2)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from mcrubric.readers.recordings.belief import SLACK, truncated

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_FIRST: Final = 30  # behind the header object's own name, size and count
_OBJECT: Final = "<16sQ"
_PROPERTIES: Final = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_FIELDS: Final = "<16xQ8x8xQ8xQI"
"""The file's bytes, its playing time (100 ns), the time before it (ms), and flags."""
_LIVE: Final = 1
_TICKS: Final = 10_000_000
_MILLI: Final = 1_000


def asf_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time, None if the header does not say it, as in live recordings.

    Raises:
        ReadError: the file is cut off, or a limit is hit.
    """
    at = _FIRST
    while at < data.size:
        budget.spend()
        name, size = struct.unpack(_OBJECT, data.at(at, 24))
        if name == _PROPERTIES:
            return _properties(data, at + 24)
        at += max(24, size)
    return None


def _properties(data: Bytes, start: int) -> float | None:
    fields = data.at(start, struct.calcsize(_FIELDS))
    size, ticks, before, flags = struct.unpack(_FIELDS, fields)
    if flags & _LIVE:
        return None
    if size > data.size + SLACK:
        raise truncated()
    return float(ticks / _TICKS - before / _MILLI)
