"""Which sentences of a part answer each question, and each asked part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.checks.sections import own_section
from mcrubric.plugin import Ask, Reading, Relevant, in_context, route, weighed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mcrubric.plugin import Context, Matrix, Part, Prompt

ANSWERS: Final = 1.0
"""Points of relevance (weighed by what the sentence says) from which a sentence answers an asked
part: one strong term, or about as much as a third of a typical example."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Where an asked part is answered: the sentences, the best first, and what says so of each."""

    ask: Ask
    sentences: tuple[Reading, ...] = ()
    relevant: tuple[Relevant, ...] = ()


def stretch_of(prompt: Prompt, part: Part, ctx: Context) -> tuple[Reading, ...]:
    """Return the sentences in which the answer to a question is looked for.

    That is what stands below the question, pasted or as a heading; for one that stands nowhere,
    the passages of the rest of the text whose words point to it.
    """
    own = own_section(prompt, part, ctx)
    if own is None:
        return ctx.once("routed", lambda: _routed(part, ctx), part.id)[prompt.id]
    starts = {(each.document, each.start) for each in own}
    return tuple(
        each
        for each in ctx.readings(part)
        if (each.sentence.document, each.sentence.start) in starts
    )


def answered(
    prompt: Prompt, stretch: Sequence[Reading], part: Part, ctx: Context
) -> tuple[Answered, ...]:
    """Return what a stretch has on each asked part of a question."""
    matrix = ctx.asked.asks[part.id, prompt.id](stretch)
    return tuple(_on(at, ask, stretch, matrix) for at, ask in enumerate(prompt.asks))


def _on(at: int, ask: Ask, stretch: Sequence[Reading], matrix: Matrix) -> Answered:
    ranked = sorted(
        (
            (-weighed(reading, row[at].score), number)
            for number, (reading, row) in enumerate(zip(stretch, matrix, strict=True))
            if not reading.restated and weighed(reading, row[at].score) >= ANSWERS
        ),
    )
    best = [number for _, number in ranked]
    return Answered(
        ask,
        tuple(stretch[number] for number in best),
        tuple(matrix[number][at] for number in best),
    )


def _routed(part: Part, ctx: Context) -> Mapping[str, tuple[Reading, ...]]:
    """Return for each question the sentences of flowing text that are about it."""
    prompts = next((each.prompts for each in ctx.rubric.parts if each.id == part.id), ())
    taken = {
        (sentence.document, sentence.start)
        for prompt in prompts
        for sentence in own_section(prompt, part, ctx) or ()
    }
    free = [
        each
        for each in ctx.readings(part)
        if (each.sentence.document, each.sentence.start) not in taken
    ]
    scores = in_context(free, ctx.asked.prompts[part.id](free))
    about = route(scores, [each.sentence.paragraph for each in free])
    return {
        prompt.id: tuple(each for each, at in zip(free, about, strict=True) if at == number)
        for number, prompt in enumerate(prompts)
    }
