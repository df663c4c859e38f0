"""Lines for people: wrapped at a width, with hanging indents, marks and some colour."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.escaping.terminal import shown
from mcrubric.formats.terminal.signs import ASCII, CODES, UNICODE, Signs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.formats.terminal.signs import Style
    from mcrubric.model.formats import Look

NARROWEST: Final = 40
"""Columns below which the coverage matrix does not fit."""


@dataclass(frozen=True, slots=True)
class Page:
    """How wide lines are, whether they have colour, and which signs there are."""

    width: int
    colour: bool
    signs: Signs

    def heading(self, text: str) -> list[str]:
        """Return the heading of a section."""
        return [self.paint(line, "bold") for line in wrap(shown(text).upper(), self.width)]

    def text(self, text: str, indent: int = 0, style: Style | None = None) -> list[str]:
        """Return a paragraph."""
        lines = wrap(shown(text), self.width - indent)
        return [" " * indent + self.paint(line, style) for line in lines]

    def item(
        self, lead: str, text: str, indent: int = 0, style: Style | None = None, *, tail: str = ""
    ) -> list[str]:
        """Return a paragraph behind a sign, its further lines below its first word.

        `tail` is one word that ends the paragraph, less bright than the rest.
        """
        hang = indent + cells(lead) + 1
        *lines, last = wrap(shown(text), self.width - hang)
        first, *others = (*lines, self._dim(last, shown(tail)))
        start = f"{' ' * indent}{self.paint(lead, style)} {first}".rstrip()
        return [start, *(" " * hang + line for line in others)]

    def _dim(self, line: str, tail: str) -> str:
        """Return a line whose end is less bright, if the line ends so."""
        if not tail or not line.endswith(tail):
            return line
        return line.removesuffix(tail) + self.paint(tail, "dim")

    def one_line(self, text: str, width: int) -> str:
        """Return a text made harmless and cut to a width."""
        safe = shown(text)
        if cells(safe) <= width:
            return safe
        safe = safe[:width]
        while safe and cells(safe) + len(self.signs.cut) > width:
            safe = safe[:-1]
        return safe.rstrip() + self.signs.cut

    def paint(self, text: str, style: Style | None) -> str:
        """Return a text in a colour or weight, if the terminal has them."""
        if not self.colour or style is None or not text:
            return text
        return f"\x1b[{CODES[style]}m{text}\x1b[0m"


def page_for(look: Look) -> Page:
    """Return the page for a look; under 40 columns it stays at 40."""
    return Page(max(look.width, NARROWEST), look.colour, ASCII if look.ascii else UNICODE)


def cells(text: str) -> int:
    """Return how many columns a text takes (UAX #11: wide characters take two)."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text, at least one; a word longer than the width stays whole.

    Words stay whole because file names are copied from here; spaces inside a line stay as they are.
    """
    lines: list[str] = []
    line, taken = "", 0
    for word in text.split(" "):
        wide = cells(word)
        if line and taken + 1 + wide > width:
            lines.append(line.rstrip(" "))
            line, taken = word, wide
        else:
            line, taken = (f"{line} {word}", taken + 1 + wide) if line else (word, wide)
    lines.append(line)
    return lines


def padded(text: str, width: int) -> str:
    """Return a text filled up with spaces to a width."""
    return text + " " * max(width - cells(text), 0)


def joined(sections: Iterable[list[str]]) -> str:
    """Return sections with a blank line between them; those without lines are left out."""
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"
