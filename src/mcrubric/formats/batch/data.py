"""The lines for programs: JSON Lines, and CSV for spreadsheets, with the mark that Excel needs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from mcrubric.escaping import csv, json_text
from mcrubric.formats.batch.row import NUMBERS
from mcrubric.formats.csv.rows import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from mcrubric.formats.batch.row import Row

HEAD: Final = (
    "name", "handed_in", "readiness", "to_do", "worth_a_look", "undecided", "requirement", "first",
    "exit", "at_least",
)  # fmt: skip


def csv_head() -> str:
    """Return the row that names the columns, behind the mark that says how the file is encoded."""
    return BYTE_ORDER_MARK + csv.row(HEAD)


def csv_line(row: Row) -> str:
    """Return the row of a portfolio; what is not known is blank."""
    told = {
        "name": row.name,
        "handed_in": "yes" if row.handed_in else "no",
        "readiness": row.readiness,
        **(asdict(row.counts) if row.counts else dict.fromkeys(NUMBERS)),
        "requirement": row.requirement,
        "first": row.first,
        "exit": row.exit,
        "at_least": " ".join(row.counts.at_least) if row.counts else None,
    }
    return csv.row("" if told[name] is None else str(told[name]) for name in HEAD)


def json_line(row: Row) -> str:
    """Return a portfolio as one line of JSON; what is not known is null."""
    told = {
        "name": row.name,
        "handed_in": row.handed_in,
        "readiness": row.readiness,
        "counts": asdict(row.counts) if row.counts else None,
        "first": {"requirement": row.requirement or None, "text": row.first} if row.first else None,
        "exit": row.exit,
    }
    return json_text.document(json.dumps(told, ensure_ascii=False)) + "\n"
