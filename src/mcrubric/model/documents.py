"""A written file as plain text, and what each stretch of it is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mcrubric.model.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

BlockKind = Literal[
    "paragraph", "heading", "list-item", "table-cell", "quote", "code", "front-matter", "comment"
]
LeftOut = Literal[
    "heading", "code", "front-matter", "comment", "caption", "references", "running-header",
    "hidden", "deleted", "prompt", "placeholder", "repeated",
]  # fmt: skip
"""Why words are not counted (the word contract, `mcrubric.words/1`)."""

LEFT_OUT_IN_WORDS: Final[Mapping[str, str]] = {
    "prompt": "in questions copied from the page",
    "placeholder": "in placeholders",
    "heading": "in headings",
    "code": "in code blocks",
    "front-matter": "in the file's header",
    "comment": "in comments",
    "caption": "in captions",
    "references": "in the list of references",
    "running-header": "in running headers",
    "hidden": "in hidden text",
    "deleted": "in deleted text",
    "repeated": "in a file that was handed in twice for this part",
}
"""How a reason reads behind a number of words."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """From code point `offset` of the extracted text on, the source runs on at `line`, `column`."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `[start, end)` of a document's text; blocks are in order and never overlap.

    `left_out` says why the words in it are not counted, None that they are.
    `level` is a heading's level, from 1.
    """

    kind: BlockKind
    start: int
    end: int
    left_out: LeftOut | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: its label stands at `[start, end)`, `target` is as written."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file of a part as a reader sees it; `text` is blocks joined by blank lines."""

    path: str
    text: str
    blocks: tuple[Block, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    links: tuple[Link, ...] = ()

    def place(self, start: int, end: int) -> Place:
        """Return where `text[start:end]` stands, with line and column of its first character."""
        index = bisect_right(self.anchors, start, key=lambda anchor: anchor.offset) - 1
        if index < 0:
            return Place(path=self.path, start=start, end=end)
        anchor = self.anchors[index]
        column = anchor.column + start - anchor.offset
        return Place(path=self.path, start=start, end=end, line=anchor.line, column=column)

    def slice(self, block: Block) -> str:
        """Return the text of a block."""
        return self.text[block.start : block.end]
