"""The table for a terminal: a line for each portfolio, in columns, cut at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.escaping.terminal import shown
from mcrubric.formats.batch.row import WORDS, State
from mcrubric.formats.terminal.layout import Page, cells, padded, page_for, wrap
from mcrubric.formats.terminal.look import WIDEST as PROSE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.formats.batch.row import Row
    from mcrubric.formats.terminal.signs import Style
    from mcrubric.model.formats import Look

WIDEST: Final = 200
"""Columns of a line: a table is read across, not like a text; where nobody says how wide it is,
such as in a log, it is as wide."""

NARROWEST_NAME: Final = 12
SHARE_OF_NAME: Final = 4
"""A name takes no more than this part of a line."""

NUMBERS: Final = (("to do", 5), ("look", 4), ("open", 4))
"""The columns of numbers, with the digits that there is room for."""

FIRST: Final = "first thing to look at"
LEGEND: Final = (
    "to do: missing or wrong for sure; look: worth a look; open: a person has to decide."
)
SIGNS: Final[dict[State, str]] = {
    "failed": "!", "not-checked": "!", "not-handed-in": "✗", "not-ready": "✗", "undecided": "?",
    "in-part": "–", "ready": "✓",  # noqa: RUF001 - a dash is meant
}  # fmt: skip
ASCII_SIGNS: Final[dict[State, str]] = {
    **SIGNS, "not-handed-in": "x", "not-ready": "x", "in-part": "-", "ready": "+",
}  # fmt: skip
STYLES: Final[dict[State, Style]] = {
    "failed": "red", "not-checked": "red", "not-handed-in": "red", "not-ready": "red",
    "undecided": "yellow", "in-part": "bold", "ready": "green",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the columns of a table are, and what its lines are written with."""

    page: Page
    signs: Mapping[State, str]
    name: int
    state: int

    def head(self) -> str:
        """Return the line that names the columns."""
        numbers = " ".join(f"{title:>{width}}" for title, width in NUMBERS)
        state = padded("readiness", self.state)
        line = f"{padded('portfolio', self.name)}  {state}  {numbers}  {FIRST}"
        return self.page.paint(line, "bold") + "\n"

    def line(self, row: Row) -> str:
        """Return the line of a portfolio."""
        name = padded(self.page.one_line(row.name, self.name), self.name)
        state = padded(f"{self.signs[row.state]} {WORDS[row.state]}", self.state)
        before = f"{name}  {self.page.paint(state, STYLES[row.state])}  {_numbers(row)}  "
        left = self.page.width - self.name - self.state - cells(_numbers(row)) - 3 * 2
        return f"{before}{self._first(row, left)}".rstrip() + "\n"

    def end(self, sentences: Iterable[str]) -> str:
        """Return what is said below the table: what its numbers mean, then the sentences."""
        width = min(self.page.width, PROSE)
        lines = (line for each in sentences for line in wrap(shown(each), width))
        legend = (self.page.paint(line, "dim") for line in wrap(LEGEND, width))
        return "\n".join(("", *legend, "", *lines, ""))

    def _first(self, row: Row, width: int) -> str:
        """Return what to look at first; in a short line the sentence goes before its id."""
        whole = f"{row.requirement}: {row.first}" if row.requirement else row.first
        text = whole if cells(shown(whole)) <= width else row.first
        return self.page.one_line(text, width) if width > 0 else ""


def columns_for(look: Look, names: Iterable[str], states: Iterable[State]) -> Columns:
    """Return the columns for portfolios of these names, in what states they may turn out to be."""
    page = page_for(look)
    longest = max((cells(shown(name)) for name in names), default=0)
    most = max(page.width // SHARE_OF_NAME, NARROWEST_NAME)
    return Columns(
        page=page,
        signs=ASCII_SIGNS if look.ascii else SIGNS,
        name=max(min(longest, most), len("portfolio")),
        state=max(2 + len(WORDS[state]) for state in states),
    )


def _numbers(row: Row) -> str:
    pairs = zip(row.counts.shown if row.counts else ("", "", ""), NUMBERS, strict=True)
    return " ".join(f"{number:>{width}}" for number, (_, width) in pairs)
