"""Rows of an OpenDocument spreadsheet, which stand for as many alike as the file says."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from mcrubric.readers.sheets.sheet_document import SheetCell

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class RepeatedCell:
    """A cell that holds something, and how many of the same stand side by side.

    `in_use` is False if it holds no more than a comment.
    """

    cell: SheetCell
    times: int
    in_use: bool = True


@dataclass(slots=True)
class SheetRow:
    """The cells of a row that hold something, and how many rows of the same follow each other."""

    row: int
    times: int
    hidden: bool = False
    cells: list[RepeatedCell] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many cells it stands for."""
        return self.times * sum(each.times for each in self.cells)

    def all_cells(self) -> Iterator[SheetCell]:
        """Yield each cell that it stands for; `count` says how many those are."""
        for down in range(self.times):
            for each in self.cells:
                for along in range(each.times):
                    at = each.cell
                    yield replace(at, row=at.row + down, column=at.column + along)

    def all_texts(self) -> Iterator[tuple[int, str]]:
        """Yield the row and the text of each of `all_cells`."""
        for number in range(self.row, self.row + self.times):
            for each in self.cells:
                for _ in range(each.times):
                    yield number, each.cell.text


class Columns:
    """Which columns of a sheet are hidden."""

    def __init__(self) -> None:
        self._firsts: list[int] = [1]
        self._hidden: list[bool] = [False]
        self._next = 1

    def add(self, times: int, *, hidden: bool) -> None:
        """Take the next columns; those that the file does not speak of are shown."""
        at, self._next = self._next, self._next + times
        if hidden and self._firsts[-1] == at and len(self._firsts) > 1:
            self._firsts[-1] = self._next
        elif hidden:
            self._firsts += [at, self._next]
            self._hidden += [True, False]

    def runs(self, column: int, times: int) -> Iterator[tuple[int, int, bool]]:
        """Cut columns where some are hidden: yield first column, how many, and whether hidden."""
        end = column + times
        index = bisect_right(self._firsts, column) - 1
        while column < end:
            last = index + 1 == len(self._firsts)
            stop = end if last else min(end, self._firsts[index + 1])
            yield column, stop - column, self._hidden[index]
            column, index = stop, index + 1


class SheetTaker(Protocol):
    """Takes sheets and rows in the order of the file."""

    def begin_sheet(self, name: str, *, hidden: bool) -> None:
        """Take the next sheet."""

    def add_row(self, row: SheetRow) -> None:
        """Take rows that hold something."""

    def end_sheet(self, drawn: str) -> None:
        """Take the end of a sheet, with the words of shapes that lie on it."""
