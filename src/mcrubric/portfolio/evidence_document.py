"""The self-analysis in a document of any format: its tables and what stands under its headings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from mcrubric.model.places import Place
from mcrubric.model.portfolio import Argument, DetailMatch, Fault
from mcrubric.portfolio.drafts import Draft, Drafts
from mcrubric.portfolio.evidence_headings import Entry, draft_of, entries_under_headings
from mcrubric.portfolio.evidence_tables import TableReader
from mcrubric.portfolio.sections import Section, sections_of
from mcrubric.portfolio.tables.drafting import Drafting
from mcrubric.portfolio.tables.grid import TooManyCellsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits
    from mcrubric.portfolio.evidence_headings import Under
    from mcrubric.portfolio.evidence_tables import Layout
    from mcrubric.portfolio.matching import Matcher
    from mcrubric.portfolio.uploads import Uploads


def read_document_evidence(
    document: Document, matcher: Matcher, uploads: Uploads, limits: Limits
) -> Drafts:
    """Read the entries of a self-analysis, whatever file it came from (CONTRACTS, section 6).

    Tables that are lists of evidence are read by their rows, all else by its headings; nothing is
    read twice. A table that names no details is about what it stands under.
    """
    try:
        return Drafts(_entries(document, matcher, uploads, limits))
    except _StopError as stop:
        # What is not read is told, so that none of it is called missing.
        place = (Place(path=document.path),)
        args: dict[str, Argument] = {"path": document.path, **stop.args_of_fault}
        return Drafts(stop.drafts, (Fault(stop.key, args, place),), unreadable=True)


class _StopError(Exception):
    """A self-analysis is not read, or not to its end; `drafts` are the entries that were."""

    def __init__(self, key: str, limit: int | None = None, drafts: tuple[Draft, ...] = ()) -> None:
        super().__init__(key)
        self.key = key
        self.args_of_fault = {} if limit is None else {"limit": limit}
        self.drafts = drafts


def _entries(
    document: Document, matcher: Matcher, uploads: Uploads, limits: Limits
) -> tuple[Draft, ...]:
    """Read the entries within the limits.

    Raises:
        _StopError: there are too many of something, or nothing tells one entry from the next.
    """
    if document.text.count("(") + document.text.count("[") > limits.parentheses:
        raise _StopError("too-many-parentheses", limits.parentheses)
    if any(each.kind == "table-cell" and each.cell is None for each in document.blocks):
        raise _StopError("too-many-columns", limits.table_columns)
    links = sorted(document.links, key=lambda link: (link.start, link.end))
    tables = TableReader(Drafting(document, links, matcher, uploads))
    try:
        layouts = tables.layouts(limits)
    except TooManyCellsError as error:
        raise _StopError("too-many-cells", limits.table_cells) from error
    rest = _without(document, layouts)
    sections = sections_of(rest, matcher, uploads, [each.table.start for each in layouts])
    if _is_flat(document, sections):
        raise _StopError("flat-analysis")
    if len(sections) > limits.headings:
        raise _StopError("too-many-headings", limits.headings)
    drafts = tuple(_drafts(rest, sections, layouts, tables, limits.entries + 1))
    if sum(len(draft.citations) for draft in drafts[: limits.entries]) > limits.citations:
        raise _StopError("too-many-citations", limits.citations)
    if len(drafts) > limits.entries:
        raise _StopError("too-many-entries", limits.entries, drafts[: limits.entries])
    return drafts


def _is_flat(document: Document, sections: Sequence[Section]) -> bool:
    """Tell whether entries cannot be told apart: text without headings and without tables.

    A PDF has neither: what looks like one there is only drawn so.
    """
    if document.page_starts:
        return True
    flat = all(each.heading is None for each in sections)
    return flat and bool(document.blocks) and not any(each.cell for each in document.blocks)


def _without(document: Document, layouts: Sequence[Layout]) -> Document:
    """Return what a document holds beside the tables that are read by their rows."""
    taken = {block for layout in layouts for block in layout.blocks}
    if not taken:
        return document
    spans = sorted((block.start, block.end) for block in taken)
    links = tuple(
        link
        for link in document.links
        if not (at := bisect_right(spans, link.start, key=lambda span: span[0]))
        or link.end > spans[at - 1][1]
    )
    blocks = tuple(block for block in document.blocks if block not in taken)
    return replace(document, blocks=blocks, links=links)


def _drafts(
    document: Document,
    sections: Sequence[Section],
    layouts: Sequence[Layout],
    tables: TableReader,
    most: int,
) -> Iterator[Draft]:
    """Give the entries in the order in which they stand, at least `most` if there are as many."""
    matcher, uploads = tables.drafting.matcher, tables.drafting.uploads
    entries, under = entries_under_headings(document, sections, matcher)
    heads = [section.heading.start for section in sections if section.heading]
    found: list[tuple[int, Draft]] = []
    for layout in layouts:
        above = under[bisect_left(heads, layout.table.start)]
        left = most - len(found)
        if left <= 0:
            break
        own, nameless = tables.read(layout, above.outcome, _otherwise(above, matcher), left)
        if above.entry:
            above.entry.tables += nameless
        else:
            own += nameless
        found += [(each.place.start or 0, each) for each in own]
    for entry in entries:
        draft = draft_of(document, entry, uploads)
        if not _is_empty_title(entry, draft):
            found.append((draft.place.start or 0, draft))
    return (draft for _, draft in sorted(found, key=lambda each: each[0]))


def _otherwise(above: Under, matcher: Matcher) -> tuple[DetailMatch, ...]:
    """Return what a table that names no detail is for: its heading, or the outcome above it."""
    matches = matcher.match(above.said, above.outcome)
    if not any(each.details for each in matches) and above.outcome:
        return matcher.match(above.outcome)
    return matches


def _is_empty_title(entry: Entry, draft: Draft) -> bool:
    """Tell whether a paragraph that reads like a heading had nothing below it but other entries."""
    return entry.sections[0].plain and not draft.citations and not draft.explanation
