"""The way to the worker process: starts it when first needed, asks, replaces it, ends it."""

from __future__ import annotations

import json
import os
import threading
import weakref
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self

from mcrubric.model.artifacts import Problem
from mcrubric.readers.worker_errors import EndedError, WorkerStartError
from mcrubric.text.wording import sized

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.child import Child

__all__ = ["WorkerClient", "WorkerStartError"]

_CRASH: Final = Problem("crash", "its reader ran out of memory or broke down on it")


class WorkerClient:
    """Asks one worker process at a time; thread-safe, and safe to use after a fork.

    The process starts when it is first needed and ends after `limits.worker_idle_seconds`, on
    `close()` and with this process; `limits.worker_tasks` requests later a new one takes over.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        # By process: what was opened before a fork belongs to the process that opened it.
        self._slots: dict[int, _WorkerSlot] = {}
        self._finalizer = weakref.finalize(self, _end_all, self._slots, now=True)

    def ask(
        self, task: str, data: BinaryIO, size: int, options: Mapping[str, str]
    ) -> Mapping[str, Any] | Problem:
        """Have `task` done on the `size` bytes that follow in `data` (seekable).

        A file over which the process dies is tried once more in a new process if the old one
        had read others before: it may be one of these that broke it. One that takes too long
        is not tried again.

        Raises:
            WorkerStartError: no process can be started.
            OSError: `data` cannot be read.
        """
        answer = self._slot().ask(_head(task, size, options), data, size)
        if not self._finalizer.alive:  # Python is about to end: nobody would end the process
            self.close()
        return _decoded(answer) if isinstance(answer, bytes) else answer

    def close(self) -> None:
        """End the process, if there is one; the next request would start another."""
        _end_all(self._slots)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _slot(self) -> _WorkerSlot:
        process = os.getpid()
        if process not in self._slots:
            for slot in tuple(self._slots.values()):
                slot.forget()
            self._slots.setdefault(process, _WorkerSlot(self._limits))
        return self._slots[process]


class _WorkerSlot:
    """The place of one worker process; one request at a time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        # A signal handler that closes may run in the midst of a request of its own thread.
        self._lock = threading.RLock()
        self._asking = False
        self._child: Child | None = None

    def ask(self, head: bytes, data: BinaryIO, size: int) -> bytes | Problem:
        start = data.tell()
        with self._lock:
            if self._asking:  # a signal handler asks in the midst of a request of its own thread
                return self._asked_beside(head, data, size)
            while True:
                data.seek(start)
                child = self._fresh_or_known()
                first = child.answered == 0
                self._asking = True
                try:
                    return child.ask(head, data, size)
                except EndedError as ended:
                    self._child = None
                    problem = self._problem(ended)
                    if first or problem.kind != "crash":
                        return problem
                except BaseException:
                    self._child = None
                    child.kill()  # it waits for the rest of a request that will never come
                    raise
                finally:
                    self._asking = False

    def _asked_beside(self, head: bytes, data: BinaryIO, size: int) -> bytes | Problem:
        beside = _WorkerSlot(self._limits)
        try:
            return beside.ask(head, data, size)
        finally:
            beside.end()

    def end(self) -> None:
        with self._lock:
            child, self._child = self._child, None
            if child and self._asking:
                child.kill()
            elif child:
                child.end()

    def end_now(self) -> None:
        """End the process without waiting for a request: Python itself is about to end."""
        if self._lock.acquire(blocking=False):
            try:
                self.end()
            finally:
                self._lock.release()
        elif child := self._child:
            child.kill()

    def forget(self) -> None:
        """Close our copies of another process's pipes, without its lock: who holds it is gone."""
        child, self._child = self._child, None
        if child:
            child.forget()

    def _fresh_or_known(self) -> Child:
        child = self._child
        if child and (child.killed or child.answered >= self._limits.worker_tasks):
            child.end()
            self._child = None
        if self._child is None:
            self._child = self._started()
        return self._child

    def _started(self) -> Child:
        """Start a process, and once more if the first ends at once: somebody may have killed it."""
        from mcrubric.readers.child import Child  # `subprocess`, for who sends a PDF only

        try:
            return Child(self._limits)
        except WorkerStartError as error:
            died = isinstance(error.__cause__, EndedError) and not error.__cause__.timed_out
            if not died:
                raise
            return Child(self._limits)

    def _problem(self, ended: EndedError) -> Problem:
        if ended.timed_out:
            return Problem(
                "timeout", f"reading it took longer than {self._limits.worker_seconds:g} seconds"
            )
        if ended.too_long:
            most = self._limits.worker_answer_bytes
            return Problem("limit", f"what there is to say of it is longer than {sized(most)}")
        return _CRASH


def _end_all(slots: Mapping[int, _WorkerSlot], *, now: bool = False) -> None:
    for process, slot in tuple(slots.items()):
        if process == os.getpid():
            slot.end_now() if now else slot.end()
        else:
            slot.forget()


def _head(task: str, size: int, options: Mapping[str, str]) -> bytes:
    """Write the first line of a request, in the form that `worker` reads."""
    values = (f"{k}={v.encode('utf-8', 'surrogatepass').hex()}" for k, v in options.items())
    return " ".join((task, str(size), *values, "\n")).encode("ascii")


def _decoded(answer: bytes) -> Mapping[str, Any] | Problem:
    """Read an answer as what it is: the words of a process that a hostile file may have taken."""
    try:
        data = json.loads(answer)
    except (ValueError, RecursionError):
        return _CRASH
    return data if isinstance(data, dict) else _CRASH
