"""Sheets by name or number, and cells in them, looked up in what sheets a file has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.answers import (
    UNKNOWN,
    Answer,
    count_of,
    mismatch,
    near_name,
    not_read,
    out_of_range,
    resolved,
    unverifiable,
)  # fmt: skip
from mcrubric.locators.nearness import holds, nearest, words_of
from mcrubric.locators.spoken import short
from mcrubric.readers.sheets.grid import (
    LAST_COLUMN,
    LAST_ROW,
    Rectangle,
    column_number,
    rectangle_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.artifacts import Facts, SheetState
    from mcrubric.model.locators import Sheet

_ROWS: Final = re.compile(r"([0-9]+):([0-9]+)")
_COLUMNS: Final = re.compile(r"([A-Za-z]{1,3}):([A-Za-z]{1,3})")
_MOST_NAMES: Final = 6
"""Sheets that a message lists."""


def find_sheet(sheet: Sheet, facts: Facts) -> Answer:  # noqa: PLR0911 - one case a kind
    """Look a sheet and its cells up; names are compared without case, blanks and marks.

    Cells of no sheet in particular are looked up in the only one, or in the only one in which they
    hold something.
    """
    if facts.medium == "audio":
        return mismatch("a sound recording, which has no sheets")
    if facts.medium != "sheets":
        return UNKNOWN
    if facts.sheets is None:
        return not_read(facts.text_unread)
    named = sheets_named(sheet.name, facts.sheets)
    if sheet.name and not named:
        return _not_named(sheet.name, facts.sheets)
    if sheet.cells:
        return _cells(sheet.cells, named, facts.sheets)
    if len(named) > 1:
        return unverifiable(f"more than one is called so: {_list(named)}")
    return resolved(_told(named[0])) if named else UNKNOWN


def find_sheet_number(number: str, facts: Facts) -> Answer:
    """Look `sheet 2` up: the sheet of that name, or the second one; where both are, it is told."""
    if facts.medium != "sheets" or not number.isdecimal():
        return UNKNOWN
    if facts.sheets is None:
        return not_read(facts.text_unread)
    called = [each for each in facts.sheets if _squeezed(each.name) in (number, f"sheet{number}")]
    at = int(number) - 1
    counted = facts.sheets[at : at + 1] if at >= 0 else ()
    if called and counted and counted[0] not in called:
        there = f"“{short(counted[0].name)}” is number {number}, another is called so"
        return Answer("label-differs", there)
    found = [*called, *counted]
    return resolved(_told(found[0])) if found else out_of_range(_all_names(facts.sheets))


def sheets_named(name: str, sheets: Sequence[SheetState]) -> tuple[SheetState, ...]:
    """Return the sheets that a name fits: by all of it, else by words of it; all for no name.

    The only sheet of a file whose sheets have no names fits every name.
    """
    if not name or not any(each.name for each in sheets):
        return tuple(sheets)
    alike = tuple(each for each in sheets if _squeezed(each.name) == _squeezed(name))
    wanted = words_of(name)
    part = tuple(each for each in sheets if wanted and holds(words_of(each.name), wanted))
    return alike or part


def _not_named(name: str, sheets: Sequence[SheetState]) -> Answer:
    near = nearest(words_of(name), [words_of(each.name) for each in sheets])
    if near is not None:
        return near_name(short(sheets[near].name))
    return out_of_range(_all_names(sheets))


def _cells(cells: str, named: Sequence[SheetState], sheets: Sequence[SheetState]) -> Answer:
    wanted = _rectangle(cells)
    if wanted is None:
        return out_of_range(f"a sheet has {LAST_ROW:,} rows and {LAST_COLUMN:,} columns")
    if any(each.cells and rectangle_of(each.cells) is None for each in named):
        return unverifiable()  # what was handed in as a range is none
    holding = [each for each in named if _overlap(wanted, rectangle_of(each.cells))]
    shown = [each for each in holding if not each.hidden] or holding
    if len(shown) == 1:
        return resolved(_told(shown[0]) if len(sheets) > 1 else _used(shown[0]))
    if shown:
        return unverifiable(f"which sheet is not said; there are {_list(shown)}")
    used = _used(named[0]) if len(named) == 1 else f"in none of its {count_of(len(named), 'sheet')}"
    return Answer("empty-place", used)


def _rectangle(cells: str) -> Rectangle | None:
    """Read `B3:D9`, whole rows `4:9` and whole columns `C:E`."""
    if rows := _ROWS.fullmatch(cells):
        first, last = sorted((int(rows[1]), int(rows[2])))
        return Rectangle(first, 1, last, LAST_COLUMN) if 1 <= first <= LAST_ROW else None
    if columns := _COLUMNS.fullmatch(cells):
        first, last = sorted((column_number(columns[1]), column_number(columns[2])))
        return Rectangle(1, first, LAST_ROW, last) if first <= LAST_COLUMN else None
    return rectangle_of(cells)


def _overlap(one: Rectangle, other: Rectangle | None) -> bool:
    if other is None:
        return False
    rows = one.row <= other.last_row and other.row <= one.last_row
    return rows and one.column <= other.last_column and other.column <= one.last_column


def _squeezed(name: str) -> str:
    return words_of(name).replace(" ", "")


def _told(sheet: SheetState) -> str:
    return f"sheet “{short(sheet.name)}”" + (", which is hidden" if sheet.hidden else "")


def _used(sheet: SheetState) -> str:
    return f"{sheet.cells} are in use" if sheet.cells else "the sheet is empty"


def _all_names(sheets: Sequence[SheetState]) -> str:
    return f"there {'is' if len(sheets) == 1 else 'are'} {_list(sheets)}"


def _list(sheets: Sequence[SheetState]) -> str:
    named = [f"“{short(each.name)}”" for each in sheets[:_MOST_NAMES]]
    more = [f"{len(sheets) - _MOST_NAMES:,} more"] if len(sheets) > _MOST_NAMES else []
    *first, last = [*named, *more] or ["no sheets"]
    return f"{', '.join(first)} and {last}" if first else last
