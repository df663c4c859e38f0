"""Facts of OpenDocument texts: headings, paragraphs, and pages if the file says where they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from mcrubric.model.artifacts import Facts
from mcrubric.readers.odf.odf import parts_of
from mcrubric.readers.odf.odt import read_parts
from mcrubric.readers.odf.odt_paragraphs import UNREAD
from mcrubric.readers.outline import headings_of

if TYPE_CHECKING:
    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits
    from mcrubric.readers.reading import FactRequest


def read_odt_facts(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read what a citation can name in a text.

    Paragraphs are those of the body that hold words, headings and cells of tables too. Pages are
    known only if the program that saved the file marked where its pages ended; what the file
    claims of itself elsewhere is not believed.

    Raises:
        ReadError: the file cannot be read.
    """
    with parts_of(stream, limits) as parts:
        document, body = read_parts(parts, "", limits)
    return Facts(
        medium=request.medium,
        media_type=request.media_type,
        pages=body.pages,
        paragraphs=sum(each.shows_words for each in body.paragraphs),
        headings=headings_of(document),
        text=_seen(document) if request.text else None,
    )


def _seen(document: Document) -> str:
    """Return what a reader of the pages sees."""
    return "\n\n".join(
        document.slice(block) for block in document.blocks if block.left_out not in UNREAD
    )
