"""How mistakes in a merged rubric name things and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.model.errors import Mistake

if TYPE_CHECKING:
    from mcrubric.rubric.layer import Layer
    from mcrubric.rubric.written import Spot

_ONE_OF: Final = {
    "outcomes": "outcome",
    "details": "detail",
    "components": "component",
    "parts": "part",
    "prompts": "question",
    "asks": "asked part",
    "requirements": "requirement",
}


def kind_of(at: Spot) -> str:
    """Return what stands at the spot of an item, in a word."""
    return _ONE_OF[at[-2]]


def said(at: Spot) -> str:
    """Return an item's spot in words: `requirement 'part-1.length'`."""
    return f"{kind_of(at)} {at[-1]!r}"


def told_at(layer: Layer, at: Spot, message: str, guess: str | None = None) -> Mistake:
    """Return a mistake with the place where a spot is written."""
    return Mistake(message, layer.mark(at), guess)
