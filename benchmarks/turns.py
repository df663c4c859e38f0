"""Actions timed in turn, so that what else the machine does befalls all of them alike."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

MILLI: Final = 1_000


def least(
    rounds: int, *actions: Callable[[], object], clock: Callable[[], float] = perf_counter
) -> list[float]:
    """Return for each action the milliseconds of its fastest round.

    With `process_time` as the clock, only what this process computes counts, however busy the
    machine is with other work.
    """
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for taken, action in zip(times, actions, strict=True):
            start = clock()
            action()
            taken.append((clock() - start) * MILLI)
    return [min(each) for each in times]
