"""Citations in the running text of a document: links to uploads, and names in parentheses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from mcrubric.locators.phrases import read_places
from mcrubric.model.locators import NotUnderstood
from mcrubric.portfolio.beside import before, behind, in_label, in_next_cell
from mcrubric.portfolio.cited import MOST, Written, read_cited
from mcrubric.portfolio.mentions import pure_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.documents import Block, Document, LeftOut, Link
    from mcrubric.portfolio.uploads import Uploads

UNSEEN: Final[frozenset[LeftOut]] = frozenset(("front-matter", "comment", "hidden", "deleted"))
"""What a reader of the page does not see says nothing."""
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.IGNORECASE)
"""A target with a scheme is a hyperlink, one that begins with `#` a place in the page itself."""
_BRACKETS: Final = (re.compile(r"[()]"), re.compile(r"[\[\]]"))
_LABEL: Final = re.compile(
    r"[\s>*_-]*(?:(?:the )?(?:evidence|artifacts?|citations?|sources?|files?|uploads?|proof|see)"
    r"\s?:)?\s*",
    re.IGNORECASE,
)
"""What a writer sets before a citation that has a line of its own."""
_LINE: Final = re.compile(r"[^\n]+")
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
    right behind a link say where to look in its target; so do places in its label, right behind
    it, before it (`page 12 of`), and in the next cell of its row. A line or cell that is nothing
    but a name and places is a citation too.
    """
    links = sorted(
        (link for link in document.links if not _ELSEWHERE.match(link.target)),
        key=lambda link: (link.start, link.end),
    )
    bracketed = list(_bracketed(document, links, uploads))
    taken = {each for _, used in bracketed for each in used}
    found = [cited for cited, _ in bracketed]
    found += _lines(document, links, sorted((each.start, each.end) for each in found), uploads)
    found += _linked(document, [link for link in links if link not in taken], uploads)
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


def _lines(
    document: Document, links: Sequence[Link], taken: Sequence[Span], uploads: Uploads
) -> Iterator[Cited]:
    """Give the lines and cells that are nothing but a citation; none with a link in it."""
    busy = sorted([*taken, *((link.start, link.end) for link in links)])
    for index, block in enumerate(document.blocks):
        if block.kind in ("code", "heading") or block.left_out in UNSEEN:
            continue
        for line in _LINE.finditer(document.text, block.start, block.end):
            start, end = line.span()
            first = bisect_left(busy, (start, start))
            near = busy[max(first - 2, 0) : first + 1]
            if "." not in line[0] or any(a < end and b > start for a, b in near):
                continue
            written = _alone(line[0], uploads)
            if written and block.kind == "table-cell" and not written[-1].at:
                cell = in_next_cell(document, document.blocks, index)
                if cell:
                    at = (document.slice(cell),)
                    written = (*written[:-1], Written(written[-1].named, at))
                    yield Cited(cell.start, cell.end, (), cut=True)
            if written:
                yield Cited(start, end, written, cut=True)


def _alone(line: str, uploads: Uploads) -> tuple[Written, ...]:
    """Read a line that holds a citation and not a word more."""
    label = _LABEL.match(line)
    rest = line[label.end() if label else 0 :].strip()
    written = read_cited(rest, uploads)
    if not written or not all(pure_places(at) for each in written for at in each.at):
        return ()
    head = rest.partition(written[0].named)[0].strip(" ,")
    placed = bool(written[0].at) and pure_places(head.removesuffix(" of"))
    return written if not head or placed else ()


def _linked(document: Document, links: Sequence[Link], uploads: Uploads) -> Iterator[Cited]:
    """Give the links with the places beside them."""
    text, blocks = document.text, document.blocks
    starts = [block.start for block in blocks]
    free = 0
    for index, link in enumerate(links):
        at = max(bisect_right(starts, link.start) - 1, 0)
        block = blocks[at]
        shared = index > 0 and links[index - 1].end > block.start
        ahead = before(text, max(free, block.start), link.start, shared=shared)
        until = block.end
        if index + 1 < len(links) and links[index + 1].start < block.end:
            following = before(text, link.end, links[index + 1].start, shared=True)
            until = following[1] if following else links[index + 1].start
        after = behind(text, link.end, max(until, link.end))
        free = after[1] if after else link.end
        label = in_label(text[link.start : link.end], link.target, uploads)
        places = [ahead[0] if ahead else "", label, after[0] if after else ""]
        if block.kind == "table-cell" and not any(places):
            cell = in_next_cell(document, blocks, at)
            if cell and "#" not in link.target:
                places.append(document.slice(cell))
                yield Cited(cell.start, cell.end, (), cut=True)
        yield Cited(link.start, link.end, (Written(link.target, tuple(filter(None, places))),))


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
        pairs = (_pairs(document.text, block, brackets) for brackets in _BRACKETS)
        yield from sorted(chain.from_iterable(pairs))


def _pairs(text: str, block: Block, brackets: re.Pattern[str]) -> Iterator[Span]:
    """Give the pairs of brackets in a block that are short and flat enough for a citation."""
    opened: list[list[int]] = []
    for found in brackets.finditer(text, block.start, block.end):
        if found[0] in "([":
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
