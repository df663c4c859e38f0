"""A text that is at most so long: cut between chunks, and then it says how much is not listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.formats.markdown.chunks import Chunk

LEFT_OUT: Final = (
    "\n**This is cut off here, for all of it would be too long to be shown. "
    "Not listed: {}. The report in JSON tells everything.**\n"
)
ROOM: Final = len(LEFT_OUT.format("9,999,999,999,999 more things"))
"""Bytes that are kept free for saying so; the sentence is ASCII."""


def fitted(chunks: Iterable[Chunk], most: int) -> Iterator[str]:
    """Yield the texts of chunks up to the last that fits, with what closes it."""
    left, end = most - ROOM, ""
    rest = iter(chunks)
    for chunk in rest:
        left -= len(chunk.text.encode())
        if left < len(chunk.end):
            yield end + LEFT_OUT.format(_things(chunk.things + sum(each.things for each in rest)))
            return
        yield chunk.text
        end = chunk.end


def _things(count: int) -> str:
    return f"{count:,} more {'thing' if count == 1 else 'things'}"
