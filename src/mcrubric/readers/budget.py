"""A count of steps that a file may cost, so that no file costs more."""

from __future__ import annotations

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError
from mcrubric.text.wording import more_than


def too_many(most: int, unit: str) -> ReadError:
    """Return the error that says of what a file has more than it may."""
    return ReadError(Problem("limit", f"it has {more_than(most, unit)}"))


class Budget:
    """Counts down; a file for which it runs out is over a limit."""

    def __init__(self, steps: int, unit: str) -> None:
        self._left = steps
        self._most, self._unit = steps, unit

    def spend(self, steps: int = 1) -> None:
        """Use up some steps.

        Raises:
            ReadError: there are not so many left.
        """
        self._left -= steps
        if self._left < 0:
            raise too_many(self._most, self._unit)
