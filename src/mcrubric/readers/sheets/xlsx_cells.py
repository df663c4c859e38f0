"""The XML of one sheet of a workbook as cells, in the order in which they stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError
from mcrubric.readers.sheets.grid import LAST_COLUMN, UsedRange, cell_at
from mcrubric.readers.sheets.xlsx_names import named, switched_on
from mcrubric.readers.xml import parse_flat, too_deep
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits
    from mcrubric.readers.xml_feed import Xml

_DIGITS: Final = "0123456789"
_MANY: Final = 10_000
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
        self._most = self._left = limits.sheet_cells

    def take(self, cells: int) -> None:
        """Count so many more.

        Raises:
            ReadError: there are more than `limits.sheet_cells` in all.
        """
        self._left -= cells
        if self._left < 0:
            raise ReadError(Problem("limit", f"its sheets have {more_than(self._most, 'cells')}"))


def scan_sheet(  # noqa: C901, PLR0915 - one case an element
    xml: Xml,
    counter: CellCounter,
    limits: Limits,
    found: Found | None = None,
    beside: Beside | None = None,
) -> UsedRange:
    """Return the range of the cells that hold a value or a formula; a format alone is nothing.

    `found` is called with each of these cells, `beside` with the name and attributes of every
    element outside of cells and rows. All is done in three functions without calls of their own,
    for each runs once for every cell, and a call more for each doubles the time.

    Raises:
        ReadError: it is no XML, or over a limit.
    """
    deepest, tag_of = limits.xml_depth, _TAGS.get
    rows: set[int] = set()
    columns: set[int] = set()
    numbers: dict[str, int] = {}
    cell: Mapping[str, str] = {}
    value: list[str] = []
    formula: list[str] = []
    into: list[str] | None = None
    row_name = ""
    row = column = depth = cells = 0
    holds = phonetic = row_hidden = False

    def start(  # noqa: C901, PLR0912 - one case an element
        name: str, attributes: Mapping[str, str]
    ) -> None:
        nonlocal cell, into, holds, phonetic, row, column, row_name, row_hidden, depth, cells
        depth += 1
        if depth > deepest:
            raise too_deep(limits)
        tag = tag_of(name)
        if tag == "c":
            cells += 1
            cell, holds, into = attributes, False, None
            cell_name = attributes.get("r", "")
            letters = cell_name.rstrip(_DIGITS)
            known = numbers.get(letters)
            if known is not None and cell_name[len(letters) :] == row_name:
                column = known
            elif place := cell_at(cell_name):  # its own name counts more than where it stands
                row, column = place
                numbers[letters] = column
            elif column < LAST_COLUMN:
                column += 1
            else:
                raise ReadError(Problem("limit", f"a row has more than {LAST_COLUMN:,} cells"))
        elif tag == "v" or (tag == "t" and not phonetic):
            into = value
        elif tag == "f":
            holds, into = True, formula
        elif tag == "is":
            holds = True
        elif tag == "rPh":
            phonetic = True
        elif tag == "row":
            counter.take(cells)
            cells = column = 0
            row_name = attributes.get("r", "")
            row = _row_number(row_name) or row + 1
            if len(rows) > _MANY:  # only where they begin and end is asked for
                rows.intersection_update((min(rows), max(rows)))
            row_hidden = switched_on(attributes, "hidden")
        elif beside is not None:
            beside(name, attributes)

    def end(name: str) -> None:
        nonlocal into, phonetic, depth
        depth -= 1
        tag = tag_of(name)
        if tag == "c":
            if holds or value:
                rows.add(row)
                columns.add(column)
                if found is not None:
                    kind, style = cell.get("t", "n"), cell.get("s", "")
                    shown, made = "".join(value), "".join(formula)
                    found(RawCell(row, column, kind, style, shown, made, row_hidden))
                value.clear()
                formula.clear()
        elif tag == "rPh":
            phonetic = False
        elif tag is not None:
            into = None

    def text(text: str) -> None:
        if into is not None:
            into.append(text)

    parse_flat(xml, limits, start=start, end=end, text=text)
    counter.take(cells)
    used = UsedRange()
    if rows:
        used.add(min(rows), min(columns))
        used.add(max(rows), max(columns))
    return used


def _row_number(name: str) -> int:
    """Return the number of a row, 0 if no spreadsheet has such a row."""
    place = cell_at(f"A{name}")
    return place[0] if place else 0
