"""The words of a part as one row, and where in its files and entries they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcrubric.plugin import Document, Part, Place, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.plugin import Context


class Piece(NamedTuple):
    """Words of a part: at `start` of a document, or of an entry's explanation at `place`."""

    text: str
    start: int
    document: Document | None
    place: Place = Place()


class Text(NamedTuple):
    """All words of a part: those counted of its documents, or those of its explanations."""

    part: Part
    pieces: tuple[Piece, ...]
    said: Said


def text_of(part: Part, ctx: Context, forms: dict[str, str]) -> Text:
    """Return the words of a part; `forms` are words known already (`Said`)."""
    pieces = tuple(_explanations(part, ctx) if part.kind == "evidence" else _counted(part, ctx))
    return Text(part, pieces, Said((each.text for each in pieces), forms))


def _counted(part: Part, ctx: Context) -> Iterator[Piece]:
    for document, stretches in zip(part.documents, ctx.stretches(part), strict=True):
        for each in stretches:
            if each.left_out is None:
                yield Piece(document.text[each.start : each.end], each.start, document)


def _explanations(part: Part, ctx: Context) -> Iterator[Piece]:
    for entry in ctx.portfolio.evidence:
        if entry.part == part.id:
            yield Piece(entry.explanation, 0, None, entry.explanation_place or entry.place)


def place_of(text: Text, first: int, last: int) -> Place:
    """Return where words stand; of such that go on in another file, where they begin."""
    number, start, _ = text.said.place(first)
    until, _, end = text.said.place(last)
    piece, behind = text.pieces[number], text.pieces[until]
    if piece.document is None:
        return piece.place
    if behind.document is not piece.document:
        behind, end = piece, len(piece.text)
    return piece.document.place(piece.start + start, behind.start + end)
