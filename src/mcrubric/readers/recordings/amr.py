"""How long AMR files play, as old phones record speech: frames of 20 ms (RFC 4867, section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.recordings.frames import Frame, walk

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.recordings.frames import Parse
    from mcrubric.readers.streams import Bytes

# Bytes of a frame with its first byte, by the type of frame that this gives; 0 is reserved.
_NARROW: Final = (13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1)
_WIDE: Final = (18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1)
_MAGIC: Final = ((b"#!AMR-WB\n", _WIDE), (b"#!AMR\n", _NARROW))
_FRAMES_A_SECOND: Final = 50


def amr_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time, None if it has several channels, which no phone records.

    Raises:
        ReadError: a limit is hit.
    """
    for magic, sizes in _MAGIC:
        if data.up_to(0, len(magic)) == magic:
            frames = walk(data, len(magic), data.size, _parser(sizes), budget)
            return sum(1 for _ in frames) / _FRAMES_A_SECOND
    return None


def _parser(sizes: tuple[int, ...]) -> Parse:
    frames = [Frame(size, 1, _FRAMES_A_SECOND) if size else None for size in sizes]
    return lambda header: frames[header[0] >> 3 & 15] if header else None
