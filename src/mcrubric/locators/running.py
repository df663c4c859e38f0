"""Quoted words that begin at the end of one page and end at the beginning of the next."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, Final

from mcrubric.locators.folding import Folded, found_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN: Final = 400
"""Letters of foot lines, head lines and notes that may stand between the two halves."""
_TRIES: Final = 8
"""Words at which a repetitive text may be parted: the first of them nearly always is right."""


def runs_on(rest: Sequence[Folded], here: Folded, behind: Folded, *, begun: bool) -> bool:
    """Tell whether the `rest` of a quotation is parted by a page end, or stands behind it.

    `begun`: pieces before it stand on the first of the two pages.
    """
    if begun and found_in_order(rest, behind) == len(rest):
        return True
    first, *others = rest
    return _is_parted(first, here, behind) and found_in_order(others, behind) == len(others)


def _is_parted(piece: Folded, here: Folded, behind: Folded) -> bool:
    """Whether the page end stands between two words of a piece.

    Where a beginning stands in a text, every shorter one does; likewise for ends. So the places at
    which the piece can be parted are those between the shortest and the longest that fit.
    """
    words, size = piece.letters, len(piece.letters)
    start, end = max(len(here.letters) - size - _BETWEEN, 0), size + _BETWEEN
    foot, head = here.letters[start:], behind.letters[:end]
    longest = bisect_left(range(1, size), True, key=lambda at: words[:at] not in foot)  # noqa: FBT003 - a key
    shortest = bisect_left(range(1, size), True, key=lambda at: words[at:] in head) + 1  # noqa: FBT003 - a key
    places = (at for at in range(longest, shortest - 1, -1) if piece.edges[at])
    return any(
        here.find(words[:at], start) >= 0 and behind.find(words[at:], 0, end) >= 0
        for at in islice(places, _TRIES)
    )
