"""The command line: arguments in, exit code out."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import Final

from mcrubric.model.exits import EXIT_INTERRUPTED

OBJECTS_BETWEEN_LOOKS: Final = 100_000
"""About 10 MB of objects: what a large portfolio makes in a run."""


def main() -> None:
    """Run the command line; click itself ends the process with the exit code."""
    try:
        _run()
    except KeyboardInterrupt:  # while commands are imported, or in the midst of an ending
        _say_interrupted()
        raise SystemExit(EXIT_INTERRUPTED) from None


def _say_interrupted() -> None:
    with suppress(AttributeError, OSError, ValueError):  # stderr is closed
        sys.stderr.write("mcrubric: interrupted; nothing counts as looked at\n")


def _run() -> None:
    # A run makes few circles of objects; looking for them at every 700th one costs a few percent.
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS)
    # pydantic would look through all installed packages for plugins of its own and load them:
    # code that nobody asked for.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from mcrubric.cli.app import app

    if sys.stderr is None:  # closed by whoever called: nobody reads what is said there
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123 - for as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        # A terminal or pipe that cannot show a character gets its escape, never a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(prog_name="mcrubric")
    finally:
        _let_go_of_stdout()
        # The interpreter would look through all objects once more before it ends, for nothing.
        gc.freeze()


def _let_go_of_stdout() -> None:
    """Drop what could not be written, or Python tries again at its end, and exits with 120.

    The exit code of the command says already that it could not be written.
    """
    if sys.stdout is None or sys.stdout.closed:  # by whoever called, or by a plugin
        return
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
