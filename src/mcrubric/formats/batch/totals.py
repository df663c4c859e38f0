"""What is said of many portfolios together: how many stand where, and what else is to be told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mcrubric.formats.batch.row import WORST_FIRST
from mcrubric.formats.outline.phrases import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mcrubric.formats.batch.row import Row, State

SAID: Final[dict[State, str]] = {
    "ready": "{} ready",
    "in-part": "{} looked at in part",
    "undecided": "{} undecided",
    "not-ready": "{} not ready",
    "not-handed-in": "{} not handed in",
    "not-checked": "{} could not be checked",
    "failed": "{} where the software failed",
}

SHOWN: Final = 5
"""Names in a sentence; more are counted."""


def totals(rows: Iterable[Row]) -> str:
    """Return "31 portfolios: 12 ready, 3 undecided, 16 not ready."."""
    found = Counter(row.state for row in rows)
    said = [SAID[state].format(found[state]) for state in reversed(WORST_FIRST) if found[state]]
    return f"{counted(found.total(), 'portfolio')}: {', '.join(said)}."


def told(about: str, names: Sequence[str]) -> str:
    """Return "Passed over: a, b and 3 more."; blank if there is nothing to tell."""
    more = len(names) - SHOWN
    shown = (*names[:SHOWN], f"{more} more") if more > 0 else tuple(names)
    return f"{about}: {listed(shown)}." if names else ""
