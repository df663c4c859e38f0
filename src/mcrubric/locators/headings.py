"""Headings of a file: found by their words, by a part of them, by their anchor, or in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.locators.answers import (
    UNKNOWN,
    Answer,
    near_name,
    not_read,
    out_of_range,
    resolved,
    unverifiable,
)
from mcrubric.locators.nearness import holds, nearest, words_of
from mcrubric.locators.quotes import TOO_MANY, words_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.locators.passages import Passages
    from mcrubric.model.artifacts import Facts, Medium

_BOLD: Final[frozenset[Medium]] = frozenset(("document", "pdf", "slides", "sheets"))
"""Where a bold line, a text box or a picture often serves as a heading."""


def find_heading(text: str, facts: Facts, passages: Passages) -> Answer:
    """Look a heading up among the file's headings, the titles of its slides and its lines.

    Not finding it proves something only if the file has headings at all, none is near, its text
    was read and searched to the end where a heading need not be marked as one, and it is no anchor
    of a web page, which may stand on anything.
    """
    wanted = words_of(text)
    if not wanted:
        return UNKNOWN
    headings = facts.headings or tuple(each.title for each in facts.slide_states if each.title)
    names = [words_of(each) for each in headings]
    if any(holds(name, wanted) or (name and holds(wanted, name)) for name in names):
        return resolved()
    if (there := passages.lines.get(wanted)) is not None:
        return resolved(there)
    there = words_at(text, passages)
    if there is not None:
        return unverifiable(f"the words stand in its text {there}".rstrip())
    if passages.unread or passages.spent:
        return not_read(passages.unread) if passages.unread else TOO_MANY
    return _not_among(text, headings, names, facts, passages)


def _not_among(
    text: str, headings: Sequence[str], names: Sequence[str], facts: Facts, passages: Passages
) -> Answer:
    if not headings:
        return UNKNOWN
    if (near := nearest(words_of(text), names)) is not None:
        return near_name(headings[near])
    if _may_be_there(text, facts, passages):
        return unverifiable()
    return out_of_range("no such heading")


def _may_be_there(text: str, facts: Facts, passages: Passages) -> bool:
    """Whether it may be a heading that nobody marked as one, or an anchor."""
    if facts.medium == "html":
        return not any(character.isspace() for character in text)
    return facts.medium in _BOLD and (facts.medium != "document" or not passages.all)
