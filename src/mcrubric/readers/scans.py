"""Written files that show pictures and no words, as a scan that was put into a word processor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from mcrubric.model.documents import Document


def check_words(document: Document, *, pictures: bool) -> None:
    """Let a file pass that holds words to count, or no pictures.

    Raises:
        ReadError: it is pictures, headings and the like; what the pictures say is not known.
    """
    if pictures and not _holds_words(document):
        raise ReadError(Problem("scanned", "what it shows is in pictures"))


def _holds_words(document: Document) -> bool:
    counted = (document.slice(block) for block in document.blocks if block.left_out is None)
    return any(map(str.isalnum, "".join(counted)))
