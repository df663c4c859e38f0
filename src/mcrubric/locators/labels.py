"""Pages by what is printed on them: `p. iv`, `page A-3`, `p. 12a`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.counting import after_keyword, continued, number_at
from mcrubric.locators.numbered import Found, stands_alone
from mcrubric.locators.vocabulary import LISTS, NUMBERED, RANGES
from mcrubric.model.locators import Locator, PageLabel, Pages

if TYPE_CHECKING:
    from mcrubric.locators.lexer import Tokens

_ROMAN: Final = re.compile(r"(?=[ivxlc])(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})", re.IGNORECASE)
"""Up to 99: what stands before the first chapter is shorter, and `p. m.` is a time of day."""
_LETTERS: Final = 3
"""`App-3` has the longest prefix seen; a longer one is a word."""


def page_label(tokens: Tokens, index: int, text: str) -> Found | None:
    """Read `p. iv-vi`, `page A-3`, `pp. i, iii, 12`, `p. "Cover"`; `text` is the whole phrase."""
    if NUMBERED.get(tokens[index].text) != "page":
        return None
    found: list[Locator] = []
    at = end = after_keyword(tokens, index)
    spelled_out = tokens[index].text not in ("p", "pp")
    while (label := _label(tokens, at, text, spelled_out=spelled_out)) is not None:
        first, end = label
        last = None
        if tokens[end].text in RANGES:
            last = _label(tokens, end + 1, text, spelled_out=spelled_out)
        found.append(PageLabel(first, last[0] if last else first))
        at = end = last[1] if last else end
        while tokens[at].text in LISTS:
            at += 1
        if at == end:
            break
    if not found:
        return None
    while (more := continued(tokens, end)) is not None:
        found.append(Pages(more.first, more.last))
        end = more.next
    return tuple(found), end


def _label(tokens: Tokens, index: int, text: str, *, spelled_out: bool) -> tuple[str, int] | None:
    token, behind = tokens[index], tokens[index + 1]
    written = text[token.start : token.end]
    if token.kind == "quote":
        return token.quoted, index + 1
    if token.kind == "number" and number_at(token) is not None:
        lettered = behind.glued and behind.kind == "word" and len(behind.text) == 1
        return (text[token.start : behind.end], index + 2) if lettered else None
    if token.kind != "word":
        return None
    if len(token.text) <= _LETTERS and (end := _number_behind(tokens, index)):
        return text[token.start : tokens[end - 1].end].translate(_HYPHEN), end
    if _ROMAN.fullmatch(token.text) and stands_alone(behind):
        return written, index + 1
    letter = spelled_out and len(written) == 1 and "A" <= written <= "Z"
    return (written, index + 1) if letter and stands_alone(behind) else None


def _number_behind(tokens: Tokens, index: int) -> int:
    """Return the index behind `A-3` or `A3`, 0 if no number is glued to the letters."""
    at = index + 1
    if tokens[at].text == "-" and tokens[at].glued:
        at += 1
    digits = tokens[at].glued and number_at(tokens[at]) is not None and tokens[at].kind == "number"
    return at + 1 if digits else 0


_HYPHEN: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
