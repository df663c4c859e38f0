"""The row that heads a table: which column holds what."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.loosely import loose
from mcrubric.portfolio.tables.words import STRONG, Role, claims_of, units_in

if TYPE_CHECKING:
    from mcrubric.portfolio.tables.grid import Box, Row, Table

LOOKED_AT: Final = 12
"""Rows: below so many a title and an introduction end."""
_LEAST: Final = 2
"""Roles that a head has; a single word may stand in any table."""
_ASKED: Final[frozenset[Role]] = frozenset(("artifact", "place", "explanation"))

IsData = Callable[[str], bool]
"""Tells of a cell's text that it names a detail, a file or a place: it heads nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """What the columns from `first` to `last` hold, and what bare numbers in them count."""

    first: int
    last: int
    roles: frozenset[Role]
    units: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of a table from left to right, the rows that say so, and what these hold."""

    columns: tuple[Column, ...]
    rows: frozenset[int] = frozenset()
    texts: frozenset[tuple[str, ...]] = frozenset()

    def above(self, box: Box) -> tuple[Column, ...]:
        """Return the columns in which a cell lies."""
        first = bisect_left(self.columns, box.column, key=lambda each: each.last)
        return tuple(takewhile(lambda each: each.first <= box.last, self.columns[first:]))

    def has(self, role: Role) -> bool:
        """Tell whether a column holds something."""
        return any(role in each.roles for each in self.columns)

    def holds(self, row: Row) -> bool:
        """Tell whether a row is the head, or repeats it as behind the break of a page."""
        return row.number in self.rows or _texts(row) in self.texts


def head_of(table: Table, is_data: IsData) -> Head | None:
    """Find the head of a table: a row in which at least two columns say what they hold."""
    for index, row in enumerate(table.rows[:LOOKED_AT]):
        if not _heads(row, is_data, unclaimed=len(row.cells) // 2):
            continue
        below = takewhile(
            lambda each: _heads(each, is_data, unclaimed=0), table.rows[index + 1 : LOOKED_AT]
        )
        return _head([row, *below])
    return None


def resolved(columns: Sequence[Mapping[Role, int]]) -> list[frozenset[Role]]:
    """Settle what each column holds where several claim the same.

    A weak word yields to a strong one, and a column with two roles leaves to another column what
    that one has as its only role.
    """
    strong = {role for claims in columns for role, strength in claims.items() if strength == STRONG}
    left = [
        {role for role, strength in claims.items() if strength == STRONG or role not in strong}
        for claims in columns
    ]
    only = Counter(next(iter(roles)) for roles in left if len(roles) == 1)
    settled = (roles - set(only) if len(roles) > 1 else roles for roles in left)
    return [frozenset(roles or {"aside"}) for roles in settled]


def _heads(row: Row, is_data: IsData, *, unclaimed: int) -> bool:
    if len(row.own) < _LEAST:
        return False
    claims = [claims_of(each.text) for each in row.cells]
    roles = {role for each in claims for role in each}
    if len(roles - {"aside", "number"}) < _LEAST or not roles & _ASKED:
        return False
    if sum(not each for each in claims) > unclaimed:
        return False
    return not any(is_data(each.text) for each in row.cells)


def _head(rows: Sequence[Row]) -> Head:
    """Join the rows of a head: a lower one says more of the columns that it stands in."""
    boxes: list[Box] = []
    for row in reversed(rows):
        boxes += [
            each
            for each in row.cells
            if not any(each.column <= other.last and other.column <= each.last for other in boxes)
        ]
    boxes.sort(key=lambda each: each.column)
    roles = resolved([claims_of(each.text) for each in boxes])
    columns = tuple(
        Column(box.column, box.last, said, units_in(box.text))
        for box, said in zip(boxes, roles, strict=True)
    )
    numbers = frozenset(row.number for row in rows)
    return Head(columns, numbers, frozenset(_texts(row) for row in rows))


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(loose(each.text) for each in row.own)
