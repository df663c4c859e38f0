"""The one way in which we write a place; reading it gives the same place again."""

from __future__ import annotations

import math
import re
from typing import Final

from mcrubric.locators.quoting import quote
from mcrubric.locators.vocabulary import ITEMS
from mcrubric.model.locators import (
    Heading,
    Item,
    Lines,
    Locator,
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

_PLAIN_LABELS: Final = tuple(map(re.compile, (
    r"(?=[xvi])x{0,3}(?:i[xv]|v?i{0,3})", r"[A-Z]{1,3}-?[0-9]{1,4}", r"[0-9]{1,6}[a-eg-z]",
)))  # fmt: skip
_PLAIN_NUMBER: Final = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,2}(?:-[0-9]{1,6})?")
_PLAIN_CELLS: Final = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?")
_ROWS: Final = re.compile(r"([0-9]{1,9}):([0-9]{1,9})")
_COLUMNS: Final = re.compile(r"([A-Z]{1,3}):([A-Z]{1,3})")


def canonical(locator: Locator) -> str:  # noqa: PLR0911 - one case a kind
    """Return `p.12`, `p.3-5`, `p.iv`, `0:42-1:10`, `slide.7`, `heading."Our week"`, and so on.

    `read_places` gives the locator back, whatever its words are, except that `whole` stands for
    every way to say so and `?` for what was not understood.
    """
    match locator:
        case Pages(first, last):
            return f"p.{_span(first, last)}"
        case PageLabel(first=label, last=last_label):
            return f"p.{_labels(label, last_label)}"
        case Times(start, end):
            return clock_text(start) if end is None else f"{clock_text(start)}-{clock_text(end)}"
        case Slides(first, last):
            return f"slide.{_span(first, last)}"
        case Lines(first, last):
            return f"line.{_span(first, last)}"
        case Paragraphs(first, last):
            return f"paragraph.{_span(first, last)}"
        case NotUnderstood():
            return "?"
        case _:
            return _worded(locator)


def _worded(locator: Sheet | Heading | Quote | Region | Item | Whole) -> str:  # noqa: PLR0911 - one case a kind
    match locator:
        case Sheet(name, cells):
            if name and _PLAIN_CELLS.fullmatch(cells):
                return f"sheet.{quote(name)}.{cells}"
            named = [f"sheet.{quote(name)}"] if name or not cells else []
            return ".".join([*named, _cells(cells)] if cells else named)
        case Heading(text):
            return f"heading.{quote(text)}"
        case Quote(text):
            return quote(text)
        case Region(x, y, width, height, unit):
            return f'region."{unit}:{x!r},{y!r},{width!r},{height!r}"'
        case Item(kind, number):
            plain = ITEMS.get(kind) == kind and _PLAIN_NUMBER.fullmatch(number)
            return f"{kind}.{number}" if plain else f"item.{quote(kind)} {quote(number)}"
        case Whole():
            return "whole"


def clock_text(seconds: float) -> str:
    """Return `2:15`, `1:02:03.5`: minutes and seconds, hours where there are any.

    A number that is no length of time, which a hand-in may claim, is written as it is.
    """
    if not math.isfinite(seconds):
        return str(seconds)
    if seconds < 0:
        return f"-{clock_text(-seconds)}"
    whole, _, fraction = f"{seconds:.3f}".partition(".")
    fraction = fraction.rstrip("0")
    minutes, second = divmod(int(whole), 60)
    hours, minute = divmod(minutes, 60)
    text = f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
    return f"{text}.{fraction}" if fraction else text


def _span(first: int, last: int) -> str:
    """A range that runs backwards is spelt out, for `123-5` is short for 123-125."""
    if first == last:
        return str(first)
    return f"{first}-{last}" if first < last else f"{first} to {last}"


def _labels(first: str, last: str) -> str:
    """Labels of an unusual form, or of two forms, stand in quotes."""
    plain = any(form.fullmatch(first) and form.fullmatch(last) for form in _PLAIN_LABELS)
    one, other = (first, last) if plain else (quote(first), quote(last))
    return one if first == last else f"{one}-{other}"


def _cells(cells: str) -> str:
    if rows := _ROWS.fullmatch(cells):
        return f"row.{_span(int(rows[1]), int(rows[2]))}"
    if columns := _COLUMNS.fullmatch(cells):
        return f"column.{columns[1]}-{columns[2]}"
    return f"cells.{cells}"
