"""Facts of recordings: how long they play."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.readers.budget import Budget
from mcrubric.readers.matroska import matroska_seconds
from mcrubric.readers.movies import movie_seconds
from mcrubric.readers.reading import FactReader, FactRequest, ReadError
from mcrubric.readers.streams import Bytes

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

_SECONDS: Final = {
    "video/mp4": movie_seconds,
    "video/quicktime": movie_seconds,
    "audio/mp4": movie_seconds,
    "video/webm": matroska_seconds,
    "video/x-matroska": matroska_seconds,
}


def read_media(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read how many seconds an MP4, MOV, M4A, WebM or MKV file plays; no other is known.

    Raises:
        ReadError: the file cannot be read.
    """
    seconds = _SECONDS.get(request.media_type)
    if seconds is None:
        raise ReadError(
            Problem(
                "no-reader", "of recordings, only MP4, MOV, M4A, WebM and MKV can be looked into"
            )
        )
    budget = Budget(limits.media_elements, "pieces")
    return Facts(
        medium=request.medium,
        media_type=request.media_type,
        seconds=seconds(Bytes(stream), budget),
    )


MEDIA: Final = FactReader("media", ("video", "audio"), read_media)
