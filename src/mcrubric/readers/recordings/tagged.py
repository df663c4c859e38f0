"""How long sound plays that stands behind ID3 tags: these are usual before MP3, not only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.readers.recordings.adts import adts_seconds, parse_adts
from mcrubric.readers.recordings.flac import flac_seconds
from mcrubric.readers.recordings.frames import HEADER
from mcrubric.readers.recordings.mp3 import mp3_seconds
from mcrubric.readers.recordings.tags import behind_tags

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes


def tagged_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time.

    Raises:
        ReadError: the file is cut off, holds no sound or is of free format, or a limit is hit.
    """
    head = data.up_to(behind_tags(data, budget), HEADER)
    if head.startswith(b"fLaC"):
        return flac_seconds(data, budget)
    if parse_adts(head):
        return adts_seconds(data, budget)
    return mp3_seconds(data, budget)
