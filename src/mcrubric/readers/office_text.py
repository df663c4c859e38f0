"""The text of slides and sheets for quotations, as far as the limits go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mcrubric.model.artifacts import TextUnread

_PIECES: Final = 100_000  # each takes as much memory as 50 letters


class TextBudget:
    """How many characters of a file may still be kept; what does not fit is not known at all.

    A slide or sheet of which only a half were kept would make words look missing. `unread` says
    whether something was left out.
    """

    def __init__(self, characters: int) -> None:
        self.left = characters
        self.unread: TextUnread | None = None

    def take(self, text: str) -> str | None:
        """Return the text if it fits, else None."""
        if len(text) > self.left:
            self.leave()
            return None
        self.left -= len(text)
        return text

    def leave(self) -> None:
        """Leave a text out, for it is over a limit."""
        self.unread = "limit"


class SheetText:
    """Grows cell by cell into what a sheet shows: a line for each row, tabs between cells."""

    def __init__(self, budget: TextBudget) -> None:
        self._budget = budget
        self._pieces: list[str] = []
        self._length = 0
        self._row = 0

    def add(self, row: int, text: str) -> None:
        """Add a cell, in the order of rows; what goes beyond the budget is not kept."""
        self._length += len(text) + 1
        if self._length > self._budget.left:
            self._pieces = []  # nobody will ask for them
            return
        self._pieces += ("\t" if row == self._row else "\n", text)
        self._row = row
        if len(self._pieces) > _PIECES:
            self._pieces = ["".join(self._pieces)]

    def whole(self) -> str | None:
        """Return all of it, None if it does not fit."""
        if self._length > self._budget.left:
            self._budget.leave()
            return None
        return self._budget.take("".join(self._pieces)[1:])
