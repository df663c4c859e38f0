"""Text with delimiters (CSV, TSV) as fields, each with its row, its column and its place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.limits import Limits

TAB: Final = "\t"
_DELIMITERS: Final = (TAB, ";", ",")  # the first of equals: commas stand within fields too
_DOUBLED: Final = '""'
_SAMPLE: Final = 200
"""Fields by which the delimiter is found: some ten rows of a usual table."""
# Spreadsheet programs write it as the first line, and do not show it.
_SAID: Final = re.compile(r"sep=(.)(?:\n|\Z)", re.IGNORECASE)


class Field(NamedTuple):
    """A field with its pieces as they stand in the source, each with its code point there."""

    row: int
    column: int
    pieces: tuple[tuple[str, int], ...]

    @property
    def text(self) -> str:
        """What the field shows."""
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What stands between fields, and where in the text the first one begins."""

    delimiter: str
    start: int = 0


def dialect_of(text: str, limits: Limits, *, tabs: bool) -> Dialect:
    """Find the delimiter: said in the first line, else the one that makes the most equal rows.

    `tabs`: the name says that tabs stand between the fields.

    Raises:
        ReadError: it has more doubled quotation marks than the limits allow: each cuts a field.
    """
    if text.count(_DOUBLED) > limits.markup_marks:
        detail = f"it has {more_than(limits.markup_marks, 'doubled quotation marks')}"
        raise ReadError(Problem("limit", detail))
    if said := _SAID.match(text):
        return Dialect(said[1], said.end())
    if tabs:
        return Dialect(TAB)
    return Dialect(max(_DELIMITERS, key=lambda each: _evenness(text, each)))


def fields_of(text: str, dialect: Dialect, limits: Limits) -> Iterator[Field]:
    """Yield the fields as RFC 4180 writes them; blank ones are left out.

    A quoted field may hold delimiters, line ends and doubled quotation marks. What stands behind
    the closing mark belongs to the field, and a mark that is never closed ends with the text.

    Raises:
        ReadError: there are more fields than `limits.sheet_cells`.
    """
    for count, field in enumerate(_all_fields(text, dialect)):
        if count >= limits.sheet_cells:
            raise too_many(limits)
        if field.pieces:
            yield field


def row_at(text: str, delimiter: str, at: int, most: int) -> tuple[list[str], int]:
    """Return what the fields of the row at a place show, and where the next row begins.

    A row of more than `most` fields ends with the first that is too many.
    """
    pattern, fields = _field(delimiter), list[str]()
    while at < len(text) and len(fields) <= most and (match := pattern.match(text, at)):
        fields.append((match[1] or "").replace(_DOUBLED, '"') + match[2])
        at = match.end()
        if match[3] != delimiter:
            break
    return fields, at


def too_many(limits: Limits) -> ReadError:
    """Return what to raise for more fields than the limits allow."""
    return ReadError(Problem("limit", f"it has {more_than(limits.sheet_cells, 'cells')}"))


def _field(delimiter: str) -> re.Pattern[str]:
    end = re.escape(delimiter)
    return re.compile(rf'(?:"((?:[^"]++|"")*+)"?)?([^{end}\n]*+)({end}|\n|\Z)')


def _all_fields(text: str, dialect: Dialect) -> Iterator[Field]:
    field = _field(dialect.delimiter)
    at, row, column = dialect.start, 1, 1
    while at < len(text) and (match := field.match(text, at)):
        yield Field(row, column, tuple(_pieces(match)))
        row, column = (row + 1, 1) if match[3] == "\n" else (row, column + 1)
        at = match.end()


def _pieces(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Cut where a doubled mark stands for one, so that each piece is as in the source."""
    if match[1]:
        at = match.start(1)
        for piece in re.findall(r'[^"]*+"|[^"]++', match[1].replace('""', '"')):
            yield piece, at
            at += len(piece) + piece.endswith('"')
    if match[2]:
        yield match[2], match.start(2)


def _evenness(text: str, delimiter: str) -> tuple[int, bool]:
    """Return how many of the first rows have equally many fields, and whether the first has."""
    sample = islice(_all_fields(text, Dialect(delimiter)), _SAMPLE)
    widths = list(Counter(each.row for each in sample).values())
    # The last row may be cut off by the sample, and a row of one field says nothing.
    counted = Counter(width for width in widths[: max(len(widths) - 1, 1)] if width > 1)
    if not counted:
        return 0, False
    width, rows = counted.most_common(1)[0]
    return rows, widths[0] == width
