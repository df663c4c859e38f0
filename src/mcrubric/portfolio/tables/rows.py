"""The rows of a table into entries: titles between them, and rows that go on with the one above."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.matching import Matcher
from mcrubric.portfolio.tables.grid import Box, Table
from mcrubric.portfolio.tables.heads import Head
from mcrubric.portfolio.tables.records import Named, Record, record_of, with_role

if TYPE_CHECKING:
    from mcrubric.portfolio.tables.grid import Row

_EXPLAINS: Final = re.compile(
    r"\s*(?:explanation|rationale|reflection|justification|description|how\b[^:\n]{0,80})\s*:",
    re.IGNORECASE,
)
_TITLE: Final = 40
"""Words that a row above others may have in which an outcome is named and stated."""
_HEADLINE: Final = 12
"""Words that the name of a detail may have that stands above its rows."""
_STORY: Final = 5
"""Words: a shorter text below an entry that is explained already says nothing of it."""


@dataclass(slots=True)
class RowReader:
    """Reads a table row by row, knowing under which outcome and detail it is.

    `left` are cells that belong to no entry.
    """

    table: Table
    head: Head
    matcher: Matcher
    outcome: str | None = None
    titled: Named | None = None
    records: list[Record] = field(default_factory=list)
    left: list[Box] = field(default_factory=list)

    def read(self) -> None:
        """Read all rows below the head, and what stands above it."""
        first = min(self.head.rows, default=0)
        for row in self.table.rows:
            if self.head.holds(row):
                continue
            own = row.own
            if len(row.cells) == 1 and own[0].column == 1 and own[0].last > 1:
                self.title(own[0])
            elif row.number < first:
                self._above(row)
            else:
                self._row(row)

    def _above(self, row: Row) -> None:
        named = [self.outcome_in(each.text) for each in row.own]
        self.outcome = next(filter(None, named), self.outcome)
        self.left += row.own

    def title(self, box: Box) -> None:
        """Read a merged cell alone in its row: a title, or the explanation of the row above.

        An outcome or a detail in it holds for the rows below.
        """
        words = len(box.text.split())
        explains = _EXPLAINS.match(box.text)
        outcome = self.outcome_in(box.text) if words <= _TITLE and not explains else None
        named = Named((box,), outcome or self.outcome)
        if words <= _HEADLINE and not explains and self._is_detail(named):
            self.titled = named
        elif outcome:
            self.outcome, self.titled = outcome, None
        elif self.records and (explains or self._may_explain(words)):
            self.records[-1].explained.append(box)
        else:
            self.left.append(box)

    def _may_explain(self, words: int) -> bool:
        return words >= _STORY or not self.records[-1].explained

    def _is_detail(self, named: Named) -> bool:
        matches = self.matcher.match(named.boxes[0].text, named.within)
        return all(each.certain for each in matches)

    def outcome_in(self, text: str) -> str | None:
        """Return the outcome that a cell names, by its id, its statement or its number."""
        bare = text.strip().rstrip(".")
        return self.matcher.outcome(f"Outcome {bare}" if bare.isdecimal() else text)

    def _row(self, row: Row) -> None:
        cells = [(box, self.head.above(box)) for box in row.cells]
        outcomes = with_role(cells, "outcome")
        details = with_role(cells, "detail")
        moved = self._moved(row, [each for each in outcomes if each not in details])
        record = record_of(cells)
        if not self.head.has("detail"):
            details = outcomes or with_role(cells, "number")
        if record.empty and self._is_title(details):
            self.left += row.own
            return
        own = tuple(each for each in details if each.row == row.number)
        if self._shares_all(row, record, own):
            self.records[-1].named.append(Named(own, self.outcome))
        elif own or moved or not self.records:
            self._begin(record, Named(own, self.outcome) if own else self._otherwise(outcomes))
        elif self.titled and self.titled not in self.records[-1].named:
            self._begin(record, self.titled)
        else:
            self.records[-1].add(record)

    def _moved(self, row: Row, outcomes: list[Box]) -> bool:
        """Note the outcome that a row names; tell whether it is another than before."""
        own = [each for each in outcomes if each.row == row.number]
        if not own:
            return False
        before = self.outcome
        self.outcome = next(filter(None, (self.outcome_in(each.text) for each in own)), None)
        self.titled = None
        return self.outcome != before

    def _is_title(self, details: tuple[Box, ...]) -> bool:
        """Tell whether a row in which nothing is cited or explained names no detail.

        It may name an outcome for the rows below, as a sheet without merged cells does.
        """
        if not details:
            return True
        matches = self.matcher.match(details[0].text, self.outcome)
        if any(each.details and each.kind != "outcome" for each in matches):
            return False
        outcome = self.outcome_in(details[0].text)
        if outcome:
            self.outcome, self.titled = outcome, None
        return True

    def _shares_all(self, row: Row, record: Record, own: tuple[Box, ...]) -> bool:
        """Tell whether a row only names one more detail for merged cells of the row above."""
        if not own or not self.records or record.empty:
            return False
        boxes = [*(box for group in record.groups for box in group.artifacts), *record.explained]
        return bool(boxes) and all(each.row < row.number for each in boxes)

    def _begin(self, record: Record, named: Named | None) -> None:
        """Begin an entry, or go on with the last one if the same detail is named once more."""
        last = self.records[-1] if self.records else None
        if last and _is_same(last.named, named):
            last.add(record)
            return
        record.named = [named] if named else []
        self.records.append(record)

    def _otherwise(self, outcomes: tuple[Box, ...]) -> Named | None:
        """Return what names the detail of a row that has no detail: its title, or its outcome."""
        return self.titled or (Named(outcomes, self.outcome) if outcomes else None)


def _is_same(before: list[Named], named: Named | None) -> bool:
    """Tell whether an entry is for a detail that is named in the same words, and for no other."""
    if named is None:
        return not before
    return len(before) == 1 and before[0].key == named.key
