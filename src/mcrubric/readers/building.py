"""A Document grown piece by piece, each piece with the place it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, NamedTuple, cast

from mcrubric.model.documents import (
    HIDDEN_BY,
    Anchor,
    Block,
    BlockKind,
    Cell,
    Document,
    HiddenBy,
    LeftOut,
    Link,
)

_LINE_END: Final = re.compile("\n")
_BETWEEN: Final = "\n\n"

Reason = LeftOut | HiddenBy
"""Why words are left out, as readers say it: of hidden ones, what hides them."""


class Shape(NamedTuple):
    """What a piece of text is: the kind of its block, a heading's level, why it is left out.

    `cell` is the table cell that it stands in.
    """

    kind: BlockKind = "paragraph"
    level: int = 0
    left_out: Reason | None = None
    cell: Cell | None = None


class DocumentBuilder:
    """Collects pieces of text into blocks; a block begins with its first piece.

    Blocks are joined by blank lines. A stretch within a block that is left out for a reason of its
    own (a hidden phrase, the words of a picture) is a block of its own right beside it.
    Comments inside a paragraph follow it, so that they do not cut it in two.
    Without a `source`, as for a file that is no text, pieces stand nowhere in particular.
    """

    def __init__(self, path: str, source: str | None) -> None:
        self._path = path
        self._source = source
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(source or ""))]
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._anchors: list[Anchor] = []
        self._links: list[Link] = []
        self._page_starts: list[int] = []
        self._deferred: list[list[tuple[str, int]]] = []
        self._shape: Shape | None = None
        self._begin = 0
        self._next_source = -1
        self.length = 0

    def add(self, text: str, source: int, shape: Shape) -> None:
        """Add a piece that stands at code point `source` of the source file, if there is one."""
        if self._shape is None:
            stripped = text.lstrip()
            source, text = source + len(text) - len(stripped), stripped
        if not text:
            return
        if self._shape is None:
            self._open(shape)
        elif self._shape.left_out != shape.left_out:
            self._end_block()
            self._shape = Shape(self._shape.kind, shape.level, shape.left_out, self._shape.cell)
            self._begin = self.length
        if self._source is not None:
            self._place(text, source, self._source)
        self._put(text)

    def comment(self, lines: list[tuple[str, int]]) -> None:
        """Add lines that no reader sees, each with its place, as a block after the present one."""
        self._deferred.append(lines)
        if self._shape is None:
            self.flush()

    def link(self, start: int, target: str, *, picture: bool = False) -> None:
        """Say that what was added from `start` on is the label of a link or a shown picture."""
        if self._shape is not None and start < self.length:
            end = self.length - _blank_tail(self._pieces[-1])
            self._links.append(Link(start, max(start, end), target, picture))
        else:  # a link without words, around a picture without a description
            self._links.append(Link(self.length, self.length, target, picture))

    def flush(self) -> None:
        """End the present block; the next piece opens another."""
        if self._shape is not None:
            self._strip()
            self._end_block()
            self._shape = None
        deferred, self._deferred = self._deferred, []
        for lines in deferred:
            for text, source in lines:
                self.add(text, source, Shape("comment", 0, "comment"))
            self.flush()

    def begin_page(self) -> None:
        """End the present block; what follows stands on a new page."""
        self.flush()
        self.turn_page()

    def turn_page(self) -> None:
        """What follows stands on a new page; a block that is open goes on there."""
        self._page_starts.append(self.next_offset)

    @property
    def is_placed(self) -> bool:
        """Whether pieces stand somewhere in a source file."""
        return self._source is not None

    @property
    def in_block(self) -> bool:
        """Whether the next piece continues a block."""
        return self._shape is not None

    @property
    def next_offset(self) -> int:
        """Where the next piece will stand in the document's text."""
        return self.length + (len(_BETWEEN) if self._pieces and self._shape is None else 0)

    @property
    def ends_with_space(self) -> bool:
        """Whether the last character is white space."""
        return bool(self._pieces) and self._pieces[-1][-1:].isspace()

    def build(self) -> Document:
        """Return the document."""
        self.flush()
        return Document(
            path=self._path, text="".join(self._pieces), blocks=tuple(self._blocks),
            anchors=tuple(self._anchors), links=tuple(self._links),
            page_starts=tuple(min(start, self.length) for start in self._page_starts),
        )  # fmt: skip

    def _open(self, shape: Shape) -> None:
        if self._pieces:
            self._put(_BETWEEN)
        self._shape, self._begin = shape, self.length

    def _end_block(self) -> None:
        if self.length > self._begin:
            self._blocks.append(_block(self._shape or Shape(), self._begin, self.length))

    def _strip(self) -> None:
        """Take white space off the end of the present block."""
        while self.length > self._begin and (tail := _blank_tail(self._pieces[-1])):
            piece = self._pieces.pop()
            self.length -= tail
            if tail < len(piece):
                self._pieces.append(piece[:-tail])
        while self._anchors and self._anchors[-1].offset >= self.length:
            self._anchors.pop()
        for index in range(len(self._links) - 1, -1, -1):
            link = self._links[index]
            if link.end <= self.length:
                break
            start = min(link.start, self.length)
            self._links[index] = Link(start, self.length, link.target, link.picture)
        self._next_source = -1

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)

    def _place(self, text: str, at: int, source: str) -> None:
        """Note from where in the source a piece comes that is about to be added."""
        if at != self._next_source:
            at = _past_marks(text, 0, at, source)
            self._anchor(self.length, at)
        begun = 0
        for line_end in _LINE_END.finditer(text):
            at += line_end.end() - begun
            begun = line_end.end()
            if source.startswith("\n", at - 1):
                at = _past_marks(text, begun, at, source)
            self._anchor(self.length + begun, at)
        last = text[begun:]
        self._next_source = at + len(last) if source.startswith(last, at) else -1

    def _anchor(self, offset: int, source: int) -> None:
        if self._anchors and self._anchors[-1].offset == offset:
            self._anchors.pop()
        line = bisect_right(self._starts, source)
        self._anchors.append(Anchor(offset, line, source - self._starts[line - 1] + 1))


def _block(shape: Shape, start: int, end: int) -> Block:
    reason: Reason | None = "marked" if shape.left_out == "hidden" else shape.left_out
    if reason in HIDDEN_BY:
        return Block(shape.kind, start, end, "hidden", shape.level, shape.cell, reason)
    left_out = cast("LeftOut | None", reason)
    return Block(shape.kind, start, end, left_out, shape.level, shape.cell)


def _past_marks(text: str, begun: int, at: int, source: str) -> int:
    """Return where the line of a text that begins at `begun` really begins in the source.

    A parser may give its place with the marks of its container: in a quotation or a list, lines
    of code and of HTML stand behind `>` and blanks.
    """
    stop = text.find("\n", begun)
    line = text[begun : len(text) if stop < 0 else stop].rstrip()
    if not line or source.startswith(line, at):
        return at
    end = source.find("\n", at)
    found = source.find(line, at, len(source) if end < 0 else end)
    return at if found < 0 else found


def _blank_tail(piece: str) -> int:
    return len(piece) - len(piece.rstrip())
