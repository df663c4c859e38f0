"""Text fragments: words of a page, with what stands before and behind them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

DIRECTIVE: Final = ":~:"
_QUOTES: Final = str.maketrans({
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    "\xad": None,
})  # fmt: skip
_MID_LETTER: Final = frozenset("'.:\xb7\u2027")
_MID_NUMBER: Final = frozenset("'.,;")
# Scripts that write no spaces: a word may begin at any of their characters.
_UNSPACED: Final = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x309F), (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
_START_AND_END: Final = 2
_BROKEN: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
"""A percent sign that encodes nothing makes a directive invalid."""


class TextDirective(NamedTuple):
    """`text=[prefix-,]start[,end][,-suffix]`, percent-decoded; empty where not given."""

    prefix: str
    start: str
    end: str
    suffix: str


def read_directive(value: str) -> TextDirective | None:
    """Read what stands behind `text=`; None if it is not valid."""
    terms = value.split(",")
    prefix = terms.pop(0)[:-1] if terms[0].endswith("-") else ""
    suffix = terms.pop()[1:] if terms and terms[-1].startswith("-") else ""
    if not 1 <= len(terms) <= _START_AND_END or not all(terms):
        return None
    if _BROKEN.search(value):
        return None
    try:
        start, *end = (unquote(term, errors="strict") for term in terms)
        context = [unquote(term, errors="strict") for term in (prefix, suffix)]
    except UnicodeDecodeError:
        return None
    return TextDirective(context[0], start, end[0] if end else "", context[1])


def find_text(
    text: str, prefix: str | None, start: str, end: str | None, suffix: str | None
) -> bool:
    """Tell whether a text fragment's words stand in plain text.

    Letters match without regard to case and accents, white space to any white space, and terms
    begin and end at words, as the text-fragment specification's "find a range from a text
    directive" has it; a word is one by Unicode annex 29.
    """
    page, wanted = _fold(text), _fold(start)
    before, last, behind = _fold(prefix or ""), _fold(end or ""), _fold(suffix or "")
    if not wanted:
        return False
    bounded = bool(last) or not behind
    found = _starts(page, before, wanted, bounded=bounded)
    if not last:
        return any(not behind or _follows(page, at, behind) for at in found)
    first = next(found, None)
    if first is None:
        return False
    ends = (at + len(last) for at in _occurrences(page, last, first) if _is_boundary(page, at))
    if behind:
        return any(_follows(page, at, behind) for at in ends)
    return any(_is_boundary(page, at) for at in ends)


def _starts(page: str, prefix: str, start: str, *, bounded: bool) -> Iterator[int]:
    """Give the offsets behind `start`, each where `prefix` stands right before it."""
    for at in _occurrences(page, prefix or start, 0):
        if not _is_boundary(page, at):
            continue
        begin = _skip_space(page, at + len(prefix)) if prefix else at
        end = begin + len(start)
        if page.startswith(start, begin) and (not bounded or _is_boundary(page, end)):
            yield end


def _follows(page: str, at: int, suffix: str) -> bool:
    at = _skip_space(page, at)
    return page.startswith(suffix, at) and _is_boundary(page, at + len(suffix))


def _occurrences(page: str, term: str, start: int) -> Iterator[int]:
    at = page.find(term, start)
    while at >= 0:
        yield at
        at = page.find(term, at + 1)


def _skip_space(page: str, at: int) -> int:
    return at + 1 if page.startswith(" ", at) else at


def _fold(text: str) -> str:
    """Fold case, accents, quotation marks and white space, as browsers do when they search."""
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES)).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(bare.split())


def _is_boundary(page: str, at: int) -> bool:
    """Whether a word may begin or end at this offset (Unicode annex 29, rules WB5 to WB13)."""
    if at <= 0 or at >= len(page):
        return True
    left, right = page[at - 1], page[at]
    if _is_word(left) and _is_word(right):
        return _is_unspaced(left) or _is_unspaced(right)
    if _is_word(left):
        return not _joins(left, right, page[at + 1 : at + 2])
    return not (_is_word(right) and _joins(page[at - 2 : at - 1] if at > 1 else "", left, right))


def _joins(left: str, mark: str, right: str) -> bool:
    """Whether a mark holds a word together, as in `he's` and `3.5`."""
    if not left or not right or _is_unspaced(left) or _is_unspaced(right):
        return False
    if left.isalpha() and right.isalpha():
        return mark in _MID_LETTER
    return left.isnumeric() and right.isnumeric() and mark in _MID_NUMBER


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_unspaced(character: str) -> bool:
    point = ord(character)
    return any(first <= point <= last for first, last in _UNSPACED)
