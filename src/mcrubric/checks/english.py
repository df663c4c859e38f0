"""What is said of a part that is not English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.plugin import OwnWords, opened

if TYPE_CHECKING:
    from mcrubric.plugin import Observation, Part

NOT_ENGLISH: Final = {
    "not-english": "Not assessed: not English. Only English sentences are looked into here."
}


def not_english(part: Part) -> Observation:
    """Say that the sentences of a part were not looked into."""
    evidence = {"state": OwnWords("not-assessed")}
    return opened("not-english", "no-reader", at=part.places, evidence=evidence)
