"""The text of a file by its pages, slides or sheets, folded when it is first searched."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.locators.folding import Folded, fold
from mcrubric.locators.nearness import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mcrubric.model.artifacts import Facts

_LONGEST_LINE: Final = 200
"""Characters: what is longer is no heading."""
SEARCHED: Final = 1_000_000_000
"""Letters searched in one file: a thousand quotations in a book of 500 pages, in about a second."""


class Passage(NamedTuple):
    """A page, slide or sheet by its place in the file, from 1; `name` as people say it.

    `text` is None if nobody read it. `scanned`: it shows something and holds no text.
    """

    number: int
    name: str
    text: str | None
    scanned: bool = False


class Passages:
    """All that is known of the text of one file, ready to be searched thousands of times.

    `whole`: every page, slide or sheet is here, with its text. `divided`: there are such.
    `unread`: why not all that was asked for was read, None if it was, or if nobody says so.
    `spent`: as much was searched as is searched in one file.
    """

    def __init__(self, facts: Facts) -> None:
        self.all = tuple(sorted(_passages(facts), key=lambda each: each.number))
        self._numbers = [each.number for each in self.all]
        known = all(each.text is not None for each in self.all)
        # Facts that were handed in may have a page twice and another never.
        there = self._numbers == [*range(1, len(self.all) + 1)]
        self.unread = facts.text_unread
        self.whole = known and there and len(self.all) == _count(facts) and self.unread is None
        self.divided = any(each.name for each in self.all)
        self.spent = False
        self._left = SEARCHED
        self._run_on = bool(facts.page_states)
        self._folded: dict[int, Folded] = {}

    @cached_property
    def lines(self) -> Mapping[str, str]:
        """Return the words of each short line, and where it stands; a heading may be one."""
        found: dict[str, str] = {}
        for passage in self.all:
            there = f"on {passage.name}" if passage.name else ""
            for line in (passage.text or "").splitlines():
                if len(line) <= _LONGEST_LINE:
                    words = words_of(line)
                    found.setdefault(words, there)
                    found.setdefault(words.lstrip("0123456789 "), there)
        return found

    def folded(self, index: int) -> Folded:
        """Return the folded text of the passage at an index; nothing if nobody read it."""
        if index not in self._folded:
            self._folded[index] = fold(self.all[index].text or "")
        self._left -= len(self._folded[index].letters)
        self.spent = self._left < 0
        return self._folded[index]

    def within(self, pages: Iterable[range]) -> list[int]:
        """Return the indexes of the passages with these numbers."""
        bounds = (
            (bisect_left(self._numbers, each.start), bisect_left(self._numbers, each.stop))
            for each in pages
        )
        return [index for first, stop in bounds for index in range(first, stop)]

    def follows(self, index: int) -> int | None:
        """Return the index of the page that a text at `index` may run on to, if it is here."""
        behind = index + 1
        if not self._run_on or behind >= len(self.all):
            return None
        return behind if self.all[behind].number == self.all[index].number + 1 else None


def _passages(facts: Facts) -> Iterator[Passage]:
    if facts.page_states:
        for page in facts.page_states:
            scanned = page.text is not None and not page.text.strip() and not page.empty
            yield Passage(page.number, f"page {page.number}", page.text, scanned)
    elif facts.slide_states:
        for slide in facts.slide_states:
            yield Passage(slide.number, f"slide {slide.number}", slide.text)
    elif facts.sheets:
        for number, sheet in enumerate(facts.sheets, 1):
            name = f"sheet “{sheet.name}”" if sheet.name else "the sheet"
            yield Passage(number, name, sheet.text)
    elif facts.text is not None:
        yield Passage(1, "", facts.text)


def _count(facts: Facts) -> int | None:
    """How many passages there must be; None where it is not known."""
    if facts.medium == "pdf" or facts.page_states:
        return facts.pages
    if facts.medium == "slides" or facts.slide_states:
        return facts.slides
    if facts.sheets is not None:
        return len(facts.sheets)
    return 1
