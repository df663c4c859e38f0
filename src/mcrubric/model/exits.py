"""The exit codes of the command line, and what each says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

EXIT_OK: Final = 0
EXIT_FOUND: Final = 1
"""Something is proven to be missing or wrong in what was looked at."""

EXIT_USAGE: Final = 2
"""The caller's slip: usage, configuration, a rubric, a path that does not exist."""

EXIT_TOOL_FAILED: Final = 3
"""The tool failed, so that not everything was looked at or shown; it wins over all others."""

EXIT_UNDECIDED: Final = 4
"""Nothing is proven, and a person has to look."""

EXIT_INTERRUPTED: Final = 130
"""Ended by Ctrl-C before the end; shells say the same: 128 and the number of SIGINT."""

WORST_FIRST: Final = (EXIT_TOOL_FAILED, EXIT_USAGE, EXIT_FOUND, EXIT_UNDECIDED, EXIT_OK)


def worst_exit(codes: Iterable[int]) -> int:
    """Return the exit code of several runs together.

    Raises:
        ValueError: there is none, for "nothing" is no success.
    """
    return min(codes, key=WORST_FIRST.index)
