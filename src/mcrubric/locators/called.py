"""Words that were not understood by themselves, and are what the file calls a place in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.nearness import words_of
from mcrubric.model.locators import Heading, Locator, NotUnderstood, Sheet

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts

_LEAD: Final = re.compile(
    r"(?:(?:please|see|look|under|below|beneath|in|at|on|the|our|my)\s+)+", re.IGNORECASE
)


def as_called(locator: Locator, facts: Facts) -> Locator:
    """Return the heading, the slide's title or the sheet that words spell whole, else the same.

    Below `Where in it`, people write `Decisions` for the heading of that name.
    """
    if not isinstance(locator, NotUnderstood):
        return locator
    lead = _LEAD.match(locator.text)
    wanted = {words_of(locator.text), words_of(locator.text[lead.end() if lead else 0 :])} - {""}
    titles = tuple(each.title for each in facts.slide_states if each.title)
    if title := next(
        (each for each in (*(facts.headings or ()), *titles) if words_of(each) in wanted), ""
    ):
        return Heading(title)
    named = (each.name for each in facts.sheets or () if words_of(each.name) in wanted)
    return next((Sheet(each, "") for each in named), locator)
