"""A place as people say it, for messages."""

from __future__ import annotations

from mcrubric.locators.canonical import canonical
from mcrubric.model.locators import (
    Heading,
    Lines,
    Locator,
    NotUnderstood,
    PageLabel,
    Pages,
    Paragraphs,
    Quote,
    Slides,
    Whole,
)  # fmt: skip

LONGEST = 80
"""Characters of a candidate's words that a message holds: enough to find them again."""


def spoken(locator: Locator) -> str:  # noqa: PLR0911 - one case a kind
    """Return `page 12`, `pages 3-5`, `slide 7`, the candidate's own words in quotes, and so on."""
    match locator:
        case Pages(first, last):
            return _span("page", first, last)
        case PageLabel(first, last):
            return _span("page", first, last)
        case Slides(first, last):
            return _span("slide", first, last)
        case Lines(first, last):
            return _span("line", first, last)
        case Paragraphs(first, last):
            return _span("paragraph", first, last)
        case Heading(text):
            return f'the heading "{_short(text)}"'
        case Quote(text) | Whole(text) | NotUnderstood(text):
            return f'"{_short(text)}"'
        case _:
            return canonical(locator)


def _span(noun: str, first: int | str, last: int | str) -> str:
    return f"{noun} {first}" if first == last else f"{noun}s {first}-{last}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
