"""Facts of recordings: how long they play."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.readers.budget import Budget
from mcrubric.readers.reading import FactReader, FactRequest, ReadError
from mcrubric.readers.recordings.belief import plausible
from mcrubric.readers.recordings.kinds import seconds_of
from mcrubric.readers.streams import Bytes

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits


def read_media(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read how many seconds a recording plays, None where it does not say so believably.

    Raises:
        ReadError: the file cannot be read, or no reader knows its kind.
    """
    read = seconds_of(request.media_type)
    if read is None:
        raise ReadError(Problem("no-reader", "recordings of this kind cannot be looked into"))
    data = Bytes(stream)
    seconds = read(data, Budget(limits.media_elements, "pieces"))
    return Facts(
        medium=request.medium,
        media_type=request.media_type,
        seconds=seconds if plausible(seconds, data.size) else None,
    )


MEDIA: Final = FactReader("media", ("video", "audio"), read_media)
