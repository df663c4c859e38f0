"""The text of slides and sheets for quotations, as far as the limits go."""

from __future__ import annotations


class TextBudget:
    """How many characters of a file may still be kept; what does not fit is not known at all.

    A slide or sheet of which only a half were kept would make words look missing.
    """

    def __init__(self, characters: int) -> None:
        self._left = characters

    def take(self, text: str) -> str | None:
        """Return the text if it fits, else None."""
        if len(text) > self._left:
            return None
        self._left -= len(text)
        return text


class SheetText:
    """Grows cell by cell into what a sheet shows: a line for each row, tabs between cells."""

    def __init__(self, budget: TextBudget) -> None:
        self._budget = budget
        self._pieces: list[str] = []
        self._row = 0
        self._fits = True

    def add(self, row: int, text: str) -> None:
        """Add a cell, in the order of rows."""
        between = "" if not self._pieces else "\t" if row == self._row else "\n"
        self._row = row
        piece = self._budget.take(between + text) if self._fits else None
        if piece is None:
            self._fits, self._pieces = False, []
        else:
            self._pieces.append(piece)

    def whole(self) -> str | None:
        """Return all of it, None if it did not fit."""
        return "".join(self._pieces) if self._fits else None
