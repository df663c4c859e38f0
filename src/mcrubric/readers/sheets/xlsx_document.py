"""An XLSX workbook into a Document: its sheets as tables, with what is hidden and remarked."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from mcrubric.model.limits import Limits
from mcrubric.readers.packages import Package, open_package
from mcrubric.readers.sheets.sheet_document import (
    SheetCell,
    SheetDocumentBuilder,
    most_cells,
    too_many_cells,
)
from mcrubric.readers.sheets.xlsx_beside import Beside, read_comments
from mcrubric.readers.sheets.xlsx_cells import CellCounter, RawCell, scan_sheet
from mcrubric.readers.sheets.xlsx_texts import CellTexts, read_texts
from mcrubric.readers.sheets.xlsx_workbook import ListedSheet, read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.documents import Document


_BITS: Final = 15  # a column's number fits in
_LAST: Final = (1 << _BITS) - 1


def workbook_document(data: bytes, path: str, limits: Limits) -> Document:
    """Read a workbook; its formulas are not, only what they came to when it was saved.

    Raises:
        ReadError: it is no XLSX workbook, or over a limit.
    """
    builder = SheetDocumentBuilder(path, limits)
    with open_package(BytesIO(data), limits) as package:
        workbook = read_workbook(package, limits)
        texts = read_texts(package, workbook, limits)
        reading = _Reading(package, limits, CellCounter(limits), texts)
        for sheet in workbook.sheets:
            builder.begin_sheet(sheet.name, hidden=sheet.hidden)
            for cell in reading.cells(sheet):
                builder.add(cell)
    return builder.build()


@dataclass(frozen=True, slots=True)
class _Reading:
    package: Package
    limits: Limits
    counter: CellCounter
    texts: CellTexts

    def cells(self, sheet: ListedSheet) -> Iterator[SheetCell]:
        """Yield the cells of a sheet in the order of rows, with those that have only comments."""
        if not sheet.cells:
            return
        beside = Beside(self.package, sheet.part, self.limits)
        shown, formulas, hidden = self._scanned(sheet, beside)
        hidden_columns = beside.hidden_columns()
        comments = read_comments(self.package, sheet.part, self.limits)
        for number in sorted(shown.keys() | {row << _BITS | column for row, column in comments}):
            place = row, column = number >> _BITS, number & _LAST
            rows, columns = beside.merged.get(place, (1, 1))
            yield SheetCell(
                row, column, shown.pop(number, ""), rows, columns,
                hidden=number in hidden or column in hidden_columns,
                link=beside.link(place, formulas.get(number, "")),
                comments=comments.get(place, ()),
            )  # fmt: skip

    def _scanned(
        self, sheet: ListedSheet, beside: Beside
    ) -> tuple[dict[int, str], dict[int, str], set[int]]:
        """Return what cells show, those formulas that may be links, and which rows are hidden.

        Cells are numbered row by row, for a number takes half the memory of a row and a column.
        """
        shown: dict[int, str] = {}
        formulas: dict[int, str] = {}
        hidden: set[int] = set()
        most = most_cells(self.limits)

        def found(cell: RawCell) -> None:
            number = cell.row << _BITS | cell.column
            shown[number] = self.texts.of(cell)
            if cell.formula:
                formulas[number] = cell.formula
            if cell.hidden:
                hidden.add(number)
            if len(shown) > most:
                raise too_many_cells(self.limits)

        xml = self.package.pieces(sheet.part)
        scan_sheet(xml, self.counter, self.limits, found, beside.start)
        return shown, formulas, hidden
