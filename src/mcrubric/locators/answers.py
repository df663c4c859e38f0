"""What looking one place up can say, and the words for it."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.locators.canonical import clock_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.artifacts import Medium, TextUnread
    from mcrubric.model.locators import ResolutionState


class Answer(NamedTuple):
    """A state, and what the file really has.

    `needs_facts`: it came out so for lack of a fact, which a problem of the file may explain.
    `elsewhere`: it stands in the file, though not at the place that is given or in other words.
    """

    state: ResolutionState
    there: str = ""
    needs_facts: bool = False
    elsewhere: bool = False


_MEDIA: Final[Mapping[Medium, str]] = MappingProxyType({
    "pdf": "a PDF", "image": "a picture", "audio": "a sound recording", "video": "a video",
    "sheets": "a spreadsheet",
})  # fmt: skip

UNKNOWN: Final = Answer("unverifiable", needs_facts=True)
PRINTED: Final = "its pages are only set when it is printed"
BACKWARDS: Final = Answer("out-of-range", "the range runs backwards")


def resolved(there: str = "") -> Answer:
    """Say that the place is there."""
    return Answer("resolved", there)


def mismatch(there: str) -> Answer:
    """Say that the medium has no such place."""
    return Answer("kind-mismatch", there)


def unverifiable(there: str = "") -> Answer:
    """Say that a fact is missing."""
    return Answer("unverifiable", there, needs_facts=True)


def not_read(why: TextUnread | None) -> Answer:
    """Say that it may stand where nobody read, and why nobody did if something was in the way."""
    return Answer(why, "not all of it was read", needs_facts=True) if why else UNKNOWN


def near_name(name: str) -> Answer:
    """Say that there is no such name, and which one was perhaps meant."""
    return Answer("unverifiable", f"did you mean “{name}”?", elsewhere=True)


def out_of_range(there: str) -> Answer:
    """Say that the place is proven to lie outside the file."""
    return Answer("out-of-range", there)


def named(medium: Medium) -> str:
    """Return `a video`, `a PDF`."""
    return _MEDIA.get(medium, f"a {medium} file")


def count_of(count: int, unit: str) -> str:
    """Return `1 page`, `24 pages`."""
    return f"{count:,} {unit}" if count == 1 else f"{count:,} {unit}s"


def length_of(seconds: float) -> str:
    """Return `1:12`; parts of a second say nothing to a person."""
    return clock_text(float(int(seconds)) if math.isfinite(seconds) else seconds)
