"""A written file as plain text, and what each stretch of it is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mcrubric.model.artifacts import ActiveContent, ActiveUnread
from mcrubric.model.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

BlockKind = Literal[
    "paragraph", "heading", "list-item", "table-cell", "quote", "code", "front-matter", "comment"
]
LeftOut = Literal[
    "heading", "code", "front-matter", "comment", "caption", "references", "running-header",
    "list-number", "formula", "hidden", "deleted", "prompt", "placeholder", "repeated",
]  # fmt: skip
"""Why words are not counted (the word contract, `mcrubric.words/1`)."""
HiddenBy = Literal[
    "marked", "colour", "size", "off-page", "covered", "drawn-unseen", "other-version",
]  # fmt: skip
"""What keeps a reader of the page from seeing words: a setting that says so, a colour like that of
the ground, tiny letters or no room for any, a place off the page, a cell over theirs, drawing
without any ink, or that only programs of long ago show them."""
HIDDEN_BY: Final[frozenset[HiddenBy]] = frozenset(
    ("marked", "colour", "size", "off-page", "covered", "drawn-unseen", "other-version")
)

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
    "list-number": "numbers that the program sets before list items",
    "formula": "in formulas",
    "hidden": "in hidden text",
    "deleted": "in deleted text",
    "repeated": "in what stands there again, such as a file handed in twice",
}
"""How a reason reads behind a number of words."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """From code point `offset` of the extracted text on, the source runs on at `line`, `column`."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a cell lies; `table` numbers the document's tables in order, from 1.

    `row` and `column` count from 1, merged cells by the first that they cover; `rows` and `columns`
    say how many they cover. A table within a cell is a table of its own.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `[start, end)` of a document's text; blocks are in order and never overlap.

    `left_out` says why the words in it are not counted, None that they are.
    `level` is a heading's level, from 1. `cell` is the table cell that it stands in, if its reader
    knows; a cell of several paragraphs is several blocks, an empty one is none.
    `hidden_by` is set where `left_out` is "hidden".
    """

    kind: BlockKind
    start: int
    end: int
    left_out: LeftOut | None = None
    level: int = 0
    cell: Cell | None = None
    hidden_by: HiddenBy | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: its label stands at `[start, end)`, `target` is as written.

    `picture`: a picture that the page shows, whose label is what it says of itself.
    """

    start: int
    end: int
    target: str
    picture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file of a part as a reader sees it; `text` is blocks joined by blank lines.

    `page_starts` is where in `text` each page begins, empty if the file has no pages of its own.
    `scanned_pages` are pages, from 1, that show something and hold no text: nobody knows what.
    `all_looked_at` is False if a limit ended the search for words that nobody sees.
    `active` is what its file holds that does more than show itself: nothing if it is empty, None if
    nobody looked. `active_unread` says why not all of the file was looked at for it.
    `read_as` is the ending that files of its kind have, blank if it is the one that its name has.
    """

    path: str
    text: str
    blocks: tuple[Block, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    links: tuple[Link, ...] = ()
    page_starts: tuple[int, ...] = ()
    scanned_pages: tuple[int, ...] = ()
    all_looked_at: bool = True
    read_as: str = ""
    active: tuple[ActiveContent, ...] | None = None
    active_unread: ActiveUnread | None = None

    def place(self, start: int, end: int) -> Place:
        """Return where `text[start:end]` stands, with page, line and column of its first character.

        Only what the file has: a text has lines, a PDF pages, a word-processor file neither.
        """
        if self.page_starts:
            page = max(bisect_right(self.page_starts, start), 1)
            return Place(path=self.path, start=start, end=end, page=page)
        index = bisect_right(self.anchors, start, key=lambda anchor: anchor.offset) - 1
        if index < 0:
            return Place(path=self.path, start=start, end=end)
        anchor = self.anchors[index]
        column = anchor.column + start - anchor.offset
        return Place(path=self.path, start=start, end=end, line=anchor.line, column=column)

    def slice(self, block: Block) -> str:
        """Return the text of a block."""
        return self.text[block.start : block.end]
