"""The exit codes of the command line, and what each says."""

from __future__ import annotations

from typing import Final

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
