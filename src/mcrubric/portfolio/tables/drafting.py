"""The entries of a table as drafts: what their cells name, cite and explain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mcrubric.model.documents import Document, Link
from mcrubric.portfolio.drafts import CitedDraft, Draft
from mcrubric.portfolio.explained import explanation_of
from mcrubric.portfolio.matching import Matcher
from mcrubric.portfolio.prose import citations_in
from mcrubric.portfolio.tables.cells import cited_in_cell
from mcrubric.portfolio.tables.places import with_places
from mcrubric.portfolio.uploads import Uploads
from mcrubric.text.placeholders import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.model.documents import Block
    from mcrubric.model.places import Place
    from mcrubric.model.portfolio import DetailMatch
    from mcrubric.portfolio.citing import Cited
    from mcrubric.portfolio.tables.grid import Box
    from mcrubric.portfolio.tables.records import Group, Named, Record


@dataclass(frozen=True, slots=True)
class Drafting:
    """What making drafts of a document's tables needs; `links` are its links in order."""

    document: Document
    links: Sequence[Link]
    matcher: Matcher
    uploads: Uploads

    def draft(self, record: Record, otherwise: tuple[DetailMatch, ...]) -> Draft:
        """Make an entry; `otherwise` is what one without a name of its own is for."""
        boxes = sorted(record.boxes, key=lambda box: box.blocks[0].start)
        told = [block for box in (*record.explained, *record.aside) for block in box.blocks]
        beside = self.view(told)
        cited = citations_in(beside, self.uploads)
        first = boxes[0].blocks[0]
        return Draft(
            matches=self._matches(record.named) or otherwise,
            citations=tuple(self._citations(record, beside, cited)),
            explanation=self._explanation(record.explained, cited),
            place=self.document.place(first.start, first.end),
            explanation_place=self._explained_at(record.explained),
        )

    def view(self, blocks: Iterable[Block]) -> Document:
        """Return the document with nothing in it but some blocks and the links in these."""
        kept = tuple(sorted(blocks, key=lambda block: block.start))
        links: dict[int, Link] = {}
        for block in kept:
            first = bisect_left(self.links, block.start, key=lambda link: link.start)
            for at in range(first, len(self.links)):
                if self.links[at].start > block.end:
                    break
                links[at] = self.links[at]
        return replace(self.document, blocks=kept, links=tuple(links.values()))

    def _matches(self, named: Sequence[Named]) -> tuple[DetailMatch, ...]:
        found = (match for each in named for match in self._named(each))
        return tuple(dict.fromkeys(found))

    def _named(self, named: Named) -> tuple[DetailMatch, ...]:
        """Return what cells name that together name one detail: a certain match, or the first."""
        read = [self._match(box.text, named.within) for box in named.boxes]
        sure = [each for matches in read for each in matches if each.certain]
        known = [matches for matches in read if any(each.details for each in matches)]
        return tuple(sure) or next(iter(known or read), ())

    def _match(self, text: str, within: str | None) -> tuple[DetailMatch, ...]:
        """Match a cell as a whole, or the lines of it that name details for sure."""
        if is_placeholder(text):
            return self.matcher.match("")
        whole = self.matcher.match(text, within)
        if any(each.certain for each in whole):
            return whole
        lines = [self.matcher.match(line, within) for line in text.split("\n")]
        sure = tuple(each for matches in lines for each in matches if each.certain)
        if sure or whole[0].kind != "unknown":
            return sure or whole
        guessed = (matches for matches in lines if any(each.details for each in matches))
        outcome = self.matcher.outcome(text)
        return next(guessed, self.matcher.match(outcome) if outcome else whole)

    def _citations(
        self, record: Record, beside: Document, cited: Sequence[Cited]
    ) -> Iterator[CitedDraft]:
        """Give what the cells for it cite, then what the other cells cite beyond that."""
        known: set[tuple[str, tuple[str, ...]]] = set()
        files: set[str] = set()
        for group in record.groups:
            for each in self._group(group):
                file = self._file(each.named)
                if (file, each.at) not in known:
                    known.add((file, each.at))
                    files.add(file)
                    yield each
        for stretch in cited:
            for written in stretch.written:
                file = self._file(written.named)
                again = file in files and not written.at and "#" not in written.named
                if again or (file, written.at) in known:
                    continue
                known.add((file, written.at))
                place = beside.place(stretch.start, stretch.end)
                yield CitedDraft(written.named, written.at, place=place)

    def _group(self, group: Group) -> list[CitedDraft]:
        cells = [self.view(box.blocks) for box in group.artifacts]
        # Without a column of artifacts that of places holds them too: `handbook.pdf, p. 12`.
        places = group.places
        if not cells:
            cells, places = [self.view(each.box.blocks) for each in group.places], ()
        cited = [
            CitedDraft(each.named, each.at, place=cell.place(each.start, each.end))
            for cell in cells
            for each in cited_in_cell(cell, self.uploads)
        ]
        units: frozenset[str] = frozenset().union(*(each.units for each in places))
        return with_places(cited, [each.box.text for each in places], units, self.uploads)

    def _file(self, named: str) -> str:
        return next(iter(self.uploads.match(named).found), named.strip().casefold())

    def _explanation(self, boxes: Sequence[Box], cited: Sequence[Cited]) -> str:
        texts = (explanation_of(self.document, box.blocks, cited) for box in boxes)
        return "\n\n".join(dict.fromkeys(filter(None, texts)))

    def _explained_at(self, boxes: Sequence[Box]) -> Place | None:
        if not boxes:
            return None
        return self.document.place(boxes[0].blocks[0].start, boxes[-1].blocks[-1].end)
