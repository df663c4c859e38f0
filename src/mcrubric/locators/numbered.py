"""Places with a number: pages, slides, lines, paragraphs, rows, minutes, figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.counting import after_keyword, number_at, spans_at
from mcrubric.locators.vocabulary import (
    CARDINALS,
    EDGES,
    ITEMS,
    LAWS,
    LISTS,
    NUMBERED,
    ORDINAL_ENDINGS,
    ORDINALS,
    RANGES,
    Numbered,
)  # fmt: skip
from mcrubric.model.locators import Item, Lines, Locator, Pages, Paragraphs, Sheet, Slides, Times

if TYPE_CHECKING:
    from mcrubric.locators.lexer import Token, Tokens

Found = tuple[tuple[Locator, ...], int]
"""The places that a rule read, and the index at which reading goes on."""

_ITEM_NUMBER: Final = re.compile(r"[0-9.]{1,20}")
_MINUTE: Final = 60.0


def numbered(tokens: Tokens, index: int) -> Found | None:
    """Read `pp. 3-5, 9`, `slide #7`, `minute 4`."""
    kind = NUMBERED.get(tokens[index].text)
    if kind is None or (found := spans_at(tokens, index)) is None:
        return None
    spans, end = found
    if kind == "minute" and len(spans) == 1 and (more := _second_behind(tokens, end)) is not None:
        return (Times(spans[0][0] * _MINUTE + more[0], None),), more[1]
    return tuple(_place(kind, first, last) for first, last in spans), end


def _second_behind(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read the second of `minute 3, second 20`."""
    at = index + 1 if tokens[index].text in (",", "and") else index
    if NUMBERED.get(tokens[at].text) != "second":
        return None
    number = number_at(tokens[at + 1])
    return None if number is None else (number, at + 2)


def ordinal(tokens: Tokens, index: int) -> Found | None:
    """Read `third page`, `2nd and 3rd slides`, `first 3 pages`, `last page`."""
    numbers: list[int] = []
    end = index
    while (found := _ordinal_at(tokens, end + 1 if numbers else end)) is not None:
        number, end = found
        numbers.append(number)
        if tokens[end].text not in LISTS:
            break
    behind = tokens[end].text
    if not numbers:
        return _edge(tokens[index], tokens[index + 1].text, index + 1)
    if numbers == [1] and (count := number_at(tokens[end])) is not None:
        kind = NUMBERED.get(tokens[end + 1].text)
        return ((_nth(kind, 1, count),), end + 2) if kind else None
    if kind := NUMBERED.get(behind):
        return tuple(_nth(kind, each, each) for each in numbers), end + 1
    known = behind in ITEMS
    return (tuple(Item(ITEMS[behind], str(n)) for n in numbers), end + 1) if known else None


def _ordinal_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read `3rd` or `third`; return the number and the index behind."""
    token, behind = tokens[index], tokens[index + 1]
    if token.kind == "number" and behind.glued and behind.text in ORDINAL_ENDINGS:
        number = number_at(token)
        return None if number is None else (number, index + 2)
    number = ORDINALS.get(token.text)
    return None if number is None else (number, index + 1)


def _edge(token: Token, behind: str, end: int) -> Found | None:
    kind = NUMBERED.get(behind)
    if token.text not in EDGES or kind not in ("page", "slide", "paragraph", "line"):
        return None
    return (Item(kind, token.text),), end + 1


def item(tokens: Tokens, index: int) -> Found | None:
    """Read `figure 2`, `section 2.1`, `Appendix A`, `photos 3 and 4`."""
    kind = ITEMS.get(tokens[index].text)
    if kind is None or (kind == "section" and tokens[index + 1].text in LAWS):
        return None
    found: list[Locator] = []
    at = end = after_keyword(tokens, index)
    while (number := _item_number(tokens, at)) is not None:
        text, end = number
        found.append(Item(kind, text))
        at = end
        while tokens[at].text in LISTS or (at > end and tokens[at].text == "#"):
            at += 1
        if at == end or tokens[at].kind != "number" or tokens[at + 1].kind == "word":
            break
    return (tuple(found), end) if found else None


def _item_number(tokens: Tokens, index: int) -> tuple[str, int] | None:
    token = tokens[index]
    if token.kind == "number" and _ITEM_NUMBER.fullmatch(token.text):
        return _suffixed(tokens, index)
    if token.text in CARDINALS:
        return str(CARDINALS[token.text]), index + 1
    if token.kind == "word" and is_letter(token) and stands_alone(tokens[index + 1]):
        return token.text.upper(), index + 1
    return None


def _suffixed(tokens: Tokens, index: int) -> tuple[str, int]:
    """Take `2a` and `2-4` as one number, for nobody counts such things but people."""
    text, behind, last = tokens[index].text, tokens[index + 1], tokens[index + 2]
    if behind.glued and is_letter(behind):
        return text + behind.text, index + 2
    if behind.text in RANGES and last.kind == "number" and _ITEM_NUMBER.fullmatch(last.text):
        return f"{text}-{last.text}", index + 3
    return text, index + 1


def is_letter(token: Token) -> bool:
    """Whether it is a single letter from A to Z."""
    return len(token.text) == 1 and "a" <= token.text <= "z"


def stands_alone(behind: Token) -> bool:
    """Whether what stands behind a letter shows that it is a number and not a word of a text."""
    return behind.kind in ("end", "mark", "number") or behind.text in LISTS | RANGES | {"of", "in"}


def _nth(kind: Numbered, first: int, last: int) -> Locator:
    """The third minute is from 2:00 to 3:00, but `minute 3` is what a player shows as 3:00."""
    if kind in ("minute", "second"):
        unit = _MINUTE if kind == "minute" else 1.0
        return Times((first - 1) * unit, last * unit)
    return _place(kind, first, last)


def _place(kind: Numbered, first: int, last: int) -> Locator:
    match kind:
        case "page":
            return Pages(first, last)
        case "slide":
            return Slides(first, last)
        case "line":
            return Lines(first, last)
        case "paragraph":
            return Paragraphs(first, last)
        case "row":
            return Sheet("", f"{first}:{last}")
        case _:
            unit = _MINUTE if kind == "minute" else 1.0
            return Times(first * unit, None if first == last else last * unit)
