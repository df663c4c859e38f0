"""Citations in the running text of a document: links to uploads, and names in parentheses."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.locators.phrases import read_places
from mcrubric.model.locators import NotUnderstood
from mcrubric.portfolio.cited import MOST, Written, read_cited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.documents import Block, Document, LeftOut, Link
    from mcrubric.portfolio.uploads import Uploads

UNSEEN: Final[frozenset[LeftOut]] = frozenset(("front-matter", "comment", "hidden", "deleted"))
"""What a reader of the page does not see says nothing."""
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.IGNORECASE)
"""A target with a scheme is a hyperlink, one that begins with `#` a place in the page itself."""
_BRACKET: Final = re.compile(r"[()]")
_NESTED: Final = 2
"""Brackets in brackets, as in `(plan (final).pdf, p. 2)`; deeper ones are no citation."""
_LOOSE_SPACE: Final = re.compile(r"[ \t]+(?=[.,;:!?)\n]|\Z)|(?<=[ \t])[ \t]+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited at `[start, end)` of a document's text; `cut`: it is no prose of its own."""

    start: int
    end: int
    written: tuple[Written, ...]
    cut: bool = False


def citations_in(document: Document, uploads: Uploads) -> list[Cited]:
    """Find the citations of a document, in order; code and what nobody sees hold none.

    A link whose target has no scheme is one. So are parentheses that begin with the name of an
    upload or of a file; a link in them stands for its target. Parentheses with nothing but places
    right behind a link say where to look in its target.
    """
    links = sorted(
        (link for link in document.links if not _ELSEWHERE.match(link.target)),
        key=lambda link: (link.start, link.end),
    )
    bracketed = list(_bracketed(document, links, uploads))
    taken = {each for _, used in bracketed for each in used}
    found = [cited for cited, _ in bracketed]
    found += [
        Cited(link.start, link.end, (Written(link.target),)) for link in links if link not in taken
    ]
    return sorted(found, key=lambda cited: (cited.start, cited.end))


def without(document: Document, span: Span, cited: Sequence[Cited]) -> str:
    """Return a stretch of a document's text with the citations that are no prose cut out."""
    at, end = span
    pieces = []
    for each in cited[bisect_left(cited, at, key=lambda each: each.start) :]:
        if each.start >= end:
            break
        if each.cut and at <= each.start and each.end <= end:
            pieces.append(document.text[at : each.start])
            at = each.end
    pieces.append(document.text[at:end])
    return _LOOSE_SPACE.sub("", "".join(pieces)).strip()


def _bracketed(
    document: Document, links: Sequence[Link], uploads: Uploads
) -> Iterator[tuple[Cited, Sequence[Link]]]:
    """Give the citations in parentheses, outer before inner ones, with the links they use up."""
    behind = 0
    starts = [link.start for link in links]
    for start, end in _brackets(document):
        if start < behind:
            continue
        first = bisect_left(starts, start)
        inside = links[first : bisect_left(starts, end)]
        written = read_cited(_spelt_out(document.text, (start + 1, end - 1), inside), uploads)
        used = inside
        if not written and not inside:
            used = links[max(first - 1, 0) : first]
            written = _places_behind(document.text, (start, end), used)
        if written:
            behind = end
            yield Cited(start, end, written, cut=True), used


def _brackets(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind == "code" or block.left_out in UNSEEN:
            continue
        yield from sorted(_pairs(document.text, block))


def _pairs(text: str, block: Block) -> Iterator[Span]:
    """Give the pairs of parentheses in a block that are short and flat enough for a citation."""
    opened: list[list[int]] = []
    for found in _BRACKET.finditer(text, block.start, block.end):
        if found[0] == "(":
            opened.append([found.start(), 1])
        elif opened:
            start, height = opened.pop()
            if opened:
                opened[-1][1] = max(opened[-1][1], height + 1)
            if height <= _NESTED and found.end() - start <= MOST:
                yield start, found.end()


def _spelt_out(text: str, span: Span, links: Sequence[Link]) -> str:
    """Return a stretch of text in which every link's label is replaced by its target."""
    at, end = span
    pieces = []
    for link in links:
        if at <= link.start and link.end <= end:
            pieces += [text[at : link.start], link.target]
            at = link.end
    return "".join([*pieces, text[at:end]])


def _places_behind(text: str, span: Span, links: Sequence[Link]) -> tuple[Written, ...]:
    """Read parentheses right behind a link, if they hold nothing but places."""
    start, end = span
    if not links or text[links[0].end : start].strip(" ") or links[0].end > start:
        return ()
    content = text[start + 1 : end - 1].strip()
    places = read_places(content)
    if not places or any(isinstance(place, NotUnderstood) for place in places):
        return ()
    return (Written(links[0].target, (content,)),)
