"""Tables without a head: a column of details, and what stands beside them judged by its look."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.mentions import files_named, is_upload, pure_places
from mcrubric.portfolio.tables.heads import Column, Head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mcrubric.portfolio.matching import Matcher
    from mcrubric.portfolio.tables.grid import Box, Table
    from mcrubric.portfolio.tables.words import Role
    from mcrubric.portfolio.uploads import Uploads

_FIRST: Final = 3
"""Columns in which the details may stand; a number or an outcome may stand before them."""
_MOST: Final = 15
"""Words of a cell that names a file; a longer one tells of it."""


def head_by_look(
    table: Table, matcher: Matcher, uploads: Uploads, linked: frozenset[int]
) -> Head | None:
    """Return the columns of a table without a head, if one names details and one names files.

    `linked` are the cells, by their `id`, that hold a link.
    """
    columns: defaultdict[int, list[Box]] = defaultdict(list)
    for row in table.rows:
        for box in row.own:
            if not table.spans(box):
                columns[box.column].append(box)
    details = _details(columns, matcher)
    if details is None:
        return None
    roles = {
        column: _look(boxes, uploads, linked) for column, boxes in columns.items()
        if column > details
    }  # fmt: skip
    if "artifact" not in roles.values():
        return None
    roles[details] = "detail"
    for column in columns:
        roles.setdefault(column, "outcome")
    return Head(tuple(Column(at, at, frozenset((roles[at],))) for at in sorted(roles)))


def _details(columns: Mapping[int, Sequence[Box]], matcher: Matcher) -> int | None:
    """Return the first column of which at least half of the cells name a detail."""
    for column in sorted(columns)[:_FIRST]:
        boxes = columns[column]
        if 2 * sum(_names_detail(box.text, matcher) for box in boxes) >= len(boxes):
            return column
    return None


def _names_detail(text: str, matcher: Matcher) -> bool:
    return all(each.certain or each.kind == "ambiguous" for each in matcher.match(text))


def _look(boxes: Sequence[Box], uploads: Uploads, linked: frozenset[int]) -> Role:
    """Return what most cells of a column look like."""
    looks: Counter[Role] = Counter()
    for box in boxes:
        if (
            id(box) in linked
            or is_upload(box.text, uploads)
            or (len(box.text.split()) <= _MOST and files_named(box.text, uploads))
        ):
            looks["artifact"] += 1
        elif pure_places(box.text):
            looks["place"] += 1
        else:
            looks["explanation"] += 1
    return looks.most_common(1)[0][0]
