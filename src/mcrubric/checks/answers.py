"""Which sentences of a part answer each question, and each asked part of it: one map of a part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.checks.sections import own_section
from mcrubric.plugin import Ask, Matrix, Reading, Relevant, in_context, route, weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.plugin import Context, Part, Prompt, Scorer

ANSWERS: Final = 0.7
"""Points of relevance (weighed by what the sentence says) from which a sentence answers an asked
part: nearly a strong term, or a sixth of a typical example."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Where an asked part is answered: the sentences, the best first, and what says so of each."""

    ask: Ask
    sentences: tuple[Reading, ...] = ()
    relevant: tuple[Relevant, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerMap:
    """The sentences of a part, how near each is to what is asked, and where each answer stands.

    `stretches` are the numbers of the sentences in which the answer to each question is looked for:
    what stands below the question, pasted or as a heading; for one that stands nowhere, the
    passages of the rest of the text whose words point to it. `columns` are those of `matrix` that
    belong to the asked parts of each question.
    """

    readings: tuple[Reading, ...]
    matrix: Matrix
    columns: Mapping[str, range]
    stretches: Mapping[str, tuple[int, ...]]

    def stretch(self, prompt: Prompt) -> tuple[Reading, ...]:
        """Return the sentences in which the answer to a question is looked for."""
        return tuple(self.readings[at] for at in self.stretches[prompt.id])

    def answered(self, prompt: Prompt) -> tuple[Answered, ...]:
        """Return what there is on each asked part of a question."""
        return tuple(
            self._on(ask, column, self.stretches[prompt.id])
            for ask, column in zip(prompt.asks, self.columns[prompt.id], strict=True)
        )

    def _on(self, ask: Ask, column: int, stretch: Sequence[int]) -> Answered:
        scores = {at: weighed(self.readings[at], self.matrix[at][column].score) for at in stretch}
        fitting = (at for at in stretch if scores[at] >= ANSWERS and not self.readings[at].restated)
        best = sorted(fitting, key=lambda at: (-scores[at], at))
        return Answered(
            ask,
            tuple(self.readings[at] for at in best),
            tuple(self.matrix[at][column] for at in best),
        )


def answer_map(part: Part, ctx: Context) -> AnswerMap:
    """Return the map of a part, made once for all its questions."""
    return ctx.once("answers", lambda: _map(part, ctx), part.id)


def _map(part: Part, ctx: Context) -> AnswerMap:
    prompts = next((each.prompts for each in ctx.rubric.parts if each.id == part.id), ())
    readings = ctx.readings(part)
    matrix = ctx.asked.asks[part.id](readings)
    columns = dict(_columns(prompts))
    own = {each.id: _own(each, readings, part, ctx) for each in prompts}
    routed = _routed(readings, ctx.asked.prompts[part.id], own)
    stretches = {name: routed[name] if at is None else at for name, at in own.items()}
    return AnswerMap(readings, matrix, columns, stretches)


def _columns(prompts: Sequence[Prompt]) -> Iterator[tuple[str, range]]:
    first = 0
    for prompt in prompts:
        behind = first + len(prompt.asks)
        yield prompt.id, range(first, behind)
        first = behind


def _own(
    prompt: Prompt, readings: Sequence[Reading], part: Part, ctx: Context
) -> tuple[int, ...] | None:
    """Return the sentences below a question, None if it stands nowhere."""
    section = own_section(prompt, part, ctx)
    if section is None:
        return None
    starts = {(each.document, each.start) for each in section}
    return tuple(at for at, each in enumerate(readings) if _start(each) in starts)


def _start(reading: Reading) -> tuple[int, int]:
    return reading.sentence.document, reading.sentence.start


def _routed(
    readings: Sequence[Reading], scorer: Scorer, own: Mapping[str, tuple[int, ...] | None]
) -> dict[str, tuple[int, ...]]:
    """Return for each question the sentences that are about it and stand below none."""
    taken = {at for section in own.values() for at in section or ()}
    free = [at for at in range(len(readings)) if at not in taken]
    left = [readings[at] for at in free]
    about = route(in_context(left, scorer(left)), [each.sentence.paragraph for each in left])
    return {
        name: tuple(at for at, subject in zip(free, about, strict=True) if subject == number)
        for number, name in enumerate(own)
    }
