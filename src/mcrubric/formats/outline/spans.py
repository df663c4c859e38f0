"""Words made of spans: with what they are about before them, with places behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.formats.outline.blocks import Span, Words
from mcrubric.formats.outline.phrases import located

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.formats.outline.blocks import Kind
    from mcrubric.model.places import Place


def plain(text: str) -> Words:
    """Return words that are nothing but words."""
    return (Span(text),)


def about(text: str, kind: Kind = "about") -> Words:
    """Return what is said before other words, with its colon; nothing if it is blank."""
    return (Span(text, kind), Span(": ")) if text else ()


def places(given: Sequence[Place]) -> Words:
    """Return places in words, each file a span of its own."""
    return separated([(Span(text, "place" if path else "plain", path),)
                      for path, text in located(given)], "; ")  # fmt: skip


def behind(words: Words) -> Words:
    """Return words as they stand behind a sentence, in brackets; nothing if there are none."""
    return (Span(" ("), *words, Span(")")) if words else ()


def separated(given: Sequence[Words], by: str) -> Words:
    """Return words with something between them; those that are blank are left out."""
    said = [each for each in given if text_of(each)]
    return tuple(
        span
        for number, words in enumerate(said)
        for span in ((Span(by), *words) if number else words)
    )


def text_of(words: Words) -> str:
    """Return the plain text of words."""
    return "".join(span.text for span in words)
