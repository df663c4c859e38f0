"""Slides, lines, paragraphs, and the first and last of anything that is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.locators.answers import (
    BACKWARDS,
    UNKNOWN,
    Answer,
    count_of,
    mismatch,
    named,
    out_of_range,
    resolved,
    unverifiable,
)  # fmt: skip
from mcrubric.model.locators import Item, Lines, Locator, Pages, Paragraphs, Slides

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts, Medium

TABLES: Final = frozenset(("text/csv", "text/tab-separated-values"))
"""Sheets that are texts as well: they have lines, and a log of a talk has time stamps."""
LAST: Final = frozenset(("last", "final", "back", "closing"))
FIRST: Final = frozenset(("cover", "title", "front", "opening"))
_RECORDED: Final[frozenset[Medium]] = frozenset(("audio", "video"))
NO_PAGES: Final[frozenset[Medium]] = frozenset(("image", "audio", "video"))
_NO_SLIDES: Final[frozenset[Medium]] = frozenset(("image", "audio"))


def find_slides(first: int, last: int, facts: Facts) -> Answer:
    """Look slides up by number; hidden ones are counted, as the program does, and told."""
    if facts.medium in _NO_SLIDES:
        return mismatch(f"{named(facts.medium)}, which has no slides")
    if facts.medium != "slides":
        return UNKNOWN
    answer = counted(first, last, facts.slides, "slide")
    return resolved(answer.there + hidden(first, last, facts)) if _is_there(answer) else answer


def hidden(first: int, last: int, facts: Facts) -> str:
    """Return `, slide 3 is hidden` where a cited slide is not shown; an assessor may miss it."""
    cited = (each for each in facts.slide_states if first <= each.number <= last)
    numbers = [str(each.number) for each in cited if each.hidden]
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f", slide {numbers[0]} is hidden"
    return f", slides {', '.join(numbers)} are hidden"


def find_lines(first: int, last: int, facts: Facts, *, within: bool) -> Answer:
    """Look lines up; `within` a page or section they are counted from there."""
    if facts.medium in _RECORDED:
        return mismatch(f"{named(facts.medium)}, which has no lines")
    if facts.medium == "html":
        return unverifiable()  # a browser breaks lines anew
    if facts.medium not in ("text", "markdown") and facts.media_type not in TABLES:
        return UNKNOWN
    return _from_there(counted(first, last, facts.lines, "line"), within=within)


def find_paragraphs(first: int, last: int, facts: Facts, *, within: bool) -> Answer:
    """Look paragraphs up; `within` a page or section they are counted from there."""
    if facts.medium in _RECORDED:
        return mismatch(f"{named(facts.medium)}, which has no paragraphs")
    if facts.paragraphs is None:
        return BACKWARDS if last < first else UNKNOWN
    return _from_there(counted(first, last, facts.paragraphs, "paragraph"), within=within)


def _from_there(answer: Answer, *, within: bool) -> Answer:
    """A number within the whole may still lie behind the end of the page or section meant."""
    return unverifiable() if within and _is_there(answer) else answer


def _is_there(answer: Answer) -> bool:
    return answer.state == "resolved"


def counted(first: int, last: int, count: int | None, unit: str) -> Answer:
    """Look numbers up in a count."""
    if last < first:
        return BACKWARDS
    if count is None:
        return unverifiable()
    there = count_of(count, unit)
    return resolved(there) if 1 <= first <= last <= count else out_of_range(there)


def at_the_edge(item: Item, facts: Facts) -> Locator | None:
    """Return `last page` and `title slide` as numbers; None where the count is not known."""
    counts: dict[str, tuple[type[Slides | Lines | Paragraphs | Pages], int | None]] = {
        "page": (Pages, 1 if facts.medium in NO_PAGES else facts.pages),
        "slide": (Slides, facts.slides),
        "paragraph": (Paragraphs, facts.paragraphs),
        "line": (Lines, facts.lines),
    }
    slides = item.kind == "page" and facts.medium == "slides"
    kind, count = counts.get("slide" if slides else item.kind, (Pages, None))
    if count is None or item.number not in FIRST | LAST:
        return None
    at = count if item.number in LAST else 1
    return Pages(at, at, physical=True) if kind is Pages else kind(at, at)
