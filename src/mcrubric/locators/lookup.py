"""One place looked up in the facts of a file, by what kind of place and medium it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.answers import (
    PRINTED,
    UNKNOWN,
    Answer,
    count_of,
    mismatch,
    named,
    resolved,
    unverifiable,
)  # fmt: skip
from mcrubric.locators.cells import find_sheet, find_sheet_number
from mcrubric.locators.counted import (
    NO_PAGES,
    at_the_edge,
    find_lines,
    find_paragraphs,
    find_slides,
    hidden,
)
from mcrubric.locators.headings import find_heading
from mcrubric.locators.pages import find_label, find_pages
from mcrubric.locators.quotes import find_quote
from mcrubric.locators.recorded import find_region, find_times
from mcrubric.model.locators import (
    Heading,
    Item,
    Lines,
    Locator,
    NotUnderstood,
    PageLabel,
    Pages,
    Paragraphs,
    Quote,
    Region,
    Sheet,
    Slides,
    Times,
    Whole,
)  # fmt: skip

if TYPE_CHECKING:
    from mcrubric.locators.search import Search
    from mcrubric.model.artifacts import Facts, Medium

_PRINTED: Final[frozenset[Medium]] = frozenset(("document", "sheets", "text", "markdown", "html"))
"""Whether or not there is a reader: no reader could know the pages."""
_WORD: Final = re.compile(r"[^\W_]")
"""Quotation marks around nothing name no place."""


def look_up(locator: Locator, search: Search) -> Answer:  # noqa: C901, PLR0911, PLR0912 - one case a kind
    """Say what a place comes to; where no fact speaks, `unverifiable`, never resolved."""
    facts = search.facts
    match locator:
        case Pages():
            return _pages(locator, facts)
        case PageLabel():
            return find_label(locator, facts) if facts.medium == "pdf" else _unprinted(facts)
        case Times():
            return find_times(locator, facts)
        case Slides(first, last):
            return find_slides(first, last, facts)
        case Lines(first, last):
            return find_lines(first, last, facts, within=search.within)
        case Paragraphs(first, last):
            return find_paragraphs(first, last, facts, within=search.within)
        case Heading(text) | Quote(text) if not _WORD.search(text):
            return Answer("not-understood")
        case Heading(text):
            return find_heading(text, facts, search.passages)
        case Quote(text):
            return find_quote(text, search.passages, search.pages)
        case Region():
            return find_region(locator, facts)
        case Sheet():
            return find_sheet(locator, facts)
        case Item():
            return _item(locator, search)
        case NotUnderstood() | Whole():
            return Answer("not-understood")


def _item(item: Item, search: Search) -> Answer:
    if item.kind == "sheet":
        return find_sheet_number(item.number, search.facts)
    place = at_the_edge(item, search.facts)
    return Answer("unverifiable") if place is None else look_up(place, search)


def _pages(pages: Pages, facts: Facts) -> Answer:
    if facts.medium == "image" and pages.first == pages.last == 1:
        return resolved("a picture")  # the only page of it
    if facts.medium == "pdf":
        return find_pages(pages, facts)
    if facts.medium == "slides":
        return _pages_of_slides(pages, facts)
    if facts.medium == "document" and facts.pages is not None:
        return _laid_out(pages, facts.pages)
    return _unprinted(facts)


def _unprinted(facts: Facts) -> Answer:
    if facts.medium in NO_PAGES:
        return mismatch(f"{named(facts.medium)}, which has no pages")
    return Answer("unverifiable", PRINTED) if facts.medium in _PRINTED else UNKNOWN


def _laid_out(pages: Pages, count: int) -> Answer:
    """Another program or printer makes more pages or fewer, so nothing is proven beyond."""
    there = f"{count_of(count, 'page')} when it was last laid out"
    fits = 1 <= pages.first <= pages.last <= count
    return resolved(there) if fits else Answer("unverifiable", there)


def _pages_of_slides(pages: Pages, facts: Facts) -> Answer:
    """A slide is a page, but notes and handouts print otherwise: nothing is proven beyond."""
    if facts.slides is None:
        return unverifiable()
    fits = 1 <= pages.first <= pages.last <= facts.slides
    there = count_of(facts.slides, "slide") + hidden(pages.first, pages.last, facts)
    return resolved(there) if fits else unverifiable(there)
