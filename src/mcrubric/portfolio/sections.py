"""A document cut at its headings, and at paragraphs that are one without looking like it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.model.documents import Block
from mcrubric.portfolio.citing import UNSEEN, Cited
from mcrubric.portfolio.prose import citations_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.documents import Document
    from mcrubric.portfolio.matching import Matcher
    from mcrubric.portfolio.uploads import Uploads

_OUTCOME_LEVEL: Final = 10
_DETAIL_LEVEL: Final = 11
"""Ranks of paragraphs that name an outcome or a detail: below every heading that is one."""
_TITLE: Final = 300
"""Code points: a longer paragraph is no heading."""


@dataclass(slots=True)
class Section:
    """A heading (None before the first), the blocks up to the next one, and what they cite.

    `level` is 0 without a heading. `plain`: its heading is a paragraph like any other.
    """

    heading: Block | None = None
    level: int = 0
    plain: bool = False
    blocks: list[Block] = field(default_factory=list)
    cited: list[Cited] = field(default_factory=list)


def sections_of(
    document: Document, matcher: Matcher, uploads: Uploads, starts: Sequence[int]
) -> list[Section]:
    """Cut a document at its headings; a heading that a reader gives in pieces is one.

    A paragraph that is a detail's id or words, or an outcome, and nothing else, is a heading too,
    as people write it in bold, if something stands below it. `starts` are where tables begin that
    are read by themselves.
    """
    sections = [Section()]
    before: Block | None = None
    blocks = [block for block in document.blocks if block.left_out not in UNSEEN]
    levels = [_plain_level(document, block, matcher) for block in blocks]
    for index, (block, level) in enumerate(zip(blocks, levels, strict=True)):
        if block.kind == "heading":
            if before is None or before.kind != "heading" or before.end != block.start:
                sections.append(Section(block, block.level))
        elif level and _has_below(blocks, levels, index, starts):
            sections.append(Section(block, level, plain=True))
        else:
            sections[-1].blocks.append(block)
        before = block
    heads = [section.heading.start for section in sections if section.heading]
    for cited in citations_in(document, uploads):
        sections[bisect_right(heads, cited.start)].cited.append(cited)
    return sections


def _plain_level(document: Document, block: Block, matcher: Matcher) -> int:
    """Return the rank of a paragraph that is a heading in all but its looks, else 0."""
    if block.kind != "paragraph" or block.cell or block.end - block.start > _TITLE:
        return 0
    match, *more = matcher.match(document.slice(block))
    if more or not matcher.is_whole(document.slice(block)):
        return 0
    if match.kind == "outcome":
        return _OUTCOME_LEVEL
    return _DETAIL_LEVEL if match.kind in {"id", "words", "ambiguous"} else 0


def _has_below(
    blocks: Sequence[Block], levels: Sequence[int], index: int, starts: Sequence[int]
) -> bool:
    """Tell whether a text or a table stands right below a paragraph: in an index nothing does."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    table = bisect_right(starts, blocks[index].start)
    if table < len(starts) and (below is None or starts[table] < below.start):
        return True
    if below is None or below.kind == "heading":
        return False
    return not 0 < levels[index + 1] <= levels[index]
