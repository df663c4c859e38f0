"""Facts of XLSX workbooks: their sheets, the ranges in use, and what the cells show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from mcrubric.model.artifacts import Facts, SheetState
from mcrubric.model.limits import Limits
from mcrubric.readers.office_text import SheetText, TextBudget
from mcrubric.readers.packages import Package, open_package
from mcrubric.readers.sheets.grid import UsedRange
from mcrubric.readers.sheets.xlsx_cells import CellCounter, RawCell, scan_sheet
from mcrubric.readers.sheets.xlsx_drawings import drawn_on
from mcrubric.readers.sheets.xlsx_texts import CellTexts, read_texts
from mcrubric.readers.sheets.xlsx_workbook import ListedSheet, read_workbook

if TYPE_CHECKING:
    from mcrubric.readers.reading import FactRequest


def read_xlsx_facts(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read which sheets there are, hidden ones too, and which of their cells hold something.

    What the file says of the range in use is not believed: it is made from the cells, and from
    where charts and pictures lie.

    Raises:
        ReadError: the file cannot be read, or is over a limit.
    """
    with open_package(stream, limits) as package:
        workbook = read_workbook(package, limits)
        texts = read_texts(package, workbook, limits) if request.text else None
        look = _Look(package, limits, CellCounter(limits), texts, TextBudget(limits.text_bytes))
        sheets = tuple(map(look.into, workbook.sheets))
    return Facts(
        medium=request.medium, media_type=request.media_type,
        sheets=sheets, text_unread=look.budget.unread,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Look:
    package: Package
    limits: Limits
    counter: CellCounter
    texts: CellTexts | None
    budget: TextBudget

    def into(self, sheet: ListedSheet) -> SheetState:
        """Read one sheet; without `texts` nobody asks what its cells show."""
        shown, used, texts = SheetText(self.budget), UsedRange(), self.texts

        def found(cell: RawCell) -> None:
            if texts and (text := texts.of(cell)):
                shown.add(cell.row, text)

        if sheet.cells:
            xml = self.package.pieces(sheet.part)
            used = scan_sheet(xml, self.counter, self.limits, found if texts else None)
            for row, column in drawn_on(self.package, sheet.part, self.limits):
                used.add(row, column)
        return SheetState(sheet.name, str(used), sheet.hidden, shown.whole() if texts else None)
