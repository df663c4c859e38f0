"""Places with a name: headings, sheets and their cells, quoted words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.numbered import numbered
from mcrubric.locators.vocabulary import HEADINGS, OF, RANGES, SHEETS, SUBJECT
from mcrubric.model.locators import Heading, Locator, Quote, Sheet

if TYPE_CHECKING:
    from mcrubric.locators.lexer import Token, Tokens
    from mcrubric.locators.numbered import Found

_CELL_WORDS: Final = frozenset(("cell", "cells", "range"))
_COLUMN_WORDS: Final = frozenset(("column", "columns", "col", "cols"))
_WITHIN_NAMES: Final = frozenset("-&'?\u2019")
_LETTERS: Final = re.compile(r"[a-z]{1,3}")
"""The last column of a spreadsheet is XFD."""


def heading(tokens: Tokens, index: int, text: str) -> Found | None:
    """Read `heading "Our week"`, `section on Home visits`, `under the heading Bus drivers`."""
    word = tokens[index].text
    if word not in HEADINGS:
        return None
    at = subject = index + 1
    while tokens[at].text in (".", "the") or tokens[at].text in SUBJECT:
        at += 1
    if tokens[at].kind == "quote":
        return (Heading(tokens[at].quoted),), at + 1
    token = tokens[at]
    named = at > subject or word.startswith(("head", "subh")) or text[token.start].isupper()
    end = _words_end(tokens, at)
    if end == at or not named or token.kind == "number":
        return None
    return (Heading(written(text, tokens, at, end)),), end


def cells(tokens: Tokens, index: int) -> Found | None:
    """Read `B3:D9`, `cell C7`, `rows 14-20 on sheet "Budget"`, `columns C-E`."""
    read = _cells_at(tokens, index)
    if read is None:
        return None
    found, end = read
    at = end
    while tokens[at].text in OF or tokens[at].text == "the":
        at += 1
    if tokens[at].text in SHEETS and tokens[at + 1].kind == "quote":
        return (Sheet(tokens[at + 1].quoted, found),), at + 2
    return (Sheet("", found),), end


def sheet(tokens: Tokens, index: int, text: str) -> Found | None:
    """Read `sheet "Budget" B3:D9`, `tab Budget, cell C7`, `Budget!C7`."""
    token = tokens[index]
    if token.kind in ("quote", "word") and tokens[index + 1].text == "!":
        name = token.quoted if token.kind == "quote" else text[token.start : token.end]
        return _with_cells(tokens, index + 2, name) if tokens[index + 2].glued else None
    if token.text not in SHEETS:
        return None
    at = index + 1
    while tokens[at].text in (".", ":") or tokens[at].text in SUBJECT:
        at += 1
    if tokens[at].kind == "quote":
        return _with_cells(tokens, at + 1, tokens[at].quoted)
    end = _words_end(tokens, at)
    if end == at or not text[tokens[at].start].isupper():
        return None
    return _with_cells(tokens, end, written(text, tokens, at, end))


def quoted(tokens: Tokens, index: int) -> Found | None:
    """Read `"quoted words"`."""
    token = tokens[index]
    return ((Quote(token.quoted),), index + 1) if token.quoted else None


def written(text: str, tokens: Tokens, start: int, end: int) -> str:
    """Return the words from one index to another as they were written, white space made single."""
    return " ".join(text[tokens[start].start : tokens[end - 1].end].split())


def _words_end(tokens: Tokens, index: int) -> int:
    """Return the index behind a name without quotes: it ends where something else begins."""
    while tokens[index].kind in ("word", "number") or tokens[index].text in _WITHIN_NAMES:
        if tokens[index].text in _CELL_WORDS | _COLUMN_WORDS | {"row", "rows"}:
            break
        if _cell(tokens, index) is not None:
            break
        index += 1
    return index


def _with_cells(tokens: Tokens, index: int, name: str) -> Found:
    at = index
    while tokens[at].text in (",", ".", "!", "in", "at", ":"):
        at += 1
    read = _cells_at(tokens, at) or _cell_range(tokens, at)
    return ((Sheet(name, read[0]),), read[1]) if read else ((Sheet(name, ""),), index)


def _cells_at(tokens: Tokens, index: int) -> tuple[str, int] | None:
    token = tokens[index]
    if token.kind == "cells":
        return token.text.upper().replace("$", ""), index + 1
    if token.text in _CELL_WORDS:
        after = index + 2 if tokens[index + 1].text in (".", ":") else index + 1
        return _cell_range(tokens, after)
    if token.text in _COLUMN_WORDS:
        after = index + 2 if tokens[index + 1].text == "." else index + 1
        return _columns(tokens, after)
    if token.text in ("row", "rows"):
        return _rows(tokens, index)
    return None


def _cell_range(tokens: Tokens, index: int) -> tuple[str, int] | None:
    if tokens[index].kind == "cells":
        return tokens[index].text.upper().replace("$", ""), index + 1
    first = _cell(tokens, index)
    if first is None:
        return None
    cell, end = first
    last = _cell(tokens, end + 1) if tokens[end].text in RANGES else None
    return (f"{cell}:{last[0]}", last[1]) if last else first


def _cell(tokens: Tokens, index: int) -> tuple[str, int] | None:
    column, row = tokens[index], tokens[index + 1]
    fits = row.kind == "number" and row.glued and row.text.isdigit() and _is_column(column)
    return (column.text.upper() + row.text, index + 2) if fits else None


def _columns(tokens: Tokens, index: int) -> tuple[str, int] | None:
    first, last = tokens[index], tokens[index + 2]
    if not _is_column(first):
        return None
    if tokens[index + 1].text in RANGES and _is_column(last):
        return f"{first.text}:{last.text}".upper(), index + 3
    return f"{first.text}:{first.text}".upper(), index + 1


def _is_column(token: Token) -> bool:
    return token.kind == "word" and _LETTERS.fullmatch(token.text) is not None


def _rows(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """One range of rows; a list of rows is a list of places."""
    found = numbered(tokens, index)
    if found is None:
        return None
    places: tuple[Locator, ...] = found[0]
    only = places[0]
    return (only.cells, found[1]) if len(places) == 1 and isinstance(only, Sheet) else None
