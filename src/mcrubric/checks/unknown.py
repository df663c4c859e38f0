"""What is said of a part whose sentences were not all looked into: it is in no way judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mcrubric.checks.showing import IF_THERE
from mcrubric.plugin import OwnWords, opened, review

if TYPE_CHECKING:
    from mcrubric.plugin import Context, Observation, Part, Place

NOT_ENGLISH: Final = "Not assessed: not English. Only English sentences are looked into here."
MESSAGES: Final = {
    "not-english": NOT_ENGLISH,
    "too-long": "Only the first {looked_at} sentences were looked into, and it is not in these.",
}
REMEDIES: Final = {
    "not-english": "Nothing to do: a person reads it.",
    "too-long": IF_THERE,
}


def not_english(part: Part) -> Observation:
    """Say that the sentences of a part were not looked into."""
    return not_english_at(part.places)


def not_english_at(places: tuple[Place, ...]) -> Observation:
    """Say the same of a text that is not a part's, such as an explanation."""
    evidence = {"state": OwnWords("not-assessed")}
    return opened("not-english", "no-reader", at=places, evidence=evidence)


def unlocated(part: Part, ctx: Context, key: str = "not-located", **said: Any) -> Observation:
    """Say that something could not be located: in all sentences, or in those looked into."""
    if ctx.all_sentences(part):
        return review(key, **said)
    evidence = said.get("evidence", {})
    looked_at = len(ctx.analysis(part))
    return opened("too-long", "limit", at=part.places, looked_at=looked_at, evidence=evidence)
