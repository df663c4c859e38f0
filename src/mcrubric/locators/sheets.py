"""Sheets and cells: `Budget tab, rows 4-9`, `Sheet1!B3:D9`, `cell C7`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.numbered import numbered
from mcrubric.locators.vocabulary import OF, RANGES, SHEETS, SUBJECT
from mcrubric.model.locators import Locator, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.locators.lexer import Token, Tokens
    from mcrubric.locators.numbered import Found

_CELL_WORDS: Final = frozenset(("cell", "cells", "range"))
_COLUMN_WORDS: Final = frozenset(("column", "columns", "col", "cols"))
_WITHIN_NAMES: Final = frozenset("-&'?\u2019")
_LETTERS: Final = re.compile(r"[a-z]{1,3}")
"""The last column of a spreadsheet is XFD."""


def cells(tokens: Tokens, index: int, text: str) -> Found | None:
    """Read `B3:D9`, `cell C7`, `rows 14-20 on sheet "Budget"`, `columns C-E`.

    A bare `C7` may be a room, unless a sheet is named behind it.
    """
    bare = _cell(tokens, index)
    read = _cells_at(tokens, index) or bare
    if read is None:
        return None
    found, end = read
    if (named := _sheet_behind(tokens, end, text)) is not None:
        return (Sheet(named[0], found),), named[1]
    return None if read is bare else ((Sheet("", found),), end)


def _sheet_behind(tokens: Tokens, index: int, text: str) -> tuple[str, int] | None:
    """Read `of sheet "Budget"` and `on the Budget tab`; return the name and the index behind."""
    at = index
    while tokens[at].text in OF or tokens[at].text == "the":
        at += 1
    if at == index:
        return None
    if tokens[at].kind == "quote" and tokens[at + 1].text in SHEETS:
        return tokens[at].quoted, at + 2
    if tokens[at].text in SHEETS:
        found = sheet(tokens, at, text)
        only = found[0][0] if found else None
        return (only.name, found[1]) if found and isinstance(only, Sheet) else None
    end = at
    while tokens[end].kind in ("word", "number") and tokens[end].text not in SHEETS:
        end += 1
    named = end > at and tokens[end].text in SHEETS and text[tokens[at].start].isupper()
    return (written(text, tokens, at, end), end + 1) if named else None


def sheet(tokens: Tokens, index: int, text: str) -> Found | None:
    """Read `sheet "Budget" B3:D9`, `tab Budget, cell C7`, `Sheet1, cell B4`, `FY24!C7`."""
    token = tokens[index]
    if (end := _formula_end(tokens, index)) is not None:
        name = token.quoted or written(text, tokens, index, end)
        return with_cells(tokens, end + 1, name)
    if token.text not in SHEETS:
        return None
    if _is_default_name(tokens, index, text):
        return with_cells(tokens, index + 2, written(text, tokens, index, index + 2))
    at = index + 1
    while tokens[at].text in (".", ":") or tokens[at].text in SUBJECT:
        at += 1
    if tokens[at].kind == "quote":
        return with_cells(tokens, at + 1, tokens[at].quoted)
    end = words_end(tokens, at)
    named = end > at and text[tokens[at].start].isupper()
    return with_cells(tokens, end, written(text, tokens, at, end)) if named else None


def _is_default_name(tokens: Tokens, index: int, text: str) -> bool:
    """Whether it is `Sheet1`, which programs call a sheet, and not the first sheet."""
    word, number = tokens[index : index + 2]
    return text[word.start : word.end] == "Sheet" and number.glued and number.kind == "number"


def _formula_end(tokens: Tokens, index: int) -> int | None:
    """Return the index of the `!` behind a sheet's name as formulas write it, None if none is."""
    token = tokens[index]
    end = index + 1
    if token.kind != "quote":
        if token.kind != "word" or (token.glued and index > 0):
            return None
        while tokens[end].glued and (
            tokens[end].kind in ("word", "number") or tokens[end].text == "_"
        ):
            end += 1
    return end if tokens[end].text == "!" and tokens[end].glued and tokens[end + 1].glued else None


def cells_in_sheets(places: Sequence[Locator]) -> tuple[Locator, ...]:
    """Put cells into the sheet that is named right before them: `Budget tab, rows 2 and 5`."""
    found: list[Locator] = []
    named = ""
    for place in places:
        if not isinstance(place, Sheet) or (place.name and place.cells):
            named = ""
        elif place.name:
            named = place.name
        elif named:
            if found[-1] == Sheet(named, ""):
                found.pop()
            place = Sheet(named, place.cells)  # noqa: PLW2901 - the same place, said whole
        found.append(place)
    return tuple(found)


def written(text: str, tokens: Tokens, start: int, end: int) -> str:
    """Return the words from one index to another as they were written, white space made single."""
    return " ".join(text[tokens[start].start : tokens[end - 1].end].split())


def words_end(tokens: Tokens, index: int) -> int:
    """Return the index behind a name without quotes: it ends where something else begins."""
    while tokens[index].kind in ("word", "number") or tokens[index].text in _WITHIN_NAMES:
        if tokens[index].text in _CELL_WORDS | _COLUMN_WORDS | {"row", "rows"}:
            break
        if _cell(tokens, index) is not None:
            break
        index += 1
    return index


def with_cells(tokens: Tokens, index: int, name: str) -> Found:
    """Read what cells follow a sheet's name, if any."""
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
