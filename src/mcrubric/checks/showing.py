"""How a check shows what it located: the places, what says so, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mcrubric.plugin import OwnWords, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mcrubric.plugin import Located, Reading, Thresholds

IF_THERE: Final = "If it is there, nothing needs to be done: a person will see it."
"""What is said wherever a machine could not locate something: it is no task."""
SHOWN: Final = 3
"""Places that a report shows for one thing: enough to see that it was found, short to read."""
BEGINNING: Final = 80
"""Characters of a sentence by which it is known again."""
SIGNS: Final = {
    "number": "a number",
    "date": "a date or time",
    "name": "a name",
    "quote": "words said",
    "event": "something that happened",
    "particulars": "particular words",
}
"""What tells that a sentence says something, as a reader understands it."""


def first_places(readings: Iterable[Reading]) -> tuple[Place, ...]:
    """Return the first places to show, in the order of the text."""
    places = {
        (each.sentence.document, each.sentence.start): each.sentence.place for each in readings
    }
    return tuple(place for _, place in sorted(places.items(), key=lambda each: each[0]))[:SHOWN]


def shown(located: Located, readings: Sequence[Reading]) -> dict[str, Any]:
    """Return the sentences that speak of a subject, the best first: where, and what says so.

    `words` are how they begin, which is shown where a report may quote.
    """
    return {
        "shown": [
            {
                "place": readings[at].sentence.place,
                "signs": [OwnWords(SIGNS[each]) for each in readings[at].substance.signs],
                "terms": [OwnWords(each) for each in relevant.terms],
                "example": None if relevant.example is None else relevant.example + 1,
            }
            for at, relevant in zip(located.sentences, located.relevant, strict=True)
        ],
        "words": [readings[at].sentence.text[:BEGINNING] for at in located.sentences],
    }


def ignored(named: Iterable[int], readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """Return the sentences that do not count, each with its reason."""
    return [
        {"place": readings[at].sentence.place, "because": OwnWords(_reason(readings[at]))}
        for at in named
    ][:SHOWN]


def bucket(score: float, thresholds: Thresholds) -> str:
    """Return how sure it is that what was located is right."""
    if score >= thresholds.high:
        return OwnWords("high")
    return OwnWords("medium" if score >= thresholds.medium else "low")


def _reason(reading: Reading) -> str:
    for what, again in (("the page", reading.restated), ("an example", reading.copied)):
        if again:
            unit = "runs of three words" if again.runs else "words that carry meaning"
            return f"says again what {what} says: {again.shared} of its {again.total} {unit}"
    return "says that it was not done" if reading.undone else "holds nothing particular"
