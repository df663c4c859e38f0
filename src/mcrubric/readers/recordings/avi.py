"""How long AVI files play, by the headers of their streams (Microsoft, AVI RIFF File Reference)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from mcrubric.readers.recordings.belief import damaged, held, per_second
from mcrubric.readers.recordings.chunks import RIFF, Chunk, chunks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_FIRST: Final = 12  # behind "RIFF", a size and "AVI "
_KIND: Final = 4  # a list begins with what it is a list of


def avi_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time, None if its writer did not fill in what is needed.

    Raises:
        ReadError: the file is cut off or holds no recording, or a limit is hit.
    """
    lists = dict(_lists(data, _FIRST, data.size, budget))
    header, content = lists.get(b"hdrl"), lists.get(b"movi")
    if header is None:
        raise damaged("it holds no recording")
    if content is None:
        return None
    streams = _lists(data, header.start + _KIND, header.end, budget)
    lengths = [_stream(data, each, budget) for kind, each in streams if kind == b"strl"]
    seconds = max((each for each in lengths if each), default=None)
    if seconds:
        held(content.said, content.there)
    return seconds


def _lists(data: Bytes, start: int, end: int, budget: Budget) -> Iterator[tuple[bytes, Chunk]]:
    for chunk in chunks(data, start, end, RIFF, budget):
        if chunk.kind == b"LIST" and chunk.there >= _KIND:
            yield data.at(chunk.start, _KIND), chunk


def _stream(data: Bytes, listed: Chunk, budget: Budget) -> float | None:
    for chunk in chunks(data, listed.start + _KIND, listed.end, RIFF, budget):
        if chunk.kind == b"strh":
            scale, rate, _, length = struct.unpack("<4I", data.at(chunk.start + 20, 16))
            return per_second(length * scale, rate)
    return None
