"""Citations in parentheses: `(handbook.pdf, p. 12)`, with or without a link in or before them."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING, Final

from mcrubric.locators.phrases import read_places
from mcrubric.model.locators import NotUnderstood
from mcrubric.portfolio.cited import MOST, Written, read_cited
from mcrubric.portfolio.citing import UNSEEN, Cited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.documents import Block, Document, Link
    from mcrubric.portfolio.citing import Span
    from mcrubric.portfolio.uploads import Uploads

_BRACKETS: Final = (re.compile(r"[()]"), re.compile(r"[\[\]]"))
_NESTED: Final = 2
"""Brackets in brackets, as in `(plan (final).pdf, p. 2)`; deeper ones are no citation."""


def bracketed(
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
