"""Places that citations give: what the checks about them share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mcrubric.plugin import OwnWords

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from mcrubric.plugin import Citation, ResolutionState

TO_CONFIRM: Final[AbstractSet[ResolutionState]] = frozenset(
    ("unverifiable", "quote-not-found", "label-differs")
)
"""A place is given and is not proven wrong; no machine could look it up to the end."""

NOT_PROVEN_WRONG: Final[AbstractSet[ResolutionState]] = TO_CONFIRM | {"resolved"}


def said_of(citation: Citation, asked: str, there: str) -> dict[str, Any]:
    """Return what a message on a place tells: where it is given, what it asks, what there is."""
    return {
        "at": (citation.place,),
        "artifact": citation.artifact,
        "asked": asked,
        "there": aside(there),
    }


def aside(there: str) -> str:
    """Return what there is in brackets; words of our own stay marked as such."""
    if not there:
        return ""
    return OwnWords(f" ({there})") if isinstance(there, OwnWords) else f" ({there})"
