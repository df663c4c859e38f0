"""Text of strangers in CSV: cells, never formulas, quotes or line ends of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.escaping.characters import holdable

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORMULA: Final = re.compile(r"^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""How spreadsheets tell a formula, also in full width and behind spaces (OWASP, CSV Injection)."""

_LINE_END: Final = re.compile("[\t\r\n\u2028\u2029]+")
"""A cell may hold them in quotes; programs that go line by line would see a row begin."""


def cell(value: str) -> str:
    """Return one cell in quotes (RFC 4180, section 2), in one line.

    What a spreadsheet would take for a formula gets an apostrophe before it, which says "text".
    Numbers of our own need no cell made: `-5` as a text would get the apostrophe too.
    """
    line = _LINE_END.sub(" ", holdable(value))
    safe = f"'{line}" if _FORMULA.search(line) or value[:1] in ("\t", "\r") else line
    return '"' + safe.replace('"', '""') + '"'


def row(values: Iterable[str]) -> str:
    """Return a row of cells with its line end (CRLF)."""
    return ",".join(map(cell, values)) + "\r\n"
