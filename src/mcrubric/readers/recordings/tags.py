"""Tags before and behind the frames of sound: ID3 (id3.org, 2.4.0 and 1), APE and Lyrics3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_ID3: Final = 10
_FOOTER: Final = 0x10
_ID3V1: Final = 128
_APE: Final = 32
_HAS_HEADER: Final = 1 << 31


def behind_tags(data: Bytes, budget: Budget) -> int:
    """Return where the tags at the start end, which may lie beyond the file."""
    start = 0
    while (header := data.up_to(start, _ID3))[:3] == b"ID3" and len(header) == _ID3:
        budget.spend()
        size = 0
        for byte in header[6:]:  # seven bits of each
            size = size << 7 | byte & 0x7F
        start += _ID3 + size + (_ID3 if header[5] & _FOOTER else 0)
    return start


def before_tags(data: Bytes, start: int) -> int:
    """Return where the tags at the end begin, at least `start`."""
    end = data.size
    if data.up_to(max(0, end - _ID3V1), 3) == b"TAG":
        end -= _ID3V1
    footer = data.up_to(max(0, end - _APE), _APE)
    if footer[:8] == b"APETAGEX":
        size, flags = (int.from_bytes(footer[at : at + 4], "little") for at in (12, 20))
        end -= size + (_APE if flags & _HAS_HEADER else 0)
    return max(start, end)
