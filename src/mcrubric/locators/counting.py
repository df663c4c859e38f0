"""Numbers, ranges and lists of numbers in a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.locators.vocabulary import (
    CARDINALS,
    FOLLOWING,
    LISTS,
    NUMBER_SIGNS,
    NUMBERED,
    OF,
    PLURAL,
    POSITIONS,
    RANGES,
)  # fmt: skip

if TYPE_CHECKING:
    from mcrubric.locators.lexer import Token, Tokens

MAX_DIGITS: Final = 9
"""No file has a thousand million pages, and a longer number is a mistake or an attack."""
_YEARS: Final = range(1900, 2100)
_AFTER_A_NUMBER: Final = RANGES | LISTS | OF | FOLLOWING | POSITIONS | {"f", "at", "also", "plus"}


class Span(NamedTuple):
    """Two numbers, both ends included, and where reading goes on."""

    first: int
    last: int
    next: int


def number_at(token: Token) -> int | None:
    """Return a whole number in digits or words, None for anything else."""
    if token.kind == "number":
        plain = token.text.isdigit() and len(token.text) <= MAX_DIGITS
        return int(token.text) if plain else None
    return CARDINALS.get(token.text)


def after_keyword(tokens: Tokens, index: int) -> int:
    """Skip what stands between a keyword and its number, as in `pg. no. 12`, `page(s) 12`."""
    index = _after_dot(tokens, index + 1)
    if tokens[index].text == "s" and tokens[index].glued:
        index += 1  # pg.s
    if [token.text for token in tokens[index : index + 3]] == ["(", "s", ")"]:
        index += 3
    while tokens[index].text in NUMBER_SIGNS or _is_hyphen(tokens, index):
        index = _after_dot(tokens, index + 1)
    return index + 1 if _is_bracket(tokens, index) else index


def _is_bracket(tokens: Tokens, index: int) -> bool:
    """Whether it opens a list of numbers, as in `pages (3, 5)`."""
    return tokens[index].text in ("(", "[", "{") and tokens[index + 1].kind == "number"


def _is_hyphen(tokens: Tokens, index: int) -> bool:
    """Whether it is the hyphen of `page-12`, glued on both sides to a word spelt out."""
    joined = tokens[index].text == "-" and tokens[index].glued and tokens[index + 1].glued
    return joined and tokens[index - 1].text in ("page", "pages", "slide", "slides")


def _after_dot(tokens: Tokens, index: int) -> int:
    return index + 1 if tokens[index].text == "." else index


def spans_at(tokens: Tokens, keyword: int) -> tuple[tuple[tuple[int, int], ...], int] | None:
    """Read the numbers of `pp. 3-5, 9 and 12`; the keyword stands at index `keyword`."""
    start = after_keyword(tokens, keyword)
    span = span_at(tokens, start, NUMBERED.get(tokens[keyword].text))
    if span is None:
        return None
    spans = [(span.first, span.last)]
    if keyword > 0 and tokens[keyword - 1].text == "between" and span.first == span.last:
        joined = continued(tokens, span.next) if tokens[span.next].text in ("and", "&") else None
        if joined is not None and joined.first == joined.last:
            return ((span.first, joined.first),), joined.next
    index = _after_total(tokens, span.next, plural=tokens[keyword].text in PLURAL)
    while (more := continued(tokens, index)) is not None:
        spans.append((more.first, more.last))
        index = more.next
    return tuple(spans), index


def span_at(  # noqa: PLR0911 - each return is one way to write it
    tokens: Tokens, index: int, kind: str | None
) -> Span | None:
    """Read `12`, `3-5`, `3 to 5`, `12 f.`; after the dash the keyword may stand again."""
    first = number_at(tokens[index])
    index += 1
    if first is None or (tokens[index].glued and _is_suffix(tokens[index].text)):
        return None
    if tokens[index].text == "f":
        return Span(first, first + 1, _after_dot(tokens, index + 1))
    if tokens[index].text in FOLLOWING:
        return Span(first, first, _after_dot(tokens, index + 1))
    if tokens[index].text not in RANGES:
        return Span(first, first, index)
    end = index + 1
    if kind is not None and NUMBERED.get(tokens[end].text) == kind:
        end = after_keyword(tokens, end)
    last = number_at(tokens[end])
    if last is None:
        return Span(first, first, index)
    if tokens[end + 1].text == "-" and tokens[end + 2].kind == "number":
        return None  # 2024-05-12 and 573-555-0123 are no ranges
    dash = tokens[index].text == "-"
    return Span(first, _completed(first, last) if dash else last, end + 1)


def _is_suffix(text: str) -> bool:
    """Whether it makes a label of a number, as in `12a`; `12f` is 12 and the page behind it."""
    return len(text) == 1 and "a" <= text <= "z" and text != "f"


def _completed(first: int, last: int) -> int:
    """Return 125 for 123-25 and 123-5: that is how style guides shorten a range."""
    base = 10 ** len(str(last))
    whole = first - first % base + last
    return whole if last < first < whole and base <= first else last


def _after_total(tokens: Tokens, index: int, *, plural: bool) -> int:
    """Skip `of 12` and `/12` in `page 3 of 12`."""
    at = index + 1 if tokens[index].text == "out" else index
    sign = tokens[at].text == "of" or (tokens[at].text == "/" and not plural)
    return at + 2 if sign and tokens[at + 1].kind == "number" else index


def continued(tokens: Tokens, index: int) -> Span | None:
    """Read a further number of the list, unless it counts or dates something else."""
    at = index
    while tokens[at].text in LISTS or (at > index and tokens[at].text == "#"):
        at += 1
    if at == index or (tokens[at].kind != "number" and tokens[at].text not in CARDINALS):
        return None
    span = span_at(tokens, at, None)
    if span is None or span.first in _YEARS:
        return None
    behind = tokens[span.next]
    if behind.text == "/" or (behind.kind == "word" and behind.text not in _AFTER_A_NUMBER):
        return None
    return span
