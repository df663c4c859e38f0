"""An XLSX workbook into a Document: its sheets as tables, with what is hidden and remarked."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from mcrubric.model.limits import Limits
from mcrubric.readers.packages import Package, open_package
from mcrubric.readers.sheets.sheet_document import SheetCell, SheetDocumentBuilder, too_many_cells
from mcrubric.readers.sheets.xlsx_beside import Beside, read_comments
from mcrubric.readers.sheets.xlsx_cells import CellCounter, RawCell, scan_sheet
from mcrubric.readers.sheets.xlsx_texts import CellTexts, read_texts
from mcrubric.readers.sheets.xlsx_workbook import ListedSheet, read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.documents import Document


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
        raw: dict[tuple[int, int], RawCell] = {}
        beside = Beside(self.package, sheet.part, self.limits)

        def found(cell: RawCell) -> None:
            raw[cell.row, cell.column] = cell
            if len(raw) > self.limits.markup_marks:
                raise too_many_cells(self.limits)

        xml = self.package.pieces(sheet.part)
        scan_sheet(xml, self.counter, self.limits, found, beside.start)
        hidden_columns = beside.hidden_columns()
        comments = read_comments(self.package, sheet.part, self.limits)
        for place in sorted(raw.keys() | comments.keys()):
            row, column = place
            cell = raw.get(place)
            rows, columns = beside.merged.get(place, (1, 1))
            yield SheetCell(
                row, column, self.texts.of(cell) if cell else "", rows, columns,
                hidden=(cell is not None and cell.hidden) or column in hidden_columns,
                link=beside.link(place, cell.formula if cell else ""),
                comments=comments.get(place, ()),
            )  # fmt: skip
