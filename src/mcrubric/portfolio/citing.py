"""A stretch of a document's text that cites something, and text without such stretches."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.cited import Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.documents import Document, LeftOut

Span = tuple[int, int]

UNSEEN: Final[frozenset[LeftOut]] = frozenset(("front-matter", "comment", "hidden", "deleted"))
"""What a reader of the page does not see says nothing."""
_LOOSE_SPACE: Final = re.compile(r"[ \t]+(?=[.,;:!?)\n]|\Z)|(?<=[ \t])[ \t]+")


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited at `[start, end)` of a document's text; `cut`: it is no prose of its own."""

    start: int
    end: int
    written: tuple[Written, ...]
    cut: bool = False


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
