"""Which passage of a text is about what: sentences are read in their order, as passages."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What it costs to leave a subject, in points of relevance (`relevance.Relevance`). A third more or
# less of one changes the macro-F1 of components by .01, of "nothing" by .03.
_WITHIN: Final = 2.5  # in the middle of a paragraph
_AT_BREAK: Final = 0.5  # where a paragraph begins
_BACK: Final = 0.75  # more, to a subject that the page names earlier
_NOTHING: Final = 1.75  # what a sentence about none of them is worth


def route(scores: Sequence[Sequence[float]], paragraphs: Sequence[int]) -> tuple[int | None, ...]:
    """Return for each sentence the subject that its passage is about, None for none of them.

    `scores` has a row for each sentence with an entry for each subject, in the page's order. A
    passage goes on until the words point elsewhere; it rather ends with a paragraph than within
    one, and rather goes on to the page's next subject than back (the best path through all
    sentences, by Viterbi). Before the first sentence and after the last one is nothing, so that a
    paragraph on nothing that is put there changes no other one.
    """
    if not scores:
        return ()
    count = len(scores[0])
    best = [*(score - _AT_BREAK for score in scores[0]), _NOTHING]
    came: list[list[int]] = []
    for at in range(1, len(scores)):
        leave = _AT_BREAK if paragraphs[at] != paragraphs[at - 1] else _WITHIN
        froms = list(_froms(best, leave, count))
        worths = (*scores[at], _NOTHING)
        best = [value + worth for (value, _), worth in zip(froms, worths, strict=True)]
        came.append([origin for _, origin in froms])
    ends = [*(value - _AT_BREAK for value in best[:count]), best[count]]
    return tuple(state if state < count else None for state in _back(ends, came))


def _froms(best: Sequence[float], leave: float, count: int) -> Iterator[tuple[float, int]]:
    """Give for each state the best value to come from, and the state; the last one is "none".

    Going over the states up and down once keeps this linear in their number.
    """
    nothing = (best[count] - leave, count)
    before = _running([(best[at] - leave, at) for at in range(count)])
    behind = _running([(best[at] - leave - _BACK, at) for at in reversed(range(count))])
    for at in range(count):
        choices = [(best[at], at), nothing]
        choices += before[at - 1 : at] if at else ()
        choices += behind[count - 2 - at : count - 1 - at] if at < count - 1 else ()
        yield max(choices, key=_first)
    yield max([(best[count], count), *before[-1:]], key=_first)


def _running(values: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
    """Return for each position the greatest value up to it, with where that is."""
    return list(accumulate(values, _greater))


def _greater(one: tuple[float, int], other: tuple[float, int]) -> tuple[float, int]:
    return other if other[0] > one[0] else one


def _first(choice: tuple[float, int]) -> float:
    return choice[0]


def _back(best: Sequence[float], came: Sequence[Sequence[int]]) -> list[int]:
    state = max(range(len(best)), key=best.__getitem__)
    path = [state]
    for origins in reversed(came):
        state = origins[state]
        path.append(state)
    return path[::-1]
