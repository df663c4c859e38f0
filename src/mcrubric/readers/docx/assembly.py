"""Paragraphs of a word-processor file put together as a Document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.model.artifacts import Problem
from mcrubric.readers.budget import Budget
from mcrubric.readers.building import DocumentBuilder, Shape
from mcrubric.readers.reading import ReadError
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.model.documents import BlockKind, Document
    from mcrubric.model.limits import Limits
    from mcrubric.readers.building import Reason
    from mcrubric.readers.docx.paragraphs import Paragraph

_NOWHERE = 0  # a word-processor file has no lines that a place could name


class Assembly:
    """Puts paragraphs one after another.

    What is left out within a paragraph follows it, so that it does not cut a word or a sentence;
    then come the paragraphs of its text boxes.
    """

    def __init__(self, path: str, limits: Limits) -> None:
        self._builder = DocumentBuilder(path, None)
        self._most = limits.text_bytes
        self._repeats = Budget(limits.markup_marks, "paragraphs in headers that are shown again")

    def add(self, paragraphs: Iterable[Paragraph], whole: Reason | None = None) -> None:
        """Add paragraphs; `whole` is why none of them is counted.

        Raises:
            ReadError: there is more text than the limits allow.
        """
        for paragraph in paragraphs:
            if whole == "repeated":  # even blank ones take their time in each of many sections
                self._repeats.spend()
            self._add(paragraph, whole)
            self.add(paragraph.inside, whole)
            if self._builder.length > self._most:
                message = f"it has {more_than(self._most, 'characters of text')}"
                raise ReadError(Problem("limit", message))

    def build(self) -> Document:
        """Return the document."""
        return self._builder.build()

    def _add(self, paragraph: Paragraph, whole: Reason | None) -> None:
        builder, shape = self._builder, _shape(paragraph, whole)
        if paragraph.label:
            label = Shape(shape.kind, shape.level, whole or "list-number", shape.cell)
            builder.add(f"{paragraph.label}\t", _NOWHERE, label)
        self._text(paragraph, shape)
        builder.flush()
        if whole != "repeated":
            for text, left_out in _apart(paragraph.pieces):
                builder.add(text, _NOWHERE, Shape("paragraph", 0, left_out, shape.cell))
                builder.flush()

    def _text(self, paragraph: Paragraph, shape: Shape) -> None:
        pieces = paragraph.pieces
        text = "".join([piece for piece, left_out in pieces if left_out is None])
        done = 0
        for first, last, target in sorted(paragraph.links):
            start, end = max(first, done), max(last, done)
            self._builder.add(text[done:start], _NOWHERE, shape)
            begun = self._builder.next_offset
            self._builder.add(text[start:end], _NOWHERE, shape)
            self._builder.link(begun, target)
            done = end
        self._builder.add(text[done:], _NOWHERE, shape)


def _shape(paragraph: Paragraph, whole: Reason | None) -> Shape:
    left_out = whole or paragraph.left_out
    level = paragraph.level if left_out == "heading" else 0
    cell = paragraph.spot.cell() if paragraph.spot else None
    return Shape(_kind(paragraph, left_out, level), level, left_out, cell)


def _kind(paragraph: Paragraph, left_out: Reason | None, level: int) -> BlockKind:
    if left_out == "comment":
        return "comment"
    if level:
        return "heading"
    if paragraph.label:
        return "list-item"
    if paragraph.spot:
        return "table-cell"
    return "quote" if paragraph.style.quote else "paragraph"


def _apart(pieces: Iterable[tuple[str, Reason | None]]) -> Iterator[tuple[str, Reason]]:
    """Yield what is left out within a paragraph, what is alike in one; places apart by a blank."""
    now: Reason | None = None
    texts: list[str] = []
    torn = False
    for text, left_out in pieces:
        if left_out is None:
            torn = True
            continue
        if now is not None and left_out != now:
            yield "".join(texts), now
            texts = []
        elif torn and texts:
            texts.append(" ")
        now, torn = left_out, False
        texts.append(text)
    if now is not None:
        yield "".join(texts), now
