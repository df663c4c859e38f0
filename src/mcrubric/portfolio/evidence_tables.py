"""The self-analysis as tables: one mechanism for every file in whose cells somebody writes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from mcrubric.model.portfolio import DetailMatch
from mcrubric.portfolio.mentions import files_named, pure_places
from mcrubric.portfolio.prose import citations_in
from mcrubric.portfolio.tables.drafting import Drafting
from mcrubric.portfolio.tables.forms import heads_of_rows, read_forms
from mcrubric.portfolio.tables.grid import Table, tables_of
from mcrubric.portfolio.tables.headless import head_by_look
from mcrubric.portfolio.tables.heads import Column, Head, head_of
from mcrubric.portfolio.tables.records import Record
from mcrubric.portfolio.tables.rows import RowReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.documents import Block
    from mcrubric.model.limits import Limits
    from mcrubric.portfolio.drafts import Draft
    from mcrubric.portfolio.tables.grid import Box


@dataclass(frozen=True, slots=True)
class Layout:
    """A table that is a list of evidence, and what its columns or its rows hold."""

    table: Table
    head: Head
    rows: tuple[Column | None, ...] = ()

    @property
    def blocks(self) -> Iterator[Block]:
        """All that stands in the table."""
        return (block for row in self.table.rows for box in row.own for block in box.blocks)


@dataclass(frozen=True, slots=True)
class TableReader:
    """Finds the tables of a document that are lists of evidence, and reads their entries."""

    drafting: Drafting

    def layouts(self, limits: Limits) -> list[Layout]:
        """Find the tables that are lists of evidence, in order.

        Raises:
            TooManyCellsError: the document's tables have more cells than the limit.
        """
        tables = tables_of(self.drafting.document, limits.table_cells)
        found = (self._layout(table) for table in tables)
        return sorted((each for each in found if each), key=lambda each: each.table.start)

    def _layout(self, table: Table) -> Layout | None:
        rows = heads_of_rows(table, self._is_data)
        if rows:
            return Layout(table, Head(()), rows)
        drafting = self.drafting
        head = head_of(table, self._is_data) or head_by_look(
            table, drafting.matcher, drafting.uploads, self._linked(table)
        )
        return Layout(table, head) if head else None

    def _linked(self, table: Table) -> frozenset[int]:
        boxes = (box for row in table.rows for box in row.own)
        return frozenset(id(box) for box in boxes if self.drafting.view(box.blocks).links)

    def _is_data(self, text: str) -> bool:
        matches = self.drafting.matcher.match(text)
        named = any(each.certain or each.kind in {"outcome", "ambiguous"} for each in matches)
        return named or pure_places(text) or bool(files_named(text, self.drafting.uploads))

    def read(
        self, layout: Layout, outcome: str | None, otherwise: tuple[DetailMatch, ...], most: int
    ) -> tuple[list[Draft], list[Draft]]:
        """Return the entries of a table, and what it adds to what it stands under.

        `otherwise` is what an entry that names no detail is for; beyond `most` none is read.
        """
        reader = RowReader(layout.table, layout.head, self.drafting.matcher, outcome)
        if layout.rows:
            read_forms(layout.rows, reader)
        else:
            reader.read()
        records = reader.records[:most]
        own = [self.drafting.draft(each, otherwise) for each in records if each.named]
        nameless = [self.drafting.draft(each, otherwise) for each in records if not each.named]
        return [*own, *islice(self._left(reader.left), most)], nameless

    def _left(self, boxes: Sequence[Box]) -> Iterator[Draft]:
        """Give an entry for what is cited in a row that is none: it is told, never dropped."""
        for box in boxes:
            if citations_in(self.drafting.view(box.blocks), self.drafting.uploads):
                draft = self.drafting.draft(Record(aside=[box]), ())
                named = " ".join(box.text.split())
                yield replace(draft, matches=(DetailMatch(named, "unknown"),))
