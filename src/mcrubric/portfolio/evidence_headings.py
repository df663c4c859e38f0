"""The self-analysis under headings: they open entries, which end where the next of rank begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mcrubric.model.portfolio import DetailMatch
from mcrubric.portfolio.beside import mentioned
from mcrubric.portfolio.drafts import CitedDraft, Draft
from mcrubric.portfolio.explained import explanation_of, without_heads
from mcrubric.portfolio.placed_lines import (
    perhaps_placed,
    placed,
    placed_lines,
    without_lines,
)
from mcrubric.portfolio.sections import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.documents import Block, Document
    from mcrubric.model.places import Place
    from mcrubric.portfolio.matching import Matcher
    from mcrubric.portfolio.uploads import Uploads


@dataclass(slots=True)
class Entry:
    """An entry with the sections that belong to it, and what tables in these add to it."""

    matches: tuple[DetailMatch, ...]
    sections: list[Section] = field(default_factory=list)
    tables: list[Draft] = field(default_factory=list)

    @property
    def certain(self) -> bool:
        """Whether no person needs to confirm for which detail it is."""
        return any(match.certain for match in self.matches)


@dataclass(frozen=True, slots=True)
class Under:
    """What a section stands under: the words of its heading, an outcome, an entry."""

    said: str
    outcome: str | None
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that is open, the outcome and the entry that hold below it."""

    level: int
    outcome: str | None
    entry: Entry | None


def entries_under_headings(
    document: Document, sections: Sequence[Section], matcher: Matcher
) -> tuple[list[Entry], list[Under]]:
    """Return the entries that headings open (CONTRACTS, section 6), and what each section is under.

    A heading that holds a detail's id, or whose words are a detail's, opens an entry; so does one
    that names a whole outcome or nothing that is known, if citations stand right below it: what a
    candidate cites is never dropped.
    """
    entries: list[Entry] = []
    under: list[Under] = []
    path = [_Open(-1, None, None)]
    for section in sections:
        while path[-1].level >= section.level:
            path.pop()
        above = path[-1]
        said = document.slice(section.heading) if section.heading else ""
        outcome = matcher.outcome(said) or above.outcome
        entry = above.entry
        matches = _opening(section, said, above, matcher)
        if matches:
            entry = Entry(matches)
            entries.append(entry)
        if entry:
            entry.sections.append(section)
        if section.heading:
            path.append(_Open(section.level, outcome, entry))
        under.append(Under(said, outcome, entry))
    return entries, under


def _opening(
    section: Section, said: str, above: _Open, matcher: Matcher
) -> tuple[DetailMatch, ...]:
    """Return what a heading opens an entry for; nothing if it opens none.

    Within an entry whose detail is certain only another detail that is named for sure, or by an id
    with a slip in it, opens its own: other headings there are the entry's own headlines. A
    paragraph that is a heading by its words alone opens none within an entry for the same.
    """
    matches = matcher.match(said, above.outcome)
    surely = tuple(match for match in matches if match.certain or _is_slipped_id(match))
    if surely:
        again = section.plain and above.entry and _details(surely) == _details(above.entry.matches)
        return () if again else surely
    if above.entry and above.entry.certain:
        return ()
    if matches[0].kind == "ambiguous":
        return matches
    if not section.cited or (above.entry and matches[0].kind in {"unknown", "missing"}):
        return ()
    outcome = matcher.outcome(said) if matches[0].kind == "unknown" else None
    return matcher.match(outcome) if outcome else matches


def _is_slipped_id(match: DetailMatch) -> bool:
    return match.kind == "spelling" and "." in match.named.strip(".")


def _details(matches: Sequence[DetailMatch]) -> list[str]:
    return [detail for match in matches for detail in match.details]


def draft_of(document: Document, entry: Entry, uploads: Uploads) -> Draft:
    """Make an entry of its sections and of the tables in them."""
    opening = entry.sections[0]
    blocks = [block for section in entry.sections for block in section.blocks]
    first = opening.heading or (blocks[0] if blocks else None)
    lines = tuple(placed_lines(document, blocks))
    cut = without_lines([each for section in entry.sections for each in section.cited], lines)
    cited = placed(_citations(document, entry, blocks, uploads), lines, uploads)
    texts = [
        explanation_of(document, without_heads(document, each.blocks), cut)
        for each in entry.sections
    ]
    texts += [table.explanation for table in entry.tables]
    return Draft(
        matches=entry.matches,
        citations=tuple(perhaps_placed(document, blocks, cut, cited)),
        explanation="\n\n".join(filter(None, texts)),
        place=document.place(first.start, first.end) if first else document.place(0, 0),
        explanation_place=_explained_at(document, blocks, entry),
    )


def _citations(
    document: Document, entry: Entry, blocks: Sequence[Block], uploads: Uploads
) -> tuple[CitedDraft, ...]:
    """Return what an entry cites; without any citation in a form that we ask for, what it names."""
    cited = [
        CitedDraft(written.named, written.at, place=document.place(each.start, each.end))
        for section in entry.sections
        for each in section.cited
        for written in each.written
    ]
    cited += [each for table in entry.tables for each in table.citations]
    return tuple(cited) or tuple(
        CitedDraft(name, places, place=document.place(start, end))
        for start, end, name, places in mentioned(document, blocks, uploads)
    )


def _explained_at(document: Document, blocks: Sequence[Block], entry: Entry) -> Place | None:
    if blocks:
        return document.place(blocks[0].start, blocks[-1].end)
    return next((each.explanation_place for each in entry.tables), None)
