"""Places with a name: headings, titled slides, quoted words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.locators.numbered import numbered
from mcrubric.locators.sheets import with_cells, words_end, written
from mcrubric.locators.vocabulary import HEADINGS, SHEETS, SUBJECT, TITLED
from mcrubric.model.locators import Heading, Quote

if TYPE_CHECKING:
    from mcrubric.locators.lexer import Tokens
    from mcrubric.locators.numbered import Found


def heading(tokens: Tokens, index: int, text: str) -> Found | None:
    """Read `heading "Our week"`, `section on Home visits`, `under the heading Bus drivers`."""
    word = tokens[index].text
    if word in ("page", "slide") and tokens[index + 1].text in TITLED:
        return _titled_page(tokens, index + 2)
    if word not in HEADINGS:
        return None
    at = subject = index + 1
    while tokens[at].text in (".", "the") or tokens[at].text in SUBJECT:
        at += 1
    if tokens[at].kind == "quote":
        return (Heading(tokens[at].quoted),), at + 1
    token = tokens[at]
    named = at > subject or word.startswith(("head", "subh")) or text[token.start].isupper()
    end = words_end(tokens, at)
    if end == at or not named or token.kind == "number" or numbered(tokens, at):
        return None
    return (Heading(written(text, tokens, at, end)),), end


def _titled_page(tokens: Tokens, index: int) -> Found | None:
    """Read the rest of `slide titled "Our norms"`: a page by the heading on it."""
    title = tokens[index].quoted
    return ((Heading(title),), index + 1) if title else None


def before_its_word(tokens: Tokens, index: int) -> Found | None:
    """Read `"Arrival" section` and `"Budget" tab, row 4`: a name in quotes before the word."""
    token, word = tokens[index], tokens[index + 1].text
    if not token.quoted or tokens[index + 2].kind == "number":
        return None
    if word in HEADINGS or word == "slide":
        return (Heading(token.quoted),), index + 2
    return with_cells(tokens, index + 2, token.quoted) if word in SHEETS else None


def quoted(tokens: Tokens, index: int) -> Found | None:
    """Read `"quoted words"`."""
    token = tokens[index]
    return ((Quote(token.quoted),), index + 1) if token.quoted else None
