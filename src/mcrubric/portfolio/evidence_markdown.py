"""The self-analysis as Markdown: headings open entries, which end where the next of rank begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.model.documents import Block, Document
from mcrubric.model.places import Place
from mcrubric.model.portfolio import Argument, DetailMatch, Fault
from mcrubric.portfolio.beside import mentioned
from mcrubric.portfolio.drafts import CitedDraft, Draft, Drafts
from mcrubric.portfolio.prose import UNSEEN, Cited, citations_in, without

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits
    from mcrubric.portfolio.matching import Matcher
    from mcrubric.portfolio.uploads import Uploads

_LABELS: Final = re.compile(
    r"^[ \t>*_-]*(?:the |my |our )?(?:evidence|explanation|artifacts?|citations?|sources?|files?"
    r"|uploads?|proof|description|where|places?|detail|outcome)[ \t]?:?[ \t*_.,;]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that only announces what stands behind it."""
_HEAD_WORDS: Final = 5
"""Words that the head of a column may have; a longer text may explain something."""


@dataclass(slots=True)
class _Section:
    """A heading (None before the first), the blocks up to the next one, and what they cite."""

    heading: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    cited: list[Cited] = field(default_factory=list)

    @property
    def level(self) -> int:
        return self.heading.level if self.heading else 0


@dataclass(slots=True)
class _Entry:
    """An entry with the sections that belong to it."""

    matches: tuple[DetailMatch, ...]
    sections: list[_Section] = field(default_factory=list)

    @property
    def certain(self) -> bool:
        return any(match.certain for match in self.matches)


@dataclass(slots=True)
class _Open:
    """A heading that is open, the outcome and the entry that hold below it."""

    level: int
    outcome: str | None
    entry: _Entry | None


def read_markdown_evidence(
    document: Document, matcher: Matcher, uploads: Uploads, limits: Limits
) -> Drafts:
    """Read the entries of a Markdown self-analysis (CONTRACTS, section 6).

    A heading that holds a detail's id, or whose words are a detail's, opens an entry; so does one
    that names a whole outcome or nothing that is known, if citations stand right below it: what a
    candidate cites is never dropped.
    """
    if document.text.count("(") + document.text.count("[") > limits.parentheses:
        return _cut_off("citations", limits.citations, document, ())
    sections = _sections(document, uploads)
    if len(sections) > limits.headings:
        return _cut_off("entries", limits.entries, document, ())
    entries = _entries(document, sections, matcher)
    drafts = tuple(_draft(document, entry, uploads) for entry in entries[: limits.entries])
    if sum(len(draft.citations) for draft in drafts) > limits.citations:
        return _cut_off("citations", limits.citations, document, ())
    if len(entries) > limits.entries:
        return _cut_off("entries", limits.entries, document, drafts)
    return Drafts(drafts)


def _cut_off(what: str, limit: int, document: Document, drafts: tuple[Draft, ...]) -> Drafts:
    """Tell that not all entries are read, so that none of the rest is called missing."""
    args: dict[str, Argument] = {"path": document.path, "limit": limit}
    fault = Fault(f"too-many-{what}", args, (Place(path=document.path),))
    return Drafts(drafts, (fault,), unreadable=True)


def _sections(document: Document, uploads: Uploads) -> list[_Section]:
    """Cut a document at its headings; a heading that a reader gives in pieces is one."""
    sections = [_Section()]
    before: Block | None = None
    for block in document.blocks:
        if block.left_out in UNSEEN:
            continue
        if block.kind != "heading":
            sections[-1].blocks.append(block)
        elif before is None or before.kind != "heading" or before.end != block.start:
            sections.append(_Section(block))
        before = block
    starts = [section.heading.start for section in sections if section.heading]
    for cited in citations_in(document, uploads):
        sections[bisect_right(starts, cited.start)].cited.append(cited)
    return sections


def _entries(document: Document, sections: list[_Section], matcher: Matcher) -> list[_Entry]:
    entries: list[_Entry] = []
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
            entry = _Entry(matches)
            entries.append(entry)
        if entry:
            entry.sections.append(section)
        if section.heading:
            path.append(_Open(section.level, outcome, entry))
    return entries


def _opening(
    section: _Section, said: str, above: _Open, matcher: Matcher
) -> tuple[DetailMatch, ...]:
    """Return what a heading opens an entry for; nothing if it opens none.

    Within an entry whose detail is certain only another detail that is named for sure, or by an id
    with a slip in it, opens its own: other headings there are the entry's own headlines.
    """
    matches = matcher.match(said, above.outcome)
    surely = tuple(match for match in matches if match.certain or _is_slipped_id(match))
    if surely:
        return surely
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


def _draft(document: Document, entry: _Entry, uploads: Uploads) -> Draft:
    opening = entry.sections[0]
    blocks = [block for section in entry.sections for block in section.blocks]
    first = opening.heading or blocks[0]
    citations = [
        CitedDraft(written.named, written.at, place=document.place(cited.start, cited.end))
        for section in entry.sections
        for cited in section.cited
        for written in cited.written
    ] or [  # no form that we ask for, but a person sees what is meant
        CitedDraft(name, places, place=document.place(start, end))
        for start, end, name, places in mentioned(document, blocks, uploads)
    ]
    return Draft(
        matches=entry.matches,
        citations=tuple(citations),
        explanation="\n\n".join(filter(None, (_prose(document, each) for each in entry.sections))),
        place=document.place(first.start, first.end),
        explanation_place=_explained_at(document, blocks),
    )


def _prose(document: Document, section: _Section) -> str:
    """Return the text of a section, headings left out, in which pieces of a block stay joined."""
    spans: list[list[int]] = []
    heads = _table_heads(document, section.blocks)
    for block in section.blocks:
        if block in heads:
            continue
        if spans and spans[-1][1] == block.start:
            spans[-1][1] = block.end
        else:
            spans.append([block.start, block.end])
    texts = (without(document, (start, end), section.cited) for start, end in spans)
    return "\n\n".join(filter(None, (_LABELS.sub("", text).strip() for text in texts)))


def _table_heads(document: Document, blocks: list[Block]) -> set[Block]:
    """Return the cells of the first rows of tables, which say what stands below them."""
    heads: set[Block] = set()
    line: int | None = None
    before: Block | None = None
    for block in blocks:
        if block.kind == "table-cell":
            here = document.place(block.start, block.end).line
            if before is None or before.kind != "table-cell":
                line = here
            if here == line and len(document.slice(block).split()) <= _HEAD_WORDS:
                heads.add(block)
        before = block
    return heads


def _explained_at(document: Document, blocks: list[Block]) -> Place | None:
    return document.place(blocks[0].start, blocks[-1].end) if blocks else None
