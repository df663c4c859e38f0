"""What a citation can name in any document: its headings and its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mcrubric.model.documents import Document, LeftOut

# What no reader counts as a paragraph of the text.
_BESIDE: Final[frozenset[LeftOut | None]] = frozenset(
    ("hidden", "deleted", "comment", "formula", "running-header", "repeated", "front-matter")
)


def headings_of(document: Document) -> tuple[str, ...]:
    """Return the words of a document's headings that a reader sees."""
    return tuple(
        " ".join(document.slice(block).split())
        for block in document.blocks
        if block.kind == "heading" and block.left_out == "heading"
    )


def paragraphs_of(document: Document) -> int:
    """Return how many paragraphs a reader can count at most.

    Whatever stands apart and holds text counts: headings, list items, captions, each paragraph of a
    table cell, text box or note. Empty ones do not, nor what `_BESIDE` names.
    """
    return sum(
        block.left_out not in _BESIDE
        for block in document.blocks
        if not block.start or document.text[block.start - 1] == "\n"
    )
