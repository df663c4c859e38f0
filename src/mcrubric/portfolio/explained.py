"""The explanation of an entry: its text without citations, labels and heads of columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.citing import without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.documents import Block, Document
    from mcrubric.portfolio.citing import Cited

_LABELS: Final = re.compile(
    r"^[ \t>*_-]*(?:the |my |our )?(?:evidence|explanation|artifacts?|citations?|sources?|files?"
    r"|uploads?|proof|description|where|places?|detail|outcome)[ \t]?:?[ \t*_.,;]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that only announces what stands behind it."""
_HEAD_WORDS: Final = 5
"""Words that the head of a column may have; a longer text may explain something."""


def explanation_of(document: Document, blocks: Sequence[Block], cited: Sequence[Cited]) -> str:
    """Return the text of some blocks; the pieces of a paragraph stay joined."""
    spans: list[list[int]] = []
    for block in blocks:
        if spans and spans[-1][1] == block.start:
            spans[-1][1] = block.end
        else:
            spans.append([block.start, block.end])
    texts = (without(document, (start, end), cited) for start, end in spans)
    return "\n\n".join(filter(None, (_LABELS.sub("", text).strip() for text in texts)))


def without_heads(document: Document, blocks: Sequence[Block]) -> list[Block]:
    """Leave out the cells of the first rows of tables, which say what stands below them."""
    return [
        block
        for block in blocks
        if not block.cell or block.cell.row > 1 or len(document.slice(block).split()) > _HEAD_WORDS
    ]
