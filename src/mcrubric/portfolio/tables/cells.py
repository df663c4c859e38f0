"""What a cell of artifacts cites: names, links and places as people put them into a cell."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from mcrubric.portfolio.cited import read_cited
from mcrubric.portfolio.mentions import is_upload, pure_places
from mcrubric.portfolio.prose import citations_in
from mcrubric.text.placeholders import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.documents import Document, Link
    from mcrubric.portfolio.uploads import Uploads

_LINE: Final = re.compile(r"[^\n]+")
_BULLET: Final = re.compile(
    r"\s*(?:[-*\u2022\u00b7\u25cf\u25e6\u25aa\u2013\u2014]\s*|\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+)",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"\s*(?:(?:the )?(?:evidence|artifacts?|artefacts?|citations?|sources?|files?|uploads?|links?"
    r"|documents?|see)\s*:)\s*",
    re.IGNORECASE,
)
_LIST: Final = re.compile(r"\s*(?:[,;]|\band\b|&|\+)\s*")
_TITLE: Final = 15
"""Words that what a file is called may have; a longer text tells of something."""
_LOCAL: Final = re.compile(r"file:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InCell:
    """What a cell cites at `[start, end)` of the document's text."""

    start: int
    end: int
    named: str
    at: tuple[str, ...] = ()


def cited_in_cell(cell: Document, uploads: Uploads) -> list[InCell]:
    """Find what a cell cites, in order; `cell` is the document with nothing but its blocks.

    Beside what running text can cite, each line may name a file in its own words. Such a line is
    no citation if another one names a file for sure: then it is its title.
    """
    found = [
        InCell(cited.start, cited.end, written.named, written.at)
        for cited in citations_in(cell, uploads)
        for written in cited.written
    ]
    busy = sorted((each.start, each.end) for each in found)
    titles: list[InCell] = []
    for start, end in _lines(cell):
        if _is_busy(busy, start, end):
            continue
        links = [link for link in cell.links if start <= link.start and link.end <= end]
        sure, titled = _line(cell.text[start:end], links, uploads)
        found += [InCell(start, end, *each) for each in sure]
        titles += [InCell(start, end, each) for each in titled]
    found.sort(key=lambda each: (each.start, each.end))
    return _with_places(cell, found or titles)


def _lines(cell: Document) -> Iterator[tuple[int, int]]:
    """Give the lines of a cell; pieces of one paragraph are one."""
    at = 0
    blocks = cell.blocks
    while at < len(blocks):
        start, end = blocks[at].start, blocks[at].end
        while at + 1 < len(blocks) and blocks[at + 1].start == end:
            at += 1
            end = blocks[at].end
        yield from (line.span() for line in _LINE.finditer(cell.text, start, end))
        at += 1


def _line(
    line: str, links: Sequence[Link], uploads: Uploads
) -> tuple[list[tuple[str, tuple[str, ...]]], list[str]]:
    """Return what a line names for sure, with its places, and else what it may name."""
    text = bare(line)
    if not text or is_placeholder(text) or pure_places(text):
        return [], []
    written = read_cited(text, uploads)
    if written:
        return [(each.named, each.at) for each in written], []
    listed = [each for each in _LIST.split(text) if each]
    if len(listed) > 1 and all(is_upload(each, uploads) for each in listed):
        return [(each, ()) for each in listed], []
    if links:
        return [(_linked(text, links[0], uploads), ())], []
    return [], [text] if len(text.split()) <= _TITLE else []


def _linked(label: str, link: Link, uploads: Uploads) -> str:
    """Return what a link to elsewhere names: the upload that it is called by, or what it says."""
    target = link.target
    if _LOCAL.match(target):
        return unquote(target).replace("\\", "/").rpartition("/")[2]
    return label if uploads.match(label).near else target


def bare(line: str) -> str:
    """Return a line without its bullet, its number and what announces it."""
    text = line
    for mark in (_BULLET, _LABEL):
        head = mark.match(text)
        text = text[head.end() :] if head else text
    return text.strip()


def _is_busy(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a citation stands in a line; `spans` are in order, two at most overlap."""
    first = bisect_left(spans, (start, start))
    return any(a < end and b > start for a, b in spans[max(first - 2, 0) : first + 1])


def _with_places(cell: Document, found: Sequence[InCell]) -> list[InCell]:
    """Give lines that hold nothing but places to the citation before them, or to the first."""
    cited = list(found)
    spans = [(each.start, each.end) for each in cited]
    for start, end in _lines(cell) if cited else ():
        text = bare(cell.text[start:end])
        if _is_busy(spans, start, end) or not pure_places(text):
            continue
        at = max(bisect_left(spans, (start, start)) - 1, 0)
        each = cited[at]
        cited[at] = InCell(each.start, each.end, each.named, (*each.at, text))
    return cited
