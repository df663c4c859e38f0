"""Lines and cells of a table that are nothing but a citation."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.beside import in_same_row
from mcrubric.portfolio.cited import Written, read_cited
from mcrubric.portfolio.citing import UNSEEN, Cited
from mcrubric.portfolio.mentions import pure_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.documents import Document, Link
    from mcrubric.portfolio.citing import Span
    from mcrubric.portfolio.uploads import Uploads

_LABEL: Final = re.compile(
    r"[\s>*_-]*(?:(?:the )?(?:evidence|artifacts?|citations?|sources?|files?|uploads?|proof|see)"
    r"\s?:)?\s*",
    re.IGNORECASE,
)
"""What a writer sets before a citation that has a line of its own."""
_LINE: Final = re.compile(r"[^\n]+")


def lone_lines(
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
                cell = in_same_row(document, document.blocks, index)
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
