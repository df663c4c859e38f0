"""A count of steps that a file may cost, so that no file costs more."""

from __future__ import annotations

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError


class Budget:
    """Counts down; a file for which it runs out is over a limit."""

    def __init__(self, steps: int, unit: str) -> None:
        self._left = steps
        self._detail = f"it has more than {steps:,} {unit}"

    def spend(self, steps: int = 1) -> None:
        """Use up some steps.

        Raises:
            ReadError: there are not so many left.
        """
        self._left -= steps
        if self._left < 0:
            raise ReadError(Problem("limit", self._detail))
