"""Sentences that mention a subject: what several inferred checks share."""

from __future__ import annotations

from bisect import bisect_right
from sys import maxsize
from typing import TYPE_CHECKING, Final

from mcrubric.plugin import (
    Component,
    Context,
    Observation,
    Part,
    PhraseFinder,
    Place,
    Sentence,
    is_placeholder,
    passed,
    review,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.plugin import Block

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
    """Return the sentences of a part that speak of a component, by their words or their heading."""
    strong = (*component.terms.strong, *component.aliases)
    return ctx.once(
        "addressing",
        lambda: tuple(
            dict.fromkeys(
                (
                    *mentions(ctx.analysis(part), strong, component.terms.weak),
                    *_below_its_name(component, part, ctx),
                )
            )
        ),
        (part.id, component.id),
    )


def _below_its_name(component: Component, part: Part, ctx: Context) -> tuple[Sentence, ...]:
    """Return the sentences right below a heading that is what a component is called."""
    names = {_bare(each) for each in (component.label, component.statement, *component.aliases)}
    spans = [
        (index, head.end, behind)
        for index, document in enumerate(part.documents)
        for head, behind in _headed(document.blocks, len(document.text))
        if _bare(document.slice(head)) in names - {""}
    ]
    return tuple(each for each in (ctx.analysis(part) if spans else ()) if _is_in(each, spans))


def _is_in(sentence: Sentence, spans: Sequence[tuple[int, int, int]]) -> bool:
    """Tell whether a sentence stands in one of some stretches, which are in order."""
    at = bisect_right(spans, (sentence.document, sentence.start, maxsize)) - 1
    inside = at >= 0 and spans[at][0] == sentence.document and sentence.start < spans[at][2]
    return inside and not is_placeholder(sentence.text)


def _headed(blocks: Sequence[Block], end: int) -> Iterator[tuple[Block, int]]:
    """Give the headings with where the next one begins."""
    heads = [block for block in blocks if block.kind == "heading"]
    ends = [*(block.start for block in heads[1:]), end]
    return zip(heads, ends, strict=False)


def _bare(name: str | None) -> str:
    return " ".join((name or "").casefold().strip(" \t\n.:#").split())
