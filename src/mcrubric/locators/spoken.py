"""A place as people say it, for messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.canonical import clock_text
from mcrubric.locators.vocabulary import EDGES
from mcrubric.model.locators import (
    Heading,
    Item,
    Lines,
    NotUnderstood,
    PageLabel,
    Pages,
    Paragraphs,
    Quote,
    Region,
    Sheet,
    Slides,
    Times,
    Whole,
)  # fmt: skip

if TYPE_CHECKING:
    from mcrubric.model.locators import Locator

LONGEST = 80
"""Characters of a candidate's words that a message holds: enough to find them again."""
_ROWS: Final = re.compile(r"([0-9]+):([0-9]+)")
_COLUMNS: Final = re.compile(r"([A-Z]+):([A-Z]+)")


def spoken(locator: Locator) -> str:  # noqa: PLR0911 - one case a kind
    """Return `page 12`, `pages 3-5`, `slide 7`, the candidate's own words in quotes, and so on."""
    match locator:
        case Pages(first, last):
            return _span("page", first, last)
        case PageLabel(first, last):
            return _span("page", first, last)
        case Times(start, end):
            return clock_text(start) if end is None else f"{clock_text(start)}-{clock_text(end)}"
        case Slides(first, last):
            return _span("slide", first, last)
        case Lines(first, last):
            return _span("line", first, last)
        case Paragraphs(first, last):
            return _span("paragraph", first, last)
        case Quote(text) | Whole(text) | NotUnderstood(text):
            return f'"{short(text)}"'
        case _:
            return _named(locator)


def _named(locator: Heading | Item | Region | Sheet) -> str:
    match locator:
        case Heading(text):
            return f'heading "{short(text)}"'
        case Item(kind, number) if number in EDGES:
            return f"the {number} {short(kind)}"
        case Item(kind, number):
            return f"{short(kind)} {short(number)}".strip()
        case Region(_, _, width, height, unit):
            size = f"{width:g} by {height:g} {'pixels' if unit == 'pixel' else 'percent'}"
            return f"the part of {size} at {_at(locator)}"
        case Sheet(name, cells):
            named = [f'sheet "{short(name)}"'] if name else []
            return ", ".join([*named, _cells(cells, alone=not name)] if cells else named) or "sheet"


def _at(region: Region) -> str:
    return f"{region.x:g}, {region.y:g}"


def _cells(cells: str, *, alone: bool) -> str:
    """Return `row 14`, `rows 14-16`, `columns C-E`, `cell C7`; behind a sheet's name just `C7`."""
    if rows := _ROWS.fullmatch(cells):
        return _span("row", rows[1], rows[2])
    if columns := _COLUMNS.fullmatch(cells):
        return _span("column", columns[1], columns[2])
    if not alone:
        return short(cells)
    return f"{'cells' if ':' in cells else 'cell'} {short(cells)}"


def _span(noun: str, first: int | str, last: int | str) -> str:
    return f"{noun} {first}" if first == last else f"{noun}s {first}-{last}"


def short(text: str) -> str:
    """Return a stranger's words in one line, cut where they are long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
