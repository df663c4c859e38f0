"""One place looked up in the facts of a file, by what kind of place and medium it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.answers import (
    BACKWARDS,
    PRINTED,
    UNKNOWN,
    Answer,
    count_of,
    length_of,
    mismatch,
    out_of_range,
    resolved,
    unverifiable,
)  # fmt: skip
from mcrubric.locators.headings import find_heading
from mcrubric.locators.pages import find_label, find_pages
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
    from mcrubric.model.artifacts import Facts, Medium

TIME_SLACK: Final = 1.0
"""Seconds: players round the length up, and so do people who read it off."""

_NO_PAGES: Final[frozenset[Medium]] = frozenset(("image", "audio", "video"))
_NO_TIMES: Final[frozenset[Medium]] = frozenset(("pdf", "image", "sheets"))
"""Not documents and texts: a transcript has time stamps."""
_NO_SLIDES: Final[frozenset[Medium]] = frozenset(("image", "audio"))
_NO_TEXT: Final[frozenset[Medium]] = frozenset(("audio", "video"))
_ANIMATED: Final = frozenset(("image/gif", "image/webp", "image/apng"))
_TABLES: Final = frozenset(("text/csv", "text/tab-separated-values"))
"""Sheets that are texts as well: they have lines, and a log of a talk has time stamps."""
_PRINTED: Final[frozenset[Medium]] = frozenset(("document", "sheets", "text", "markdown", "html"))
"""Whether or not there is a reader: no reader could know the pages."""


_WORD: Final = re.compile(r"[^\W_]")
"""Quotation marks around nothing name no place."""


def look_up(locator: Locator, facts: Facts) -> Answer:  # noqa: C901, PLR0911 - one case a kind
    """Say what a place comes to; where no fact speaks, `unverifiable`, never resolved."""
    match locator:
        case Pages():
            return _pages(locator, facts)
        case PageLabel():
            return _label(locator, facts)
        case Times():
            return _times(locator, facts)
        case Slides(first, last):
            return _slides(first, last, facts)
        case Lines(first, last):
            return _lines(first, last, facts)
        case Heading(text) | Quote(text) if not _WORD.search(text):
            return Answer("not-understood")
        case Heading(text):
            return find_heading(text, facts)
        case Region():
            return _region(locator, facts)
        case NotUnderstood() | Whole():
            return Answer("not-understood")
        case Item():
            return Answer("unverifiable")
        case Paragraphs() | Sheet() | Quote():
            return UNKNOWN


def _pages(pages: Pages, facts: Facts) -> Answer:
    if facts.medium == "image" and pages.first == pages.last == 1:
        return resolved("a picture")  # the only page of it
    if facts.medium == "pdf":
        return find_pages(pages, facts)
    if facts.medium == "slides":
        return _pages_of_slides(pages, facts)
    return _pages_elsewhere(facts)


def _label(label: PageLabel, facts: Facts) -> Answer:
    return find_label(label, facts) if facts.medium == "pdf" else _pages_elsewhere(facts)


def _pages_elsewhere(facts: Facts) -> Answer:
    if facts.medium in _NO_PAGES:
        return mismatch(f"{_a(facts.medium)}, which has no pages")
    return Answer("unverifiable", PRINTED) if facts.medium in _PRINTED else UNKNOWN


def _pages_of_slides(pages: Pages, facts: Facts) -> Answer:
    """A slide is a page, but notes and handouts print otherwise: nothing is proven beyond."""
    if facts.slides is None:
        return unverifiable()
    fits = 1 <= pages.first <= pages.last <= facts.slides
    there = count_of(facts.slides, "slide")
    return resolved(there) if fits else unverifiable(there)


def _times(times: Times, facts: Facts) -> Answer:
    if facts.medium in _NO_TIMES and facts.media_type not in _ANIMATED | _TABLES:
        return mismatch(f"{_a(facts.medium)}, which has no time")
    if facts.medium not in _NO_TEXT:
        return UNKNOWN
    if times.end is not None and times.end < times.start:
        return BACKWARDS
    if facts.seconds is None:
        return unverifiable()
    there = f"{length_of(facts.seconds)} long"
    latest = times.start if times.end is None else times.end
    fits = latest <= facts.seconds + TIME_SLACK
    return resolved(there) if fits else out_of_range(there)


def _slides(first: int, last: int, facts: Facts) -> Answer:
    if facts.medium in _NO_SLIDES:
        return mismatch(f"{_a(facts.medium)}, which has no slides")
    if facts.medium != "slides":
        return UNKNOWN
    return _counted(first, last, facts.slides, "slide")


def _lines(first: int, last: int, facts: Facts) -> Answer:
    if facts.medium in _NO_TEXT:
        return mismatch(f"{_a(facts.medium)}, which has no lines")
    if facts.medium == "html":
        return unverifiable()  # a browser breaks lines anew
    if facts.medium not in ("text", "markdown") and facts.media_type not in _TABLES:
        return UNKNOWN
    return _counted(first, last, facts.lines, "line")


def _counted(first: int, last: int, count: int | None, unit: str) -> Answer:
    if last < first:
        return BACKWARDS
    if count is None:
        return unverifiable()
    there = count_of(count, unit)
    return resolved(there) if 1 <= first <= last <= count else out_of_range(there)


def _region(region: Region, facts: Facts) -> Answer:
    if facts.medium == "audio":
        return mismatch("a recording without a picture")
    if facts.medium not in ("image", "video"):
        return UNKNOWN
    if facts.width is None or facts.height is None:
        return unverifiable()
    there = f"{facts.width} by {facts.height} pixels"
    inside = region.x < facts.width and region.y < facts.height
    fits = inside or region.unit == "percent"
    return resolved(there) if fits else out_of_range(there)


def _a(medium: Medium) -> str:
    names: dict[Medium, str] = {
        "pdf": "a PDF", "image": "a picture", "audio": "a sound recording", "video": "a video",
        "sheets": "a spreadsheet",
    }  # fmt: skip
    return names.get(medium, f"a {medium} file")
