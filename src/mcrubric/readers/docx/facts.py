"""Facts of uploaded DOCX files."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts
from mcrubric.readers.outline import headings_of, paragraphs_of

if TYPE_CHECKING:
    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits
    from mcrubric.readers.reading import FactRequest

_UNSEEN: Final = frozenset(("hidden", "deleted"))
"""Reasons of words that nobody may quote, for nobody can find them on the page."""


def read_docx_facts(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Return headings, paragraphs and, where the file says where pages broke, its pages.

    What the properties of the file say of its pages is not believed: programs copy it unseen.
    Of a file that takes in other files only the type is known.

    Raises:
        ReadError: it is no such file, is damaged, locked or over a limit.
    """
    from mcrubric.readers.docx.document import read_whole  # `zipfile` takes 10 ms to import
    from mcrubric.readers.packages import open_package

    with open_package(stream, limits) as package:
        whole = read_whole(package, "", limits)
    if whole.foreign:
        return Facts(medium=request.medium, media_type=request.media_type)
    return Facts(
        medium=request.medium,
        media_type=request.media_type,
        pages=whole.page_breaks + 1 if whole.page_breaks else None,
        paragraphs=paragraphs_of(whole.document),
        headings=headings_of(whole.document),
        text=_seen(whole.document) if request.text else None,
    )


def _seen(document: Document) -> str:
    """Return what a reader sees, who may also have the comments shown."""
    return "\n\n".join(
        document.slice(block) for block in document.blocks if block.left_out not in _UNSEEN
    )
