"""What can go wrong with a worker process."""

from __future__ import annotations

from mcrubric.model.errors import McrubricError


class WorkerStartError(McrubricError):
    """No worker process can be started; nobody's file is at fault."""


class EndedError(McrubricError):
    """The process ended, or was ended, before it answered.

    `timed_out`: it took too long; `too_long`: what it said was longer than allowed.
    """

    def __init__(self, *, timed_out: bool = False, too_long: bool = False) -> None:
        super().__init__(timed_out, too_long)
        self.timed_out = timed_out
        self.too_long = too_long
