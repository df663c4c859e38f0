"""What an explanation of evidence does, if it does nothing but repeat, point or praise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from mcrubric.text.pointing import only_points, pointing_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from mcrubric.text.phrases import PhraseFinder
    from mcrubric.text.pointing import Pointing
    from mcrubric.text.reading import Reading

Emptiness = Literal["restates-page", "copies-example", "boilerplate"]
"""It says again what the page says, or what an example of the rubric says; or it only points at
the evidence and praises it."""

_PARTICULAR: Final = frozenset(("number", "date", "name", "quote"))
"""What the page's wording lacks: whoever adds it to that wording explains something."""
_COPIED: Final = 5
"""Runs of three words that are an example's, from which a sentence is told to be taken from it."""


def emptiness(
    readings: Sequence[Reading], page: AbstractSet[str], boilerplate: PhraseFinder
) -> Emptiness | None:
    """Return how a text says nothing of its own, None if a sentence of it does, or in doubt.

    `page` are the stems of the page, `boilerplate` finds the rubric's empty phrases.
    """
    again: list[Emptiness] = []
    others: list[Pointing] = []
    for reading in readings:
        pointing = pointing_of(reading.sentence.text, page, boilerplate)
        said = _again(reading, pointing)
        if said is not None:
            again.append(said)
        elif pointing.rest.enough:
            return None
        else:
            others.append(pointing)
    if (others or not again) and not only_points(others):
        return None
    return min(again, default="boilerplate", key=("restates-page", "copies-example").index)


def _again(reading: Reading, pointing: Pointing) -> Emptiness | None:
    """Return whose words a sentence says again, None for its author's."""
    if reading.copied and reading.copied.shared >= _COPIED:
        return "copies-example"
    if reading.restated and _PARTICULAR.isdisjoint(pointing.rest.signs):
        return "restates-page"
    return None
