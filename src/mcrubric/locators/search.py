"""What the places of one citation are looked up in, and what they say of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcrubric.locators.cells import sheets_named
from mcrubric.locators.counted import at_the_edge
from mcrubric.locators.pages import ranges_of
from mcrubric.locators.passages import Passages
from mcrubric.model.locators import Heading, Item, PageLabel, Pages, Quote, Sheet, Slides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.artifacts import Facts
    from mcrubric.model.locators import Locator


class Search(NamedTuple):
    """The facts and the text of a file.

    `within`: a page or a section is named, from which lines and paragraphs are counted.
    `pages`: which pages, slides or sheets are named, on which quotations stand; None for none.
    """

    facts: Facts
    passages: Passages
    within: bool = False
    pages: tuple[range, ...] | None = None


def search_of(facts: Facts, passages: Passages | None, places: Sequence[Locator]) -> Search:
    """Prepare to look the places of one citation up."""
    within = any(map(_holds_others, places))
    passages = passages or Passages(facts)
    quoted = within and any(isinstance(each, Quote) for each in places)
    pages = tuple(_pages_named(places, facts)) if quoted and passages.divided else ()
    return Search(facts, passages, within, _merged(pages) or None)


def _holds_others(place: Locator) -> bool:
    """Whether lines and paragraphs are counted, and words quoted, from within such a place."""
    if isinstance(place, Item):
        return place.kind not in ("line", "paragraph")
    return isinstance(place, Pages | PageLabel | Slides | Heading | Sheet)


def _pages_named(places: Sequence[Locator], facts: Facts) -> Iterator[range]:
    """Give the pages that may be meant: a number that may be a label is both."""
    for place in places:
        at = (at_the_edge(place, facts) if isinstance(place, Item) else None) or place
        if isinstance(at, Slides):
            yield range(at.first, at.last + 1)
        elif isinstance(at, Pages | PageLabel):
            yield from ranges_of(at, facts)
        elif isinstance(at, Sheet) and at.name and facts.sheets:
            names = sheets_named(at.name, facts.sheets)
            yield from (range(n, n + 1) for n, each in enumerate(facts.sheets, 1) if each in names)


def _merged(ranges: Sequence[range]) -> tuple[range, ...]:
    """Return the same numbers in ranges that do not overlap, in order."""
    merged: list[range] = []
    for each in sorted(ranges, key=lambda each: each.start):
        if merged and each.start <= merged[-1].stop:
            merged[-1] = range(merged[-1].start, max(merged[-1].stop, each.stop))
        else:
            merged.append(each)
    return tuple(merged)
