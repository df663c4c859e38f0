"""Kills a process that takes too long over a request, and one that nobody needs any more."""

from __future__ import annotations

import _thread
import threading
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_START_SECONDS: Final = 2.0  # a thread starts within a millisecond, if it does


class Watchdog:
    """A thread that calls `kill` once, when a request or idleness lasts too long.

    To begin or end a request costs a lock and no system call: the thread is not told, it looks.
    It sleeps no longer than `step` seconds, which is the shortest time that a request is given,
    and so it wakes before any request that begins in its sleep is due.
    `killed` says that it did; `too_slow` that it was over a request.
    """

    def __init__(self, kill: Callable[[], None], step: float, idle_seconds: float) -> None:
        self.killed = False
        self.too_slow = False
        self._kill = kill
        self._step = step
        self._idle_seconds = idle_seconds
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._busy = False
        self._due = monotonic() + idle_seconds
        self._start()

    def begin(self, seconds: float) -> None:
        """A request begins and may take so long."""
        with self._lock:
            self._busy, self._due = True, monotonic() + seconds

    def end(self) -> None:
        """The request is answered."""
        with self._lock:
            self._busy, self._due = False, monotonic() + self._idle_seconds

    def stop(self) -> None:
        """Watch no longer."""
        self._stopped.set()

    def _start(self) -> None:
        """Start the thread, or raise RuntimeError.

        `threading` waits for ever for a thread that dies of want of memory before it has begun.
        """
        begun = _thread.allocate_lock()
        begun.acquire()
        _thread.start_new_thread(self._run, (begun.release,))
        if not begun.acquire(timeout=_START_SECONDS):
            raise RuntimeError("a thread did not begin")

    def _run(self, begun: Callable[[], None]) -> None:
        try:
            begun()
            self._watch()
        except Exception:  # noqa: BLE001 - out of memory: a process that nobody watches must end
            self.killed = True
            self._kill()

    def _watch(self) -> None:
        while not self._stopped.wait(min(self._step, max(0.0, self._due - monotonic()))):
            with self._lock:
                if monotonic() >= self._due and not self._stopped.is_set():
                    self.killed, self.too_slow = True, self._busy
                    self._kill()
                    return
