"""Tables whose rows are headed, not their columns: a form for one detail, or several beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.tables.grid import Row
from mcrubric.portfolio.tables.heads import Column, IsData, resolved
from mcrubric.portfolio.tables.records import Named, record_of
from mcrubric.portfolio.tables.words import claims_of, units_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.portfolio.tables.grid import Box, Table
    from mcrubric.portfolio.tables.rows import RowReader

_LEAST: Final = 3
"""Different words in the first column; in a table with a head above, details stand there."""


def heads_of_rows(table: Table, is_data: IsData) -> tuple[Column | None, ...]:
    """Return what each row holds, None where that is not said; nothing if no rows are headed.

    The columns are numbered after their rows.
    """
    first = [row.cells[0] if row.cells[0].column == 1 else None for row in table.rows]
    alone = [len(row.cells) == 1 for row in table.rows]
    claims = [
        {} if box is None or only or is_data(box.text) else claims_of(box.text)
        for box, only in zip(first, alone, strict=True)
    ]
    roles = {role for each in claims for role in each} - {"aside", "number"}
    if len(roles) < _LEAST or "artifact" not in roles or table.width == 1:
        return ()
    return tuple(
        Column(row.number, row.number, said, units_in(box.text)) if box and claim else None
        for row, box, claim, said in zip(table.rows, first, claims, resolved(claims), strict=True)
    )


@dataclass(slots=True)
class _Form:
    """The rows that are read for one detail, or for several side by side."""

    outcomes: list[Row] = field(default_factory=list)
    named: list[Row] = field(default_factory=list)
    rows: list[tuple[Row, Column]] = field(default_factory=list)


def read_forms(heads: Sequence[Column | None], reader: RowReader) -> None:
    """Read a table whose rows are headed: each column beside the heads is an entry.

    Where a row for the outcome or the detail comes again, the next entries begin. A row without a
    head goes on with the one above, or names the details if it is the first.
    """
    form, last = _Form(), None
    for row, head in zip(reader.table.rows, heads, strict=True):
        title = head is None and len(row.cells) == 1 and reader.table.spans(row.cells[0])
        names = head is not None and bool(head.roles & {"detail", "outcome"})
        if form.rows and (title or names):
            _finish(form, reader)
            form = _Form()
        last = head or (last if form.rows else None)
        if title:
            reader.title(row.cells[0])
        elif last is None or "detail" in last.roles:
            form.named.append(row)
        elif "outcome" in last.roles:
            form.outcomes.append(row)
        else:
            form.rows.append((row, last))
    _finish(form, reader)


def _finish(form: _Form, reader: RowReader) -> None:
    """Make the entries of a form, one for each column in which something stands."""
    rows = form.named or [row for row, _ in form.rows]
    for column in sorted({box.column for row in rows for box in row.cells if box.column > 1}):
        outcomes = [reader.outcome_in(box.text) for box in _at(form.outcomes, column)]
        outcome = next(filter(None, outcomes), reader.outcome)
        names = _at(form.named, column)
        record = record_of(
            [(box, (head,)) for row, head in form.rows for box in _at([row], column)]
        )
        if names or not record.empty:
            named = Named(names, outcome) if names else reader.titled
            record.named = [named] if named else []
            reader.records.append(record)


def _at(rows: Sequence[Row], column: int) -> tuple[Box, ...]:
    """Return the cells of some rows in a column, the heads of the rows left out."""
    return tuple(box for row in rows for box in row.cells if 1 < box.column <= column <= box.last)
