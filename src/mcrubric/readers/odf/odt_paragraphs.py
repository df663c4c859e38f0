"""Paragraphs of an OpenDocument text as they are read, and how they become blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from mcrubric.model.documents import HIDDEN_BY, BlockKind, Cell
from mcrubric.readers.building import Reason, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.readers.building import DocumentBuilder

# White space that does not show as it is written (OpenDocument part 3, 6.1.2).
_SPACES: Final = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")

UNREAD: Final[frozenset[Reason | None]] = HIDDEN_BY | {"hidden", "deleted", "comment"}
"""Reasons of words that no reader of the page sees: they win over all others."""


def stronger(outer: Reason | None, inner: Reason | None) -> Reason | None:
    """Return why words are left out that stand in something and are something themselves."""
    return inner if inner in UNREAD and outer not in UNREAD else outer or inner


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """A hyperlink; each is itself only, so that two to one place side by side stay two."""

    target: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph; `white`: they are hidden if nothing in the file is behind them."""

    text: str
    left_out: Reason | None = None
    white: bool = False
    anchor: Anchor | None = None


@dataclass(slots=True)
class Paragraph:
    """A paragraph or heading; `after` are those that hang on it: notes, text boxes, comments.

    `label` is the number that the program sets before it.
    """

    kind: BlockKind = "paragraph"
    level: int = 0
    left_out: Reason | None = None
    cell: Cell | None = None
    label: str = ""
    pieces: list[Piece] = field(default_factory=list)
    after: list[Paragraph] = field(default_factory=list)
    spaced: bool = True

    def add(self, piece: Piece) -> int:
        """Add words as they stand in the file; return how many characters were taken in."""
        text = _SPACES.sub(" ", piece.text)
        if self.spaced and text.startswith(" "):
            text = text[1:]
        if not text:
            return 0
        self.spaced = text.endswith(" ")
        self.pieces.append(piece if text == piece.text else replace(piece, text=text))
        return len(text)

    def add_blank(self, blank: str, piece: Piece) -> None:
        """Add a gap that the file asks for; how wide a row of blanks is matters to nobody."""
        self.pieces.append(replace(piece, text=blank))
        self.spaced = True

    @property
    def shows_words(self) -> bool:
        """Whether a reader of the page sees words in it."""
        return self.left_out not in UNREAD and any(
            piece.text.strip() and piece.left_out not in UNREAD for piece in self.pieces
        )

    @property
    def size(self) -> int:
        """How many characters it holds, with its number and all that hangs on it."""
        own = len(self.label) + sum(len(piece.text) for piece in self.pieces)
        return own + sum(each.size for each in self.after)


def mark_repeated(margins: Iterable[Paragraph]) -> None:
    """Say of headers and footers which of them other pages have shown before."""
    seen: set[str] = set()
    for paragraph in margins:
        text = "".join(piece.text for piece in paragraph.pieces)
        if text in seen and paragraph.left_out == "running-header":
            paragraph.left_out = "repeated"
        seen.add(text)


def write_paragraphs(
    paragraphs: Iterable[Paragraph], builder: DocumentBuilder, *, white_is_hidden: bool
) -> None:
    """Add paragraphs to a document, each followed by what hangs on it."""
    for paragraph in paragraphs:
        builder.flush()
        _write(paragraph, builder, white_is_hidden=white_is_hidden)
        builder.flush()
        write_paragraphs(paragraph.after, builder, white_is_hidden=white_is_hidden)


def _write(paragraph: Paragraph, builder: DocumentBuilder, *, white_is_hidden: bool) -> None:
    def shape(left_out: Reason | None) -> Shape:
        return Shape(paragraph.kind, paragraph.level, left_out, paragraph.cell)

    if paragraph.label:
        reason = _of_label(paragraph)
        builder.add(f"{paragraph.label} ", 0, shape(reason))
    for anchor, pieces in groupby(paragraph.pieces, key=lambda piece: piece.anchor):
        start = builder.next_offset
        for piece in pieces:
            own = "colour" if piece.white and white_is_hidden else piece.left_out
            builder.add(piece.text, 0, shape(stronger(paragraph.left_out, own)))
        if anchor is not None:
            builder.link(start, anchor.target)


_OF_LABELS: Final = UNREAD | {"running-header", "repeated"}


def _of_label(paragraph: Paragraph) -> Reason:
    """A number before words that are all left out for one reason that hides them is left out so."""
    reasons = {stronger(paragraph.left_out, piece.left_out) for piece in paragraph.pieces}
    reason = reasons.pop() if len(reasons) == 1 else paragraph.left_out
    return reason if reason is not None and reason in _OF_LABELS else "list-number"
