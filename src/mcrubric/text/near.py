"""Which known word was perhaps meant, so that a slip is told with its cure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.model.guesses import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["did_you_mean", "distance", "near", "nearest"]

ALIKE: Final = 0.6
"""Of two letters in three that agree: `EO1` is offered for `E01`, `severity` for `severty`."""
LETTERS_FOR_ONE_SLIP: Final = 5
"""A word of four letters with one changed is often another word, so it takes five for a slip."""
SLIPS: Final = 2
"""Two slips, such as a letter left out and two swapped, still leave a long word recognisable."""


def near(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like this one, None if none is much like it.

    Generous, for an author's eyes: nothing is done with the guess but to show it. The words must
    be few, for each is compared at length; for what a candidate sent there is `nearest`.
    """
    import difflib

    by_folded = {each.casefold(): each for each in known}
    found = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=ALIKE)
    return by_folded[found[0]] if found else None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one known word that is nearest within the slips its length allows.

    Strict and quick, for what a candidate sent: a detail is taken for the one that it returns.
    Case does not count as a slip; where two words are equally near, neither is returned.
    """
    folded = word.casefold()
    letters = set(folded)
    found = [
        (slips, each)
        for each in known
        if abs(len(each) - len(folded)) <= SLIPS
        and len(letters ^ set(each.casefold())) <= 2 * SLIPS  # far cheaper than the distance
        and (slips := distance(folded, each.casefold())) <= _most(folded, each)
    ]
    least = min((slips for slips, _ in found), default=0)
    best = [each for slips, each in found if slips == least]
    return best[0] if len(best) == 1 else None


def _most(one: str, other: str) -> int:
    return min(SLIPS, max(len(one), len(other)) // LETTERS_FOR_ONE_SLIP)


def distance(one: str, other: str) -> int:
    """Count the letters to add, drop, change or swap with their neighbour (optimal alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
