"""Why what is written in an upload was not all read, by what kept its reader from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.artifacts import Problem, ProblemKind, TextUnread

_STOPPED: Final[Mapping[ProblemKind, TextUnread]] = {
    "limit": "limit",
    "timeout": "timeout",
    "crash": "crash",
}


def why_unread(problem: Problem) -> TextUnread:
    """Return the reason that facts give where a problem costs a file its text alone."""
    return _STOPPED.get(problem.kind, "unreadable")
