"""How near an explanation is to the outcomes that its entry is for."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final

from mcrubric.checks.showing import SHOWN
from mcrubric.plugin import Located

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.plugin import Context, Evidence, Matrix, Outcome, Reading

NEAR: Final = 1.8
"""How near an explanation is to its outcome at least: not half as near as a typical example, which
has about 4 (`Relevance`). Of explanations of ours that relate to their outcome hardly one in
thirty is below it, of those about something else every second (`benchmarks.text`)."""
_OTHERS: Final = 0.5  # what counts of the sentences beside the nearest one


def outcomes_of(entry: Evidence, ctx: Context) -> tuple[Outcome, ...]:
    """Return the outcomes whose details an entry certainly serves; none if one has no examples."""
    outcomes = tuple(
        outcome
        for outcome in ctx.rubric.outcomes
        if any(detail.id in entry.details for detail in outcome.details)
    )
    known = all(outcome.id in ctx.asked.exemplified for outcome in outcomes)
    return outcomes if known else ()


def nearest_to(outcomes: Sequence[Outcome], readings: Sequence[Reading], ctx: Context) -> Located:
    """Return what an explanation has on the outcome that it is nearest to, best sentences first."""
    wanted = {each.id for each in outcomes}
    matrix = ctx.asked.outcomes(readings)
    found = [
        _on(at, readings, matrix)
        for at, outcome in enumerate(ctx.rubric.outcomes)
        if outcome.id in wanted
    ]
    return max(found, key=lambda each: each.score)


def _on(outcome: int, readings: Sequence[Reading], matrix: Matrix) -> Located:
    scores = [
        0.0 if reading.restated or reading.copied else row[outcome].score
        for reading, row in zip(readings, matrix, strict=True)
    ]
    ranked = sorted((-score, at) for at, score in enumerate(scores) if score)
    best = tuple(at for _, at in ranked[:SHOWN])
    nearest = max(scores, default=0.0)
    return Located(
        score=_OTHERS * fsum((nearest, *scores)),
        sentences=best,
        relevant=tuple(matrix[at][outcome] for at in best),
    )
