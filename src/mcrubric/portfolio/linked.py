"""Links and shown pictures that cite, with the places that stand beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.beside import before, behind, in_label, in_same_row
from mcrubric.portfolio.cited import Written
from mcrubric.portfolio.citing import Cited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.documents import Block, Document, Link
    from mcrubric.portfolio.citing import Span
    from mcrubric.portfolio.uploads import Uploads

_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.IGNORECASE)
"""A target with a scheme is a hyperlink, one that begins with `#` a place in the page itself."""
_PIECES: Final = 4
"""Pieces of a paragraph on each side that are looked at: places stand right beside a link."""


def citing_links(document: Document, uploads: Uploads) -> list[Link]:
    """Return the links of a document that cite, in order.

    A shown picture cites an upload, or what is spelt nearly like one; any other is part of the page
    itself, as word processors save it.
    """
    return sorted(
        (
            link
            for link in document.links
            if not _ELSEWHERE.match(link.target) and (not link.picture or _is_near(link, uploads))
        ),
        key=lambda link: (link.start, link.end),
    )


def _is_near(link: Link, uploads: Uploads) -> bool:
    match = uploads.match(link.target)
    return bool(match.found or match.near)


def linked(document: Document, links: Sequence[Link], uploads: Uploads) -> Iterator[Cited]:
    """Give the links with the places beside them."""
    text, blocks = document.text, document.blocks
    starts = [block.start for block in blocks]
    free = 0
    for index, link in enumerate(links):
        if not blocks:  # a page that is nothing but a picture
            yield Cited(link.start, link.end, (Written(link.target),))
            continue
        at = max(bisect_right(starts, link.start) - 1, 0)
        block = blocks[at]
        begin, until = _paragraph(blocks, at)
        shared = index > 0 and links[index - 1].end > begin
        ahead = before(text, max(free, begin), link.start, shared=shared)
        if index + 1 < len(links) and links[index + 1].start < until:
            following = before(text, link.end, links[index + 1].start, shared=True)
            until = following[1] if following else links[index + 1].start
        after = behind(text, link.end, max(until, link.end))
        free = after[1] if after else link.end
        label = in_label(text[link.start : link.end], link.target, uploads)
        places = [ahead[0] if ahead else "", label, after[0] if after else ""]
        if block.kind == "table-cell" and not any(places):
            cell = in_same_row(document, blocks, at)
            if cell and "#" not in link.target:
                places.append(document.slice(cell))
                yield Cited(cell.start, cell.end, (), cut=True)
        yield Cited(link.start, link.end, (Written(link.target, tuple(filter(None, places))),))


def _paragraph(blocks: Sequence[Block], at: int) -> Span:
    """Return where the paragraph of a block stands, which a caption in it cuts into pieces."""
    first = last = at
    while first > 0 and at - first < _PIECES and blocks[first - 1].end == blocks[first].start:
        first -= 1
    while (
        last + 1 < len(blocks)
        and last - at < _PIECES
        and blocks[last + 1].start == blocks[last].end
    ):
        last += 1
    return blocks[first].start, blocks[last].end
