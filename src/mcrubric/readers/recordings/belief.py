"""What is believed of a recording's own word, and what is said when it cannot be true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST_RATE: Final = 1.0
"""Bytes a second below which a duration is not believed; speech takes at least some hundreds."""
SLACK: Final = 4_096
"""Bytes that may be missing from sound: writers miscount by a header or a block, and it plays."""
_ENDLESS: Final = 0x7FFF_0000
"""Sizes from here on stand for "not known yet": what is written through a pipe begins so."""


def plausible(seconds: float | None, size: int) -> bool:
    """Tell whether a file of `size` bytes can play so long."""
    return seconds is not None and 0 < seconds * _LEAST_RATE <= size


def longest(claims: Iterable[float | None], size: int) -> float | None:
    """Return the longest of the durations that a file of `size` bytes can have."""
    return max((each for each in claims if each and plausible(each, size)), default=None)


def per_second(units: float, rate: float) -> float | None:
    """Return how long so many units play at a rate, None where either is not known."""
    return units / rate if units > 0 and rate > 0 else None


def held(said: int, there: int) -> int:
    """Return how many bytes of sound there are where a header says `said`.

    Raises:
        ReadError: the rest is missing.
    """
    if said == 0 or said >= _ENDLESS:
        return there
    if said > there + SLACK:
        raise truncated()
    return min(said, there)


def truncated() -> ReadError:
    """Return the error of a file that ends too early."""
    return ReadError(Problem("truncated", "it is shorter than its own headers say"))


def damaged(detail: str) -> ReadError:
    """Return the error of a file that no program could play."""
    return ReadError(Problem("damaged", detail))
