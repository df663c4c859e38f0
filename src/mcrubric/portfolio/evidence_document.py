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
    if document.text.count("(") + document.text.count("[") > limits.parentheses:
        return _cut_off("citations", limits.citations, document, ())
    links = sorted(document.links, key=lambda link: (link.start, link.end))
    tables = TableReader(Drafting(document, links, matcher, uploads))
    try:
        layouts = tables.layouts(limits)
    except TooManyCellsError:
        return _cut_off("cells", limits.table_cells, document, ())
    rest = _without(document, layouts)
    starts = [each.table.start for each in layouts]
    sections = sections_of(rest, matcher, uploads, starts)
    if len(sections) > limits.headings:
        return _cut_off("entries", limits.entries, document, ())
    drafts = tuple(_drafts(rest, sections, layouts, tables, matcher, uploads))
    if sum(len(draft.citations) for draft in drafts[: limits.entries]) > limits.citations:
        return _cut_off("citations", limits.citations, document, ())
    if len(drafts) > limits.entries:
        return _cut_off("entries", limits.entries, document, drafts[: limits.entries])
    return Drafts(drafts)


def _cut_off(what: str, limit: int, document: Document, drafts: tuple[Draft, ...]) -> Drafts:
    """Tell that not all entries are read, so that none of the rest is called missing."""
    args: dict[str, Argument] = {"path": document.path, "limit": limit}
    fault = Fault(f"too-many-{what}", args, (Place(path=document.path),))
    return Drafts(drafts, (fault,), unreadable=True)


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
    matcher: Matcher,
    uploads: Uploads,
) -> Iterator[Draft]:
    """Give the entries in the order in which they stand in the document."""
    entries, under = entries_under_headings(document, sections, matcher)
    heads = [section.heading.start for section in sections if section.heading]
    found: list[tuple[int, Draft]] = []
    for layout in layouts:
        above = under[bisect_left(heads, layout.table.start)]
        own, nameless = tables.read(layout, above.outcome, _otherwise(above, matcher))
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
