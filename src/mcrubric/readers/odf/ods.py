"""The XML of OpenDocument spreadsheets, read into sheets and rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.budget import too_many
from mcrubric.readers.odf.odf import DRAW, LINK, OFFICE, TABLE, TEXT, whole_number
from mcrubric.readers.odf.ods_rows import Columns, RepeatedCell, SheetRow
from mcrubric.readers.odf.style_reader import StyleReader, parse_document
from mcrubric.readers.reading import ReadError
from mcrubric.readers.sheets.grid import LAST_COLUMN
from mcrubric.readers.sheets.sheet_document import SheetCell
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.odf.ods_rows import SheetTaker
    from mcrubric.readers.odf.styles import Styles
    from mcrubric.readers.xml_feed import Xml

_TABLE: Final = f"{TABLE}table"
_LINKED: Final = f"{TABLE}dde-link"
_GAPS: Final = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_VISIBILITY: Final = f"{TABLE}visibility"
_VISIBLE: Final = "visible"
# Where a value stands that no text shows (OpenDocument part 3, 19.367 and following).
_VALUES: Final = tuple(
    f"{OFFICE}{each}value" for each in ("string-", "", "date-", "time-", "boolean-")
)
_HOLDS: Final = frozenset((f"{OFFICE}value-type", f"{TABLE}formula", *_VALUES))
_REPEATED: Final = f"{TABLE}number-columns-repeated"
_ROWS: Final = f"{TABLE}number-rows-spanned"
_COLUMNS: Final = f"{TABLE}number-columns-spanned"
# LibreOffice keeps cells of other files that formulas use in tables named after those.
_QUOTED: Final = "'"
_OTHER_FILE: Final = "'#$"


def read_sheets_of(content: Xml, taker: SheetTaker, limits: Limits) -> None:
    """Hand the sheets and rows of a spreadsheet on, in their order.

    Raises:
        ReadError: it is damaged or over a limit.
    """
    styles = StyleReader(limits)
    reader = _SheetReader(styles.styles, taker, limits)
    parse_document(content, styles, limits, start=reader.start, end=reader.end, text=reader.add)


class _SheetReader:
    """Takes the XML of a spreadsheet; `_target` is where paragraphs at this point go.

    A table that is in no other is a sheet, and `_tables` says in how many we are.
    """

    def __init__(self, styles: Styles, taker: SheetTaker, limits: Limits) -> None:
        self._styles = styles
        self._taker = taker
        self._limits = limits
        self._sheets = self._tables = 0
        self._in_sheet = False
        self._cells = self._column = 0
        self._columns = Columns()
        self._row = SheetRow(0, 1)
        self._cell: Mapping[str, str] = {}
        self._link: str | None = None
        self._shown: list[str] = []
        self._comments: list[str] = []
        self._drawn: list[str] = []
        self._line: list[str] = []
        self._target: list[str] | None = None
        self._outer: list[list[str] | None] = []
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            f"{TABLE}table-column": self._add_columns,
            f"{TABLE}table-row": self._begin_row,
            f"{TABLE}table-cell": self._begin_cell,
            f"{TABLE}covered-table-cell": self._begin_cell,
            f"{OFFICE}annotation": self._begin_comment,
            f"{DRAW}object": self._begin_other_file,
            f"{TEXT}p": self._begin_paragraph,
            f"{TEXT}a": self._add_link,
        }
        self._ends: Mapping[str, Callable[[], None]] = {
            f"{TABLE}table-row": self._end_row,
            f"{TABLE}table-cell": self._end_cell,
            f"{TABLE}covered-table-cell": self._end_cell,
            f"{TEXT}p": self._end_paragraph,
        }

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._outer.append(self._target)
        if name in {_TABLE, _LINKED}:
            self._tables += 1
            if name == _TABLE and self._tables == 1:
                self._begin_sheet(attributes)
        elif not self._in_sheet or self._tables > 1:
            return
        elif name in self._starts:
            self._starts[name](attributes)
        elif name in _GAPS:
            self._line.append(_GAPS[name])
        elif name.startswith(DRAW) and self._target is not self._comments:
            self._target = self._drawn

    def add(self, text: str) -> None:
        if self._in_sheet:
            self._line.append(text)

    def end(self, name: str) -> None:
        if name in {_TABLE, _LINKED}:
            self._tables -= 1
            if not self._tables and self._in_sheet:
                self._in_sheet = False
                self._taker.end_sheet("\n".join(self._drawn))
        elif self._in_sheet and self._tables == 1 and name in self._ends:
            self._ends[name]()
        self._target = self._outer.pop()

    def _begin_sheet(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get(f"{TABLE}name", "")
        if name.startswith(_QUOTED) and _OTHER_FILE in name:
            return
        self._sheets += 1
        if self._sheets > self._limits.slides:
            raise too_many(self._limits.slides, "sheets")
        self._in_sheet = True
        self._row, self._columns, self._drawn = SheetRow(0, 1), Columns(), []
        style = self._styles.find("table", attributes.get(f"{TABLE}style-name", ""))
        self._taker.begin_sheet(name, hidden=not style.shown)

    def _add_columns(self, attributes: Mapping[str, str]) -> None:
        times = whole_number(attributes.get(f"{TABLE}number-columns-repeated"))
        self._columns.add(times, hidden=attributes.get(_VISIBILITY, _VISIBLE) != _VISIBLE)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        times = whole_number(attributes.get(f"{TABLE}number-rows-repeated"))
        self._row = SheetRow(
            self._row.row + self._row.times if self._row.row else 1, times,
            hidden=attributes.get(_VISIBILITY, _VISIBLE) != _VISIBLE,
        )  # fmt: skip
        self._column = 1

    def _end_row(self) -> None:
        if self._row.cells:
            self._taker.add_row(self._row)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._cell, self._link = attributes, None
        self._shown, self._comments, self._line = [], [], []
        self._target = self._shown

    def _end_cell(self) -> None:
        times = whole_number(self._cell.get(_REPEATED))
        text = "\n".join(self._shown)
        in_use = bool(text) or not _HOLDS.isdisjoint(self._cell)
        if in_use or self._comments:
            cell = SheetCell(
                self._row.row, self._column, text or self._value(),
                rows=whole_number(self._cell.get(_ROWS)),
                columns=whole_number(self._cell.get(_COLUMNS)),
                link=self._link, comments=tuple(self._comments),
            )  # fmt: skip
            self._add_cells(RepeatedCell(cell, times, in_use))
        self._column += times

    def _add_cells(self, repeated: RepeatedCell) -> None:
        """Add cells, apart where some of them stand in hidden columns and some do not."""
        for column, times, unseen in self._columns.runs(self._column, repeated.times):
            self._cells += 1
            if self._cells > self._limits.sheet_cells:
                detail = f"it has {more_than(self._limits.sheet_cells, 'cells in use')}"
                raise ReadError(Problem("limit", detail))
            if len(self._row.cells) >= LAST_COLUMN:
                raise ReadError(Problem("limit", f"a row has more than {LAST_COLUMN:,} cells"))
            cell, hidden = repeated.cell, unseen or self._row.hidden
            if hidden or column != cell.column:
                cell = replace(cell, column=column, hidden=hidden)
            same = cell is repeated.cell and times == repeated.times
            self._row.cells.append(repeated if same else RepeatedCell(cell, times, repeated.in_use))

    def _value(self) -> str:
        return next((self._cell[each] for each in _VALUES if self._cell.get(each)), "")

    def _begin_comment(self, _: Mapping[str, str]) -> None:
        self._target = self._comments

    def _begin_other_file(self, _: Mapping[str, str]) -> None:
        self._target = None

    def _begin_paragraph(self, _: Mapping[str, str]) -> None:
        self._line = []

    def _end_paragraph(self) -> None:
        if self._target is not None:
            self._target.append("".join(self._line))
        self._line = []

    def _add_link(self, attributes: Mapping[str, str]) -> None:
        self._link = self._link or attributes.get(f"{LINK}href")
