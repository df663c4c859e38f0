"""Which known word was perhaps meant, so that a slip is told with its cure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTERS_FOR_ONE_SLIP: Final = 5
"""A word of four letters with one changed is often another word, so it takes five for a slip."""
SLIPS: Final = 2
"""Two slips, such as a letter left out and two swapped, still leave a long word recognisable."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one known word that is nearest within the slips its length allows.

    Case does not count as a slip; where two words are equally near, neither is returned.
    """
    folded = word.casefold()
    letters = set(folded)
    near = [
        (slips, each)
        for each in known
        if abs(len(each) - len(folded)) <= SLIPS
        and len(letters ^ set(each.casefold())) <= 2 * SLIPS  # far cheaper than the distance
        and (slips := distance(folded, each.casefold())) <= _most(folded, each)
    ]
    least = min((slips for slips, _ in near), default=0)
    best = [each for slips, each in near if slips == least]
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
