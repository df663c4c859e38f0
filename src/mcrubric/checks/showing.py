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

    `begins` is how each begins, which is shown where a report may quote.
    """
    return {
        "shown": [
            {
                "place": readings[at].sentence.place,
                "signs": _signs(readings[at]),
                "terms": [OwnWords(each) for each in relevant.terms],
                "example": None if relevant.example is None else relevant.example + 1,
            }
            for at, relevant in zip(located.sentences, located.relevant, strict=True)
        ],
        "begins": [_beginning(readings[at].sentence.text) for at in located.sentences],
    }


def _signs(reading: Reading) -> list[OwnWords]:
    """Return what tells that a sentence says something; words alone only if nothing else does."""
    signs = reading.substance.signs
    telling = [each for each in signs if each != "particulars"] or signs
    return [OwnWords(SIGNS[each]) for each in telling]


def ignored(named: Iterable[int], readings: Sequence[Reading]) -> dict[str, Any]:
    """Return the sentences that name a subject and do not count, each with its reason.

    `ignored_begins` is how each of them begins.
    """
    shown_first = tuple(named)[:SHOWN]
    return {
        "ignored": [
            {"place": readings[at].sentence.place, **_reason(readings[at])} for at in shown_first
        ],
        "ignored_begins": [_beginning(readings[at].sentence.text) for at in shown_first],
    }


def sureness(score: float, thresholds: Thresholds | None) -> dict[str, Any]:
    """Return how sure what was located is, and which texts that was read off."""
    if thresholds is None:
        return {"bucket": OwnWords("low"), "calibrated_on": None}
    high, medium = score >= thresholds.high, score >= thresholds.medium
    bucket = "high" if high else "medium" if medium else "low"
    return {"bucket": OwnWords(bucket), "calibrated_on": OwnWords(thresholds.calibrated_on)}


def _beginning(text: str) -> str:
    """Return how a sentence begins, in whole words."""
    line = " ".join(text.split())
    if len(line) <= BEGINNING:
        return line
    return line[: BEGINNING - 1].rpartition(" ")[0] + " \u2026"


def _reason(reading: Reading) -> dict[str, Any]:
    """Return why a sentence does not count; of repeats also how much of it is one."""
    for what, again in (("the page", reading.restated), ("an example", reading.copied)):
        if again:
            said = {"because": OwnWords(f"only repeats {what}"), "shared": again.shared}
            unit = "run of three words" if again.runs else "word of content"
            return {**said, "of": again.total, "unit": OwnWords(unit)}
    if reading.undone:
        return {"because": OwnWords("says that it was not done")}
    return {"because": OwnWords("tells nothing particular")}
