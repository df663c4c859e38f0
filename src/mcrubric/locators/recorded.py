"""Times of recordings and parts of pictures, looked up in how long and large a file is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.locators.answers import (
    BACKWARDS,
    UNKNOWN,
    Answer,
    length_of,
    mismatch,
    named,
    out_of_range,
    resolved,
    unverifiable,
)  # fmt: skip
from mcrubric.locators.counted import TABLES

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts, Medium
    from mcrubric.model.locators import Region, Times

TIME_SLACK: Final = 1.0
"""Seconds: players round the length up, and so do people who read it off."""
_NO_TIMES: Final[frozenset[Medium]] = frozenset(("pdf", "image", "sheets"))
"""Not documents and texts: a transcript has time stamps."""
_ANIMATED: Final = frozenset(("image/gif", "image/webp", "image/apng"))


def find_times(times: Times, facts: Facts) -> Answer:
    """Look a moment or a stretch up in how long a recording is."""
    if facts.medium in _NO_TIMES and facts.media_type not in _ANIMATED | TABLES:
        return mismatch(f"{named(facts.medium)}, which has no time")
    if facts.medium not in ("audio", "video"):
        return UNKNOWN
    if times.end is not None and times.end < times.start:
        return BACKWARDS
    if facts.seconds is None:
        return unverifiable()
    there = f"{length_of(facts.seconds)} long"
    latest = times.start if times.end is None else times.end
    fits = latest <= facts.seconds + TIME_SLACK
    return resolved(there) if fits else out_of_range(there)


def find_region(region: Region, facts: Facts) -> Answer:
    """Look a part of a picture up in how large it is."""
    if facts.medium == "audio":
        return mismatch("a recording without a picture")
    if facts.medium not in ("image", "video"):
        return UNKNOWN
    if facts.width is None or facts.height is None:
        return unverifiable()
    there = f"{facts.width} by {facts.height} pixels"
    inside = region.x < facts.width and region.y < facts.height
    fits = inside or region.unit == "percent"
    return resolved(there) if fits else out_of_range(there)
