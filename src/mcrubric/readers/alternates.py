"""Alternate content of Open XML: the same thing written for several programs."""

from __future__ import annotations

from typing import Final

_SETS: Final = "AlternateContent"
_BRANCHES: Final = frozenset(("Choice", "Fallback"))


class Alternates:
    """Follows elements by their local names and tells which are a second version of something.

    The first branch of each set is the thing itself, what newer programs show (ECMA-376 part 3,
    section 7). Elements of other names matter only while `skipping`.
    """

    def __init__(self) -> None:
        self._taken: list[bool] = []
        self._skipped = 0

    @property
    def skipping(self) -> bool:
        """Whether we are within a branch that says again what another said."""
        return self._skipped > 0

    def start(self, tag: str) -> None:
        """Take the start of an element in."""
        if self._skipped:
            self._skipped += 1
        elif tag == _SETS:
            self._taken.append(False)
        elif tag in _BRANCHES and self._taken:
            self._skipped = int(self._taken[-1])
            self._taken[-1] = True

    def end(self, tag: str) -> None:
        """Take the end of an element in."""
        if self._skipped:
            self._skipped -= 1
        elif tag == _SETS and self._taken:
            self._taken.pop()
