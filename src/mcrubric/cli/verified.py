"""What `verify` says: the same, not the same and what differs, or unknown and what to give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.engine.verified import Verified
    from mcrubric.model.report import Report

UNVERIFIED: Final = {
    "since": "and was not verified",
    "waived": "and whether these waivers were given was not verified",
}
"""What is not verified of what a report says besides its results."""

UNKNOWN: Final = (
    "Unknown: all else is the same, but what the report comes to rests on waivers.",
    "Give the files with these waivers by --waivers FILE, and they are verified as well.",
)


def lines_of(found: Verified, stored: Report, now: Report) -> Iterator[str]:
    """Yield the lines of what came of holding a report against a new run."""
    yield from _verdict(found)
    yield from (
        f"`{name}` is added behind a check, {UNVERIFIED[name]}." for name in found.unverified
    )
    if found.same and stored.waived and "waived" not in found.unverified:
        yield f"The waivers hold on {stored.waived.on}, the day that the report names."
    if found.renamed is not None:
        yield "The portfolio bears another name than in the report; its name is not part of it."
    if stored.timed_out or now.timed_out:
        which = "the report was made" if stored.timed_out else "this was checked"
        yield f"Time ran out when {which}: then no two runs need to be the same."
    if now.failures:
        yield "The software itself stopped in places, so not everything was looked at."


def _verdict(found: Verified) -> Iterator[str]:
    from mcrubric.escaping.terminal import shown

    if found.differences:
        count = len(found.differences) + found.more
        yield f"Not the same: {count} {'difference' if count == 1 else 'differences'}."
        # A name with an end of line in it must not make a line of its own.
        yield from (f"  - {shown(each)}" for each in found.differences)
        if found.more:
            yield f"  - and {found.more} more"
    elif found.unknown:
        yield from UNKNOWN
    elif found.exact:
        yield "The same, byte for byte."
    elif found.unverified:
        yield "The same, but for what was not verified."
    else:
        yield "The same; the file was written anew since, so its bytes are others."
