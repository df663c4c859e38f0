"""The worker process: reads files that could crash, hang or bloat a process, one after another.

It imports as little as it can, for its start is most of what it costs: `json` alone would take
as long as the interpreter itself. So requests are a line of words and answers are written here.

A request is a line `TASK SIZE [NAME=HEX ...]` and then SIZE raw bytes; the values are UTF-8 in
hexadecimal. An answer is a line of JSON. The first line, once, is `READY`. A blank line in place
of a request ends the process.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Final

    Task = Callable[[bytes, Mapping[str, str]], Mapping[str, Any]]

READY: Final = b"ready\n"
_GLANCE_SECONDS: Final = 0.25  # a process that nobody needs any more is gone before it is noticed
_ESCAPES: Final = {code: f"\\u{code:04x}" for code in (ord("\\"), ord('"'), *range(0x20))}
_ESCAPES_IN_ORDER: Final = tuple((chr(code), escape) for code, escape in _ESCAPES.items())


def main(memory: int, cpu_seconds: int) -> None:
    """Answer requests until standard input ends; `memory` is in bytes."""
    from mcrubric.readers.pdf import pdfium  # not above: the parent reads `READY` here

    answers = _private_output()
    _leave_signals_to_the_parent()
    _end_with_the_parent()
    tasks: dict[str, Task] = {"pdf": pdfium.task()}
    restrict(memory)
    _write(answers, READY)
    while request := sys.stdin.buffer.readline().strip():
        task, size, *options = request.decode("ascii").split()
        data = sys.stdin.buffer.read(int(size))
        if len(data) < int(size):  # the parent ended in the middle of a request
            break
        allow_cpu(cpu_seconds)
        answer = tasks[task](data, dict(map(_option, options)))
        _write(answers, to_json(answer).encode("utf-8", "replace") + b"\n")
    os._exit(0)  # there is nothing to tidy up, and tidying costs as much as a dozen files


def _leave_signals_to_the_parent() -> None:
    """Go on where Ctrl-C or a stop of the whole service reaches this process too.

    Who started it may still want the answer, and ends it otherwise. (`signal` would take as long
    to import as a small file to read.)
    """
    import _signal  # type: ignore[import-not-found] # part of Python, and no stub names it

    for number in (_signal.SIGINT, _signal.SIGTERM):
        _signal.signal(number, _signal.SIG_IGN)


def _end_with_the_parent() -> None:
    """Watch from a thread whether the parent is still there, also while a file is read.

    The end of standard input is seen between two files alone, and not at all while a process that
    was forked from the parent holds a copy of the pipe.
    """
    if sys.platform == "win32":  # there a dead parent keeps its number
        return
    import _thread

    try:
        _thread.start_new_thread(_watch, (os.getppid(),))
    except RuntimeError:  # no room for a thread: the limit on CPU time remains
        return


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_GLANCE_SECONDS)
    os._exit(0)


def restrict(memory: int) -> None:
    """Forbid this process to grow, to write files, to leave a core dump and to open anything.

    Where a system lacks such a limit the clock of the parent remains.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    opened = os.open(os.devnull, os.O_RDONLY)
    os.close(opened)
    for name, most in (
        ("RLIMIT_AS", memory),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NOFILE", opened),
    ):
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (AttributeError, OSError, ValueError):  # macOS does not limit address space
            continue


def allow_cpu(seconds: int) -> None:
    """Let this process live for so many further seconds of CPU time.

    The parent's clock is the rule; this ends a hanging worker whose parent was killed.
    """
    try:
        import resource

        most = int(time.process_time()) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    except (ImportError, OSError, ValueError):  # Windows, or a stricter limit of the system's
        return


def to_json(value: object) -> str:
    """Write numbers, text, None, lists and mappings with text keys as JSON in one line."""
    if isinstance(value, str):
        return _quoted(value)
    if type(value) is int:  # the places of lines are many
        return repr(value)
    if isinstance(value, dict):
        return (
            "{" + ",".join(f"{_quoted(key)}:{to_json(each)}" for key, each in value.items()) + "}"
        )
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(to_json, value)) + "]"
    return {"None": "null", "True": "true", "False": "false"}.get(repr(value), repr(value))


def _quoted(text: str) -> str:
    if text.isascii():
        return f'"{text.translate(_ESCAPES)}"'
    for sign, escape in _ESCAPES_IN_ORDER:  # `translate` is slow on other letters
        if sign in text:
            text = text.replace(sign, escape)
    return f'"{text}"'


def _option(word: str) -> tuple[str, str]:
    name, _, value = word.partition("=")
    return name, bytes.fromhex(value).decode("utf-8", "surrogatepass")


def _private_output() -> int:
    """Keep standard output for answers alone: what a library prints goes nowhere."""
    answers = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _write(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
