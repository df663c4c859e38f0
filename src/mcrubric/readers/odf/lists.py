"""List styles of OpenDocument, and the numbers that a program sets before list items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

BULLET: Final = "\u2022"
"""Stands for every bullet: a word processor counts each as a word, whatever its sign is."""
_PLACE: Final = re.compile(r"%(\d{1,2})%([^%]*)")
_ALL_PLACES: Final = re.compile(r"%\d{1,2}%(?:.*%\d{1,2}%)?")
_LETTERS: Final = 26
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LAST_ROMAN: Final = 4_999
LONGEST_LABEL: Final = 80
"""Characters of a number that are taken in; nobody writes more words into one."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How the items of one level are numbered (OpenDocument part 3, 16.31 and 19.500).

    `number_format` is `1`, `a`, `A`, `i` or `I`, blank without a number. `pattern` names the
    numbers of levels as `%1%` and takes the place of prefix, suffix and `levels`.
    """

    bullet: bool = False
    number_format: str = "1"
    prefix: str = ""
    suffix: str = ""
    levels: int = 1
    first: int = 1
    pattern: str = ""


@dataclass(slots=True)
class ListStyle:
    """The levels of a list style by their number, from 1."""

    levels: dict[int, ListLevel] = field(default_factory=dict)


class ListNumbers:
    """Counts the items of a list, level by level."""

    def __init__(self, levels: Mapping[int, ListLevel], missing: ListLevel) -> None:
        self._levels = levels
        self._missing = missing
        self._counts: dict[int, int] = {}

    def label(self, level: int, start: int | None = None) -> str:
        """Count one more item of a level; return what stands before it, blank if nothing does."""
        style = self._style(level)
        count = self._counts.get(level, style.first - 1) + 1
        self._counts[level] = count if start is None else start
        for deeper in [each for each in self._counts if each > level]:
            del self._counts[deeper]
        return BULLET if style.bullet else self._text(level, style)[:LONGEST_LABEL].strip()

    def bullet(self, level: int) -> str:
        """Return the bullet of a level, blank if the level has numbers."""
        return BULLET if self._style(level).bullet else ""

    def _text(self, level: int, style: ListLevel) -> str:
        if style.pattern:
            return self._filled(style)
        first = max(level - style.levels + 1, 1) if style.number_format else level
        numbers = [self._number(each) for each in range(first, level + 1)]
        return style.prefix + ".".join(filter(None, numbers)) + style.suffix

    def _filled(self, style: ListLevel) -> str:
        """Fill a pattern in; a level without a number takes what parts it from the next along."""
        if not style.number_format:
            return _ALL_PLACES.sub("", style.pattern)

        def fill(place: re.Match[str]) -> str:
            number = self._number(int(place[1]))
            return number and number + place[2]

        return _PLACE.sub(fill, style.pattern)

    def _number(self, level: int) -> str:
        style = self._style(level)
        return number_text(style.number_format, self._counts.get(level, style.first))

    def _style(self, level: int) -> ListLevel:
        return self._levels.get(level, self._missing)


def number_text(number_format: str, number: int) -> str:
    """Write a number as a list does: `3`, `c`, `C`, `iii`, `III`; blank without a format."""
    kind = number_format.lower()
    if kind == "a":
        text = chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS % _LETTERS + 1)
    elif kind == "i" and number <= _LAST_ROMAN:
        text = _roman(number)
    else:
        return str(number) if number_format else ""
    return text.upper() if number_format.isupper() else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text
