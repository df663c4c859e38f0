"""The XML of one sheet of a workbook as cells, in the order in which they stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.model.artifacts import Problem
from mcrubric.readers.grid import cell_at
from mcrubric.readers.reading import ReadError
from mcrubric.readers.xlsx_names import named, switched_on
from mcrubric.readers.xml import parse_xml

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

_DIGITS: Final = "0123456789"
_TAGS: Final = {
    name: tag for tag in ("c", "row", "v", "t", "f", "is", "rPh") for name in named(tag)
}


class RawCell(NamedTuple):
    """A cell as the file has it (ECMA-376 part 1, 18.3.1.4); `kind` says how to read `value`.

    `style` is an index into the cell formats. `hidden`: the row is.
    """

    row: int
    column: int
    kind: str
    style: str
    value: str
    formula: str
    hidden: bool


Found = Callable[[RawCell], None]
Beside = Callable[[str, Mapping[str, str]], None]


class CellCounter:
    """Counts the cells of all sheets of a workbook, also those that hold nothing."""

    def __init__(self, limits: Limits) -> None:
        self._most = limits.sheet_cells
        self._count = 0

    def add(self) -> None:
        """Count one more.

        Raises:
            ReadError: there are more than `limits.sheet_cells`.
        """
        self._count += 1
        if self._count > self._most:
            raise ReadError(Problem("limit", f"its sheets have more than {self._most:,} cells"))


def scan_sheet(  # noqa: C901 - one case an element
    xml: bytes, counter: CellCounter, limits: Limits, found: Found, beside: Beside | None = None
) -> None:
    """Call `found` for every cell that holds a value or a formula; a format alone is nothing.

    `beside` is called with the name and attributes of every element outside of cells and rows.
    It is one function, because a call more for each of a million elements doubles its time.

    Raises:
        ReadError: it is no XML, or over a limit.
    """
    places = _Places()
    cell: Mapping[str, str] = {}
    value: list[str] = []
    formula: list[str] = []
    into: list[str] | None = None
    holds = phonetic = row_hidden = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal cell, into, holds, phonetic, row_hidden
        match _TAGS.get(name):
            case "c":
                counter.add()
                places.begin_cell(attributes.get("r", ""))
                cell, holds = attributes, False
                value.clear()
                formula.clear()
            case "v":
                into = value
            case "t" if not phonetic:
                into = value
            case "f":
                holds, into = True, formula
            case "is":
                holds = True
            case "rPh":
                phonetic = True
            case "row":
                places.begin_row(attributes.get("r", ""))
                row_hidden = switched_on(attributes, "hidden")
            case None if beside is not None:
                beside(name, attributes)

    def end(name: str) -> None:
        nonlocal into, phonetic
        match _TAGS.get(name):
            case "c" if holds or value:
                found(RawCell(
                    places.row, places.column, cell.get("t", "n"), cell.get("s", ""),
                    "".join(value), "".join(formula), row_hidden,
                ))  # fmt: skip
            case "v" | "t" | "f":
                into = None
            case "rPh":
                phonetic = False

    def text(text: str) -> None:
        if into is not None:
            into.append(text)

    parse_xml(xml, limits, start=start, end=end, text=text)


class _Places:
    """Where cells lie: by their own names, and in order where they have none."""

    def __init__(self) -> None:
        self.row = 0
        self.column = 0
        self._row_name = ""
        self._columns: dict[str, int] = {}

    def begin_row(self, name: str) -> None:
        """Go to a row, to the next one if its number is none."""
        place = cell_at(f"A{name}")
        self.row = place[0] if place else self.row + 1
        self.column = 0
        self._row_name = name

    def begin_cell(self, name: str) -> None:
        """Go to a cell; its own name counts more than the row that it stands in."""
        letters = name.rstrip(_DIGITS)
        column = self._columns.get(letters)
        if column is not None and name[len(letters) :] == self._row_name:
            self.column = column
        elif place := cell_at(name):
            self.row, self.column = place
            self._columns[letters] = self.column
        else:
            self.column += 1
