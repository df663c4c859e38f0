"""Pages of a PDF: by number, by what is printed on them, and where the two disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.locators.answers import (
    BACKWARDS,
    Answer,
    count_of,
    out_of_range,
    resolved,
    unverifiable,
)  # fmt: skip
from mcrubric.model.locators import PageLabel, Pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.artifacts import Facts

Range = tuple[int, int]
"""First and last page by number from 1, both ends included."""


def find_pages(pages: Pages, facts: Facts) -> Answer:  # noqa: PLR0911 - one case a kind
    """Look page numbers up, as numbers and as labels: `12` may be printed on the 16th page."""
    if facts.pages is None:
        return unverifiable()
    if pages.physical:
        return _counted(pages, facts.pages, facts)
    printed = _by_label(str(pages.first), str(pages.last), facts.labels)
    composite = f"{pages.first}-{pages.last}"  # chapter 3, page 12
    printed = printed or _by_label(composite, composite, facts.labels)
    if 1 <= pages.first <= pages.last <= facts.pages:
        counted = (pages.first, pages.last)
        if printed is None or printed == counted:
            return _state(counted, facts)
        return _either(counted, printed, facts)
    if printed is not None:
        return _state(printed, facts)
    if pages.last < pages.first:
        return BACKWARDS
    return out_of_range(count_of(facts.pages, "page"))


def _counted(pages: Pages, count: int, facts: Facts) -> Answer:
    """Look up pages that are counted from the front, whatever is printed on them."""
    if not 1 <= pages.first <= pages.last <= count:
        return out_of_range(count_of(count, "page"))
    return _state((pages.first, pages.last), facts)


def ranges_of(place: Pages | PageLabel, facts: Facts) -> tuple[range, ...]:
    """Return which pages may be meant, by number: as counted, and as printed."""
    printed = _by_label(str(place.first), str(place.last), facts.labels)
    found = [] if isinstance(place, PageLabel) else [(place.first, place.last)]
    if printed is not None and not (isinstance(place, Pages) and place.physical):
        found.append(printed)
    return tuple(range(first, last + 1) for first, last in found)


def find_label(label: PageLabel, facts: Facts) -> Answer:
    """Look labels up; what is not in the file's table may still be printed on a page."""
    if facts.labels is None:
        return unverifiable()
    found = _by_label(label.first, label.last, facts.labels)
    if found is None:
        return unverifiable("no page is labelled so in the file")
    return BACKWARDS if found[1] < found[0] else _state(found, facts)


def _by_label(first: str, last: str, labels: Sequence[str] | None) -> Range | None:
    start, end = _index(first, labels or ()), _index(last, labels or ())
    return None if start is None or end is None else (start, end)


def _index(label: str, labels: Sequence[str]) -> int | None:
    """Return the number of the page with this label, in the same letters or in other case."""
    if label in labels:
        return labels.index(label) + 1
    if label.isdecimal():
        return None
    folded = label.casefold()
    return next((n for n, each in enumerate(labels, 1) if each.casefold() == folded), None)


def _either(counted: Range, printed: Range, facts: Facts) -> Answer:
    """Say that two pages may be meant, unless neither can be looked at."""
    first, second = _state(counted, facts), _state(printed, facts)
    if first.state != "resolved" and second.state != "resolved":
        return first
    first_label = (facts.labels or ())[printed[0] - 1]
    return Answer("label-differs", f'the page labelled "{first_label}" is page {printed[0]}')


def _state(pages: Range, facts: Facts) -> Answer:
    """A page count is a claim: the cited pages must load, and one of them must show something.

    States are there for cited pages only; where facts were handed in without them, the count
    stands. A blank page within a range is the back of a sheet.
    """
    first, last = pages
    cited = [state for state in facts.page_states if first <= state.number <= last]
    missing = next((state.number for state in cited if not state.loads), None)
    if missing is not None:
        return Answer("unreadable", f"page {missing} cannot be opened")
    if len(cited) == last - first + 1 and all(state.empty for state in cited):
        return Answer("empty-place", "an empty page" if first == last else "empty pages")
    return resolved(count_of(facts.pages or 0, "page"))
