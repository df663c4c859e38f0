"""What is said of a part that is not English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.plugin import OwnWords, opened

if TYPE_CHECKING:
    from mcrubric.plugin import Observation, Part, Place

NOT_ENGLISH: Final = {
    "not-english": "Not assessed: not English. Only English sentences are looked into here."
}


def not_english(part: Part) -> Observation:
    """Say that the sentences of a part were not looked into."""
    return not_english_at(part.places)


def not_english_at(places: tuple[Place, ...]) -> Observation:
    """Say the same of a text that is not a part's, such as an explanation."""
    evidence = {"state": OwnWords("not-assessed")}
    return opened("not-english", "no-reader", at=places, evidence=evidence)
