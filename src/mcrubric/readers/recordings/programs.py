"""How long MPEG program and transport streams play (ISO/IEC 13818-1, 11172-1): MPG, TS, MTS, VOB.

They have no header that says it: the first and the last times in them are compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_ENDS: Final = 1 << 20
"""Bytes at each end in which times are looked for: a second of the fastest camera."""
# The start of a packet of sound or pictures with a time: 13818-1, 2.4.3.6, or 11172-1, 2.4.3.3.
_PACKET: Final = re.compile(
    rb"\x00\x00\x01([\xc0-\xef\xfd])..(?:[\x80-\xbf][\x80-\xff]."
    rb"|\xff{0,16}(?:[\x40-\x7f].)?)([\x21-\x3f].{4})",
    re.DOTALL,
)
_CLOCK: Final = 90_000
_WRAPS: Final = 1 << 33
_TURN: Final = _WRAPS // 2


def program_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the time between the first and the last packet, None if there are none.

    Raises:
        ReadError: a limit is hit.
    """
    firsts: dict[bytes, int] = {}
    for stream, time in _times(data, 0, budget):
        firsts.setdefault(stream, time)
    lasts = dict(_times(data, max(0, data.size - _ENDS), budget))
    lengths = ((lasts[each] - firsts[each]) % _WRAPS for each in lasts if each in firsts)
    return max((each for each in lengths if each < _TURN), default=0) / _CLOCK or None


def _times(data: Bytes, start: int, budget: Budget) -> Iterator[tuple[bytes, int]]:
    for found in _PACKET.finditer(data.up_to(start, _ENDS)):
        budget.spend()
        bits = int.from_bytes(found[2], "big")
        if bits & 0x1_0001_0001 == 0x1_0001_0001:  # noqa: PLR2004 - marker bits between the parts
            high, middle, low = bits >> 33 & 7, bits >> 17 & 0x7FFF, bits >> 1 & 0x7FFF
            yield found[1], high << 30 | middle << 15 | low
