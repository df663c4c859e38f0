"""Facts of OpenDocument spreadsheets: their sheets, and how far each is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from mcrubric.model.artifacts import Facts, SheetState
from mcrubric.readers.odf.odf import parts_of
from mcrubric.readers.odf.ods import read_sheets_of
from mcrubric.readers.office_text import SheetText, TextBudget
from mcrubric.readers.sheets.grid import UsedRange

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits
    from mcrubric.readers.odf.ods_rows import SheetRow
    from mcrubric.readers.reading import FactRequest


def read_ods_facts(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read every sheet that is there, hidden ones too.

    In use are cells that hold a value, a text or a formula; a format alone is no use.

    Raises:
        ReadError: the file cannot be read.
    """
    sheets = _Sheets(limits, keeps_text=request.text)
    with parts_of(stream, limits) as parts:
        read_sheets_of(parts.content(), sheets, limits)
    return Facts(
        medium=request.medium,
        media_type=request.media_type,
        sheets=tuple(sheets.states),
        text_unread=sheets.budget.unread,
    )


class _Sheets:
    """Collects the states of sheets."""

    def __init__(self, limits: Limits, *, keeps_text: bool) -> None:
        self.states: list[SheetState] = []
        self._cells_left = limits.sheet_cells
        self.budget = TextBudget(limits.text_bytes)
        self._keeps_text = keeps_text
        self._name, self._hidden = "", False
        self._used = UsedRange()
        self._shown: SheetText | None = None
        self._last_row = 0

    def begin_sheet(self, name: str, *, hidden: bool) -> None:
        self._name, self._hidden, self._last_row = name, hidden, 0
        self._used = UsedRange()
        self._shown = SheetText(self.budget) if self._keeps_text else None

    def add_row(self, row: SheetRow) -> None:
        in_use = [each for each in row.cells if each.in_use]
        for each in in_use:
            self._used.add(row.row, each.cell.column)
            self._used.add(row.row + row.times - 1, each.cell.column + each.times - 1)
        self._cells_left -= row.count
        if self._cells_left < 0 and self._shown:
            self.budget.leave()
            self._shown = None
        if self._shown and in_use:
            for number, text in row.all_texts():
                self._shown.add(number, text)
            self._last_row = row.row + row.times

    def end_sheet(self, drawn: str) -> None:
        if self._shown and drawn:
            self._shown.add(self._last_row + 1, drawn)
        text = self._shown.whole() if self._shown else None
        self.states.append(SheetState(self._name, str(self._used), self._hidden, text))
