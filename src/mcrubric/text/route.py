"""Which passage of a text is about what: sentences are read in their order, as passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What it costs to leave a subject, in points of relevance (`relevance.Relevance`).
_WITHIN: Final = 1.6  # in the middle of a paragraph
_AT_BREAK: Final = 0.6  # where a paragraph begins
_BACK: Final = 1.2  # more, to a subject that the page names earlier
_SKIP: Final = 0.5  # more, over a subject that comes between
_NOTHING: Final = 1.2  # what a sentence about none of them is worth
_RIVAL: Final = 0.5  # of the lead of the nearest other subject, taken off


def route(scores: Sequence[Sequence[float]], paragraphs: Sequence[int]) -> tuple[int | None, ...]:
    """Return for each sentence the subject that its passage is about, None for none of them.

    `scores` has a row for each sentence with an entry for each subject, in the page's order. A
    passage goes on until the words point elsewhere; it rather ends with a paragraph than within
    one, and rather goes on to the page's next subject than back (the best path through all
    sentences, by Viterbi).
    """
    if not scores:
        return ()
    count = len(scores[0])
    best = [-_SKIP * (at > 0) + worth for at, worth in enumerate(_worth(scores[0]))]
    came: list[list[int]] = []
    for at in range(1, len(scores)):
        leave = _AT_BREAK if paragraphs[at] != paragraphs[at - 1] else _WITHIN
        froms = list(_froms(best, leave, count))
        worths = _worth(scores[at])
        best = [value + worth for (value, _), worth in zip(froms, worths, strict=True)]
        came.append([origin for _, origin in froms])
    return tuple(state if state < count else None for state in _back(best, came))


def _worth(row: Sequence[float]) -> list[float]:
    """Return what a sentence is worth to each subject, and behind them to none."""
    first, second = (*sorted(row, reverse=True), 0.0, 0.0)[:2]
    values = []
    for score in row:
        rival = second if score == first else first
        values.append(score - max(0.0, rival - score) * _RIVAL)
    return [*values, _NOTHING]


def _froms(best: Sequence[float], leave: float, count: int) -> Iterator[tuple[float, int]]:
    """Give for each state the best value to come from, and the state; the last one is "none".

    Going over the states up and down once keeps this linear in their number.
    """
    nothing = (best[count] - leave, count)
    behind = _running([best[at] - leave - _SKIP for at in range(count)])
    ahead = _running([best[at] - leave - _BACK for at in reversed(range(count))])
    for at in range(count):
        choices = [(best[at], at), nothing]
        if at:
            choices.append((best[at - 1] - leave, at - 1))
        if at > 1:
            choices.append(behind[at - 2])
        if at < count - 1:
            value, origin = ahead[count - 2 - at]
            choices.append((value, count - 1 - origin))
        yield max(choices, key=_first)
    subjects = ((value - leave, at) for at, value in enumerate(best[:count]))
    yield max((best[count], count), *subjects, key=_first)


def _running(values: Sequence[float]) -> list[tuple[float, int]]:
    """Return for each position the greatest value up to it, and where that is."""
    found: list[tuple[float, int]] = []
    for at, value in enumerate(values):
        found.append((value, at) if not found or value > found[-1][0] else found[-1])
    return found


def _first(choice: tuple[float, int]) -> float:
    return choice[0]


def _back(best: Sequence[float], came: Sequence[Sequence[int]]) -> list[int]:
    state = max(range(len(best)), key=best.__getitem__)
    path = [state]
    for origins in reversed(came):
        state = origins[state]
        path.append(state)
    return path[::-1]
