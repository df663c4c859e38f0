"""How people say where to look, as places; what no rule reads comes back as it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.clock import clock, duration, from_the_start
from mcrubric.locators.fragments import read_fragment
from mcrubric.locators.labels import page_label
from mcrubric.locators.lexer import Tokens, tokens_of
from mcrubric.locators.numbered import item, numbered, ordinal
from mcrubric.locators.sheets import cells, cells_in_sheets, sheet
from mcrubric.locators.titled import before_its_word, heading, quoted
from mcrubric.locators.unread import read_rest
from mcrubric.locators.verbatim import verbatim
from mcrubric.locators.vocabulary import FILLER, REFUSING
from mcrubric.model.locators import Locator, NotUnderstood

if TYPE_CHECKING:
    from mcrubric.locators.numbered import Found

MAX_PHRASE: Final = 2_000
"""Code points: a list of forty places is 300 long; a longer text is no place but a story."""
_FRAGMENT: Final = re.compile(r"#(?![0-9]+\Z)\S+|[a-z]+=\S+|#?:~:text=.*", re.DOTALL)
"""`#12` is how people write a number."""


def read_places(text: str) -> tuple[Locator, ...]:
    """Read what a candidate wrote about where to look, such as `pp. 3-5, 9 and 2:15`.

    Standard fragments (`#page=12`, `t=192,250`) are read too.
    What is not understood is a `NotUnderstood` with its words; blank text is no place at all.
    It never raises, and takes time linear in the length, which `MAX_PHRASE` bounds.
    """
    text = text.strip()
    if not text:
        return ()
    if len(text) > MAX_PHRASE:
        return (NotUnderstood(text),)
    if _FRAGMENT.fullmatch(text):
        return read_fragment(text.removeprefix("#"))
    return _read(text, tokens_of(text)) or (NotUnderstood(text),)


def _read(text: str, tokens: Tokens) -> tuple[Locator, ...]:
    places: list[Locator] = []
    rests: list[tuple[int, int, int]] = []
    index = rest = 0
    while tokens[index].kind != "end":
        found = _place_at(tokens, index, text)
        if found is None or _is_refused(tokens, rest, index):
            index = found[1] if found else index + 1
            if tokens[index - 1].text in (";", "\n"):
                rests.append((rest, index, len(places)))
                rest = index
            continue
        rests.append((rest, index, len(places)))
        places.extend(found[0])
        index = rest = found[1]
    rests.append((rest, index, len(places)))
    return cells_in_sheets(read_rest(text, tokens, places, rests))


def _place_at(  # noqa: PLR0911 - one case a kind of token
    tokens: Tokens, index: int, text: str
) -> Found | None:
    match tokens[index].kind:
        case "word":
            return _worded(tokens, index, text)
        case "clock":
            return clock(tokens, index)
        case "number":
            return duration(tokens, index) or ordinal(tokens, index)
        case "quote":
            return (
                sheet(tokens, index, text)
                or before_its_word(tokens, index)
                or quoted(tokens, index)
            )
        case "cells":
            return cells(tokens, index, text)
        case "mark":
            return numbered(tokens, index) or item(tokens, index)
        case _:
            return None


def _worded(tokens: Tokens, index: int, text: str) -> Found | None:
    return (
        verbatim(tokens, index)
        or cells(tokens, index, text)
        or numbered(tokens, index)
        or page_label(tokens, index, text)
        or sheet(tokens, index, text)
        or item(tokens, index)
        or heading(tokens, index, text)
        or ordinal(tokens, index)
        or from_the_start(tokens, index)
        or duration(tokens, index)
    )


def _is_refused(tokens: Tokens, start: int, index: int) -> bool:
    """Whether a word before says that this is no place, or not the one: `except p. 4`."""
    while index > start and tokens[index - 1].text in FILLER:
        index -= 1
    return index > start and tokens[index - 1].text in REFUSING
