"""What of a text no reader of its page sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.model.documents import HiddenBy
from mcrubric.model.places import Place
from mcrubric.text.tokens import count

if TYPE_CHECKING:
    from mcrubric.model.documents import Document


@dataclass(frozen=True, slots=True)
class HiddenWords:
    """Words of one document that one thing hides, and where they stand, in order."""

    by: HiddenBy
    words: int
    places: tuple[Place, ...]


def hidden_words(document: Document) -> tuple[HiddenWords, ...]:
    """Return the hidden words of a document by what hides them, in the order of the first."""
    words: dict[HiddenBy, int] = {}
    places: dict[HiddenBy, list[Place]] = {}
    for block in document.blocks:
        if block.left_out == "hidden" and (number := count(document.slice(block))):
            by = block.hidden_by or "marked"
            words[by] = words.get(by, 0) + number
            places.setdefault(by, []).append(document.place(block.start, block.end))
    return tuple(HiddenWords(by, words[by], tuple(places[by])) for by in words)
