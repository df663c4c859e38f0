"""The arithmetic: precision, recall, F1, macro-F1, and the area under a curve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Value = float | int | None
"""A count, or a ratio; None where there is nothing to divide by."""
Figures = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a thing was there and found, not there and found, there and missed, neither."""

    found: int = 0
    wrongly: int = 0
    missed: int = 0
    rightly_not: int = 0

    @classmethod
    def of(cls, pairs: Iterable[tuple[bool, bool]]) -> Self:
        """Count pairs of what a person said and what the library said."""
        told = list(pairs)
        return cls(*(told.count(each) for each in _ORDER))

    @property
    def precision(self) -> float | None:
        """Of what was found, the share that is there."""
        return share(self.found, self.found + self.wrongly)

    @property
    def recall(self) -> float | None:
        """Of what is there, the share that was found."""
        return share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both: 0 where something was missed and nothing found."""
        return share(2 * self.found, 2 * self.found + self.wrongly + self.missed)

    @property
    def other(self) -> Counts:
        """The same, seen from what is not there."""
        return Counts(self.rightly_not, self.missed, self.wrongly, self.found)

    @property
    def macro(self) -> float | None:
        """The mean F1 of there and not there."""
        return mean((self.f1, self.other.f1))

    def named(self, name: str) -> Figures:
        """Return precision, recall and F1 under a name."""
        return {
            f"{name}: precision": self.precision,
            f"{name}: recall": self.recall,
            f"{name}: F1": self.f1,
        }


_ORDER = ((True, True), (False, True), (True, False), (False, False))


def share(part: int, of: int) -> float | None:
    """Return a share, None of nothing."""
    return part / of if of else None


def share_of(told: Iterable[bool]) -> float | None:
    """Return the share of those that are so."""
    each = list(told)
    return share(sum(each), len(each))


def mean(values: Iterable[float | None]) -> float | None:
    """Return the mean of those that there are."""
    known = [each for each in values if each is not None]
    return sum(known) / len(known) if known else None


def f1_by_label(pairs: Iterable[tuple[str, str]]) -> dict[str, float | None]:
    """Return the F1 of each label that a person gave, in the order of their names.

    A label that the library alone gave counts against those that it was given instead of.
    """
    told = list(pairs)
    return {
        label: Counts.of((gold == label, said == label) for gold, said in told).f1
        for label in sorted({gold for gold, _ in told})
    }


def auc(higher: Sequence[float], lower: Sequence[float]) -> float | None:
    """Return how often one of the first is above one of the second; a tie is half of that."""
    above = sum((high > low) + (high == low) / 2 for high in higher for low in lower)
    pairs = len(higher) * len(lower)
    return above / pairs if pairs else None
