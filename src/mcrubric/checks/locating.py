"""Sentences that mention a subject: what several inferred checks share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.plugin import (
    Component,
    Context,
    Observation,
    Part,
    PhraseFinder,
    Place,
    Sentence,
    passed,
    review,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

IF_THERE: Final = "If it is there, nothing needs to be done: a person will see it."
"""What is said wherever a machine could not locate something: it is no task."""

SHOWN: Final = 3
"""Places that a report shows for one thing: enough to see that it was found, short to read."""

WEAK_TOGETHER: Final = 2
"""One weak word says little; two different ones in a paragraph's neighbouring sentences do."""


def mentions(
    sentences: Sequence[Sentence], strong: Sequence[str], weak: Sequence[str] = ()
) -> tuple[Sentence, ...]:
    """Return the sentences with a strong phrase, or with two different weak ones."""
    finder, faint = PhraseFinder(strong), PhraseFinder(weak)
    return tuple(
        sentence
        for sentence in sentences
        if finder.find_among(sentence.words, sentence.text) or _together(faint, sentence)
    )


def _together(faint: PhraseFinder, sentence: Sentence) -> bool:
    found = faint.find_among(sentence.words, sentence.text)
    return len({match.phrase for match in found}) >= WEAK_TOGETHER


def first_places(sentences: Sequence[Sentence]) -> tuple[Place, ...]:
    """Return the first places to show, in the order of the text."""
    ordered = sorted(set(sentences), key=lambda each: (each.document, each.start))
    return tuple(sentence.place for sentence in ordered[:SHOWN])


def located_or_review(found: Sequence[Sentence], **told: str) -> Observation:
    """Return what was located, or "not-located" with what its message tells: never a fault."""
    if found:
        return passed(at=first_places(found), measured=len(found), unit="sentence")
    return review("not-located", **told)


def addressing(component: Component, part: Part, ctx: Context) -> tuple[Sentence, ...]:
    """Return the sentences of a part that speak of a component."""
    strong = (*component.terms.strong, *component.aliases)
    return ctx.once(
        "addressing",
        lambda: mentions(ctx.analysis(part), strong, component.terms.weak),
        (part.id, component.id),
    )
