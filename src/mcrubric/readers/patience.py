"""A worker that is asked no more once the files of one hand-in have cost it too much time."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Protocol

from mcrubric.model.artifacts import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOST: Final = frozenset(("timeout", "crash"))
SPENT: Final = Problem(
    "timeout",
    "the time for files that are hard to read was used up by others",
    "Hand it in again without the files that took too long.",
)


class Worker(Protocol):
    """What reads files elsewhere; see `WorkerClient.ask`."""

    def ask(
        self, task: str, data: BinaryIO, size: int, options: Mapping[str, str]
    ) -> Mapping[str, Any] | Problem:
        """Have `task` done on the `size` bytes that follow in `data`."""


@dataclass(slots=True)
class Patience:
    """Asks a worker for one hand-in, until `seconds` are lost to files that came to nothing.

    One such file costs only itself; hundreds of them would cost minutes.
    """

    worker: Worker
    seconds: float
    lost: float = 0.0

    def ask(
        self, task: str, data: BinaryIO, size: int, options: Mapping[str, str]
    ) -> Mapping[str, Any] | Problem:
        """Pass a request on, or answer that there is no more time for such files."""
        if self.lost >= self.seconds:
            return SPENT
        begun = monotonic()
        answer = self.worker.ask(task, data, size, options)
        if isinstance(answer, Problem) and answer.kind in _LOST:
            self.lost += monotonic() - begun
        return answer
