"""Facts of CSV and TSV files: one sheet without a name, and lines as every text has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, SheetState
from mcrubric.readers.decoding import decode
from mcrubric.readers.office_text import SheetText, TextBudget
from mcrubric.readers.reading import FactRequest, ReadError
from mcrubric.readers.sheets.csv_rows import rows_of
from mcrubric.readers.sheets.delimited import dialect_of
from mcrubric.readers.sheets.grid import UsedRange
from mcrubric.readers.text_unread import why_unread
from mcrubric.readers.textfacts import count_lines

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

TABS: Final = "text/tab-separated-values"


def read_csv_facts(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Count lines, whatever the size, and find how far the table goes.

    What is larger than the limits or in no known encoding is a text all the same: its cells are
    not known, which is told, and its lines are.
    """
    lines = count_lines(stream)
    stream.seek(0)
    data = stream.read(limits.text_bytes + 1)
    facts = Facts(medium=request.medium, media_type=request.media_type, lines=lines)
    budget = TextBudget(limits.text_bytes)
    try:
        sheet = _sheet(data, request, limits, budget)
    except ReadError as error:
        return replace(facts, text_unread=why_unread(error.problem))
    return replace(facts, sheets=(sheet,), text_unread=budget.unread)


def _sheet(data: bytes, request: FactRequest, limits: Limits, budget: TextBudget) -> SheetState:
    text = decode(data, limits)
    used, shown = UsedRange(), SheetText(budget)
    for row in rows_of(text, dialect_of(text, limits, tabs=request.media_type == TABS), limits):
        used.add(row.number, row.first)
        used.add(row.number, row.last)
        if request.text:
            shown.add(row.number, "\t".join(filter(None, row.fields)))
    return SheetState("", str(used), text=shown.whole() if request.text else None)
