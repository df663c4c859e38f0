"""How long bare AAC files play: frames of ADTS (ISO/IEC 14496-3, 1.A.3.2), counted."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final

from mcrubric.readers.recordings.belief import damaged, truncated
from mcrubric.readers.recordings.frames import Frame, all_frames
from mcrubric.readers.recordings.tags import before_tags, behind_tags

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_RATES: Final = (
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350,
)  # fmt: skip
_SAMPLES: Final = 1_024
_HEADER: Final = 7


def parse_adts(header: bytes) -> Frame | None:
    """Read the header of a frame, None if it is none."""
    if len(header) < _HEADER or header[0] != 0xFF or header[1] & 0xF6 != 0xF0:  # noqa: PLR2004 - twelve ones, a layer of 0
        return None
    bits = int.from_bytes(header[:_HEADER], "big")
    rate, size = bits >> 34 & 15, bits >> 13 & 0x1FFF
    if rate >= len(_RATES) or size < _HEADER:
        return None
    return Frame(size, _SAMPLES * (1 + (bits & 3)), _RATES[rate])


def adts_seconds(data: Bytes, budget: Budget) -> float:
    """Return the playing time; frames vary in size, so each is looked at.

    Raises:
        ReadError: the file is cut off or holds no sound, or a limit is hit.
    """
    start = behind_tags(data, budget)
    if start >= data.size:
        raise truncated()
    end = before_tags(data, start)
    seconds = fsum(frame.seconds for _, frame in all_frames(data, start, end, parse_adts, budget))
    if not seconds:
        raise damaged("no sound is found in it")
    return seconds
