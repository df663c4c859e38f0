"""One worker process as its parent sees it: a request goes in, a line comes out, or it ended."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from typing import IO, TYPE_CHECKING, BinaryIO, Final

from mcrubric.readers.interpreter import command, environment
from mcrubric.readers.watchdog import Watchdog
from mcrubric.readers.worker import READY
from mcrubric.readers.worker_errors import EndedError, WorkerStartError

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

_START_SECONDS: Final = 10.0  # a cold disk and a virus scanner, on a loaded machine
_CLOSE_SECONDS: Final = 1.0  # it has nothing to do but to end
_CHUNK: Final = 1 << 20
_PIPE_BYTES: Final = 1 << 20  # what Linux grants everybody; 64 KiB cost three times the time
_READ: Final = 1 << 16
_END: Final = b"\n"
_CLOSED: Final = (OSError, ValueError)
"""What a pipe raises that broke, or that was closed by a signal handler in the midst of all."""


class Child:
    """A started worker process; not thread-safe.

    Raises:
        WorkerStartError: it cannot be started, or ends before it is ready.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.answered = 0
        self._process = _start(limits)
        try:
            self._watchdog = Watchdog(self._kill, limits.worker_seconds, limits.worker_idle_seconds)
            self._wait_until_ready()
        except BaseException as error:  # also Ctrl-C: nobody else knows of the process yet
            self._kill()
            self._close_pipes()
            if isinstance(error, RuntimeError):  # of `threading`
                raise WorkerStartError("no thread can be started to watch the worker") from error
            raise

    @property
    def killed(self) -> bool:
        """Whether it was ended since the last answer, being idle or a moment too slow."""
        return self._watchdog.killed

    def ask(self, head: bytes, data: BinaryIO, size: int) -> bytes:
        """Send a request with `size` bytes of data and return the answer, without its line end.

        Raises:
            EndedError: there is no answer, and there is no process any more.
            OSError: `data` cannot be read, or holds less than `size` bytes.
        """
        self._watchdog.begin(self._limits.worker_seconds)
        self._send(head, data, size)
        answer = self._line(self._limits.worker_answer_bytes)
        self._watchdog.end()
        self.answered += 1
        return answer

    def end(self) -> None:
        """End the process, which has nothing to do; one that does not answer is killed.

        It is told, for a process that was forked from this one may hold its input open.
        """
        self._watchdog.stop()
        with suppress(*_CLOSED):
            self._stdin.write(_END)
        self._close_pipes()
        try:
            self._process.wait(_CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            self._kill()

    def kill(self) -> None:
        """End the process at once."""
        self._watchdog.stop()
        self._kill()
        self._close_pipes()

    def forget(self) -> None:
        """Let go of a process that belongs to the process that we were forked from."""
        self._process.returncode = 0  # it is no child of ours, so there is nothing to wait for
        self._close_pipes()

    def _wait_until_ready(self) -> None:
        try:
            self._watchdog.begin(_START_SECONDS)
            ready = self._line(len(READY))
            self._watchdog.end()
        except EndedError as error:
            raise WorkerStartError("the worker process ends before it is ready") from error
        if ready + b"\n" != READY:
            raise WorkerStartError("the worker process does not say that it is ready")

    def _send(self, head: bytes, data: BinaryIO, size: int) -> None:
        chunk = data.read(min(_CHUNK, size))
        self._write(head + chunk)
        left = size - len(chunk)
        while left:
            chunk = data.read(min(_CHUNK, left))
            if not chunk:
                raise OSError("the file became shorter while it was read")
            self._write(chunk)
            left -= len(chunk)

    def _write(self, data: bytes) -> None:
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._stdin.write(rest) or 0 :]
        except _CLOSED as error:
            raise self._ended() from error

    def _line(self, most: int) -> bytes:
        said = bytearray()
        while not said.endswith(b"\n"):
            try:
                piece = os.read(self._stdout.fileno(), _READ)
            except _CLOSED as error:
                raise self._ended() from error
            if not piece:
                raise self._ended()
            said += piece
            if len(said) > most:
                raise self._ended(too_long=True)
        return bytes(said[:-1])

    def _ended(self, *, too_long: bool = False) -> EndedError:
        """Kill what may be left of the process and say why it ended."""
        self.kill()
        timed_out = self._watchdog.too_slow or _ran_out_of_cpu(self._process.returncode)
        return EndedError(timed_out=timed_out, too_long=too_long)

    def _kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def _close_pipes(self) -> None:
        for pipe in (self._stdin, self._stdout):
            with suppress(OSError):
                pipe.close()

    @property
    def _stdin(self) -> IO[bytes]:
        assert self._process.stdin is not None  # noqa: S101 - asked for with PIPE
        return self._process.stdin

    @property
    def _stdout(self) -> IO[bytes]:
        assert self._process.stdout is not None  # noqa: S101 - asked for with PIPE
        return self._process.stdout


def _start(limits: Limits) -> subprocess.Popen[bytes]:
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter with our own code
            command(limits.worker_memory, limits.worker_cpu_seconds),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows opens one
        )
    except (OSError, RuntimeError, MemoryError) as error:  # RuntimeError: Python is about to end
        raise WorkerStartError(f"no worker process can be started: {_why(error)}") from error
    _widen(process)
    return process


def _why(error: Exception) -> str:
    """Return what the system says, without a path, which may name a person."""
    said = getattr(error, "strerror", None) or next(iter(error.args), "")
    return str(said or type(error).__name__)


def _widen(process: subprocess.Popen[bytes]) -> None:
    """Let a whole file fit into the pipe, where the system can do that."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(process.stdin or 0, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _ran_out_of_cpu(code: int | None) -> bool:
    import signal

    signal_number = getattr(signal, "SIGXCPU", None)
    return signal_number is not None and code == -signal_number
