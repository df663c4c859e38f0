"""How spreadsheets name cells: columns by letters, rows by numbers, ranges by two corners."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

LAST_COLUMN: Final = 16_384
"""XFD, the last column of a spreadsheet since 2007 (ECMA-376 part 1, 18.3.1.73)."""
LAST_ROW: Final = 1_048_576
_CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_LETTERS: Final = 26
_BEFORE_A: Final = ord("A") - 1


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Cells from the first to the last row and column, all included, counted from 1."""

    row: int
    column: int
    last_row: int
    last_column: int

    def __str__(self) -> str:
        first = cell_name(self.row, self.column)
        last = cell_name(self.last_row, self.last_column)
        return first if first == last else f"{first}:{last}"


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell: row 3, column 28 is `AB3`."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(_BEFORE_A + rest + 1) + letters
    return f"{letters}{row}"


def column_number(letters: str) -> int:
    """Return the number of a column: `AB` is 28."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - _BEFORE_A
    return number


def cell_at(name: str) -> tuple[int, int] | None:
    """Return row and column of a cell by its name, None if no spreadsheet has such a cell."""
    match = _CELL.fullmatch(name)
    if match is None:
        return None
    row, column = int(match[2]), column_number(match[1])
    fits = 1 <= row <= LAST_ROW and column <= LAST_COLUMN
    return (row, column) if fits else None


def rectangle_of(name: str) -> Rectangle | None:
    """Return the cells of a range such as `B3:D9` or `C7`, None if there are none such."""
    first_name, _, last_name = name.partition(":")
    first, last = cell_at(first_name), cell_at(last_name or first_name)
    if first is None or last is None:
        return None
    rows, columns = sorted((first[0], last[0])), sorted((first[1], last[1]))
    return Rectangle(rows[0], columns[0], rows[1], columns[1])


class UsedRange:
    """Grows with every cell that holds something; its name is blank while there is none."""

    def __init__(self) -> None:
        self._row, self._column = LAST_ROW, LAST_COLUMN
        self._last_row = self._last_column = 0

    def add(self, row: int, column: int) -> None:
        """Take a cell in."""
        if not self._row <= row <= self._last_row:
            self._row, self._last_row = min(self._row, row), max(self._last_row, row)
        if not self._column <= column <= self._last_column:
            self._column = min(self._column, column)
            self._last_column = max(self._last_column, column)

    def __str__(self) -> str:
        if not self._last_row:
            return ""
        return str(Rectangle(self._row, self._column, self._last_row, self._last_column))
