"""How long CAF files play (Apple Core Audio Format Specification 1.0)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from mcrubric.readers.recordings.belief import damaged, held, per_second
from mcrubric.readers.recordings.chunks import CAF, Chunk, chunks

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_FIRST: Final = 8  # behind "caff", a version and flags
_EDIT_COUNT: Final = 4  # bytes before the sound, in the same chunk
_DESCRIPTION: Final = ">d8xII"
"""Samples a second, then (behind format and flags) bytes and samples of a packet."""


def caf_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time, None if packets vary in size and there is no table of them.

    Raises:
        ReadError: the file is cut off or holds no sound, or a limit is hit.
    """
    found: dict[bytes, Chunk] = {}
    for chunk in chunks(data, _FIRST, data.size, CAF, budget):
        found.setdefault(chunk.kind, chunk)
    described, sound = found.get(b"desc"), found.get(b"data")
    if described is None or sound is None:
        raise damaged("it holds no sound")
    rate, packet_bytes, packet_samples = struct.unpack(_DESCRIPTION, data.at(described.start, 24))
    there = held(sound.said, sound.there) - _EDIT_COUNT
    samples = there // packet_bytes * packet_samples if packet_bytes else 0
    if table := found.get(b"pakt"):
        samples = int.from_bytes(data.at(table.start + 8, 8), "big") or samples
    return per_second(samples, rate)
