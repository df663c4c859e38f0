"""The word that was perhaps meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# Of two letters in three that agree: `EO1` is offered for `E01`, `severity` for `severty`.
ALIKE: Final = 0.6


def near(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like this one, None if none is much like it."""
    import difflib

    by_folded = {each.casefold(): each for each in known}
    found = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=ALIKE)
    return by_folded[found[0]] if found else None
