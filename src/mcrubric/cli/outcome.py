"""Errors become one plain message and the exit code that belongs to them."""

from __future__ import annotations

import errno
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, NoReturn

import click

from mcrubric.model.errors import McrubricError
from mcrubric.model.exits import EXIT_INTERRUPTED, EXIT_TOOL_FAILED, EXIT_USAGE
from mcrubric.model.raised import trail, without_folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.model.failures import Failure

FAILED: Final = "the software failed; nothing counts as looked at"
"""What is said of an error that nobody foresaw, before where it was raised."""

KNOWN: Final = (click.ClickException, click.exceptions.Exit)
"""What click turns into an exit code itself."""


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn our own errors into a message on stderr.

    They are the caller's slips, exit code 2, unless a plugin that could not be loaded may have
    what is missing: then it is 3.
    """
    from mcrubric.model.plugin_errors import PluginLoadError

    try:
        yield
    except PluginLoadError as error:
        stop(str(error), EXIT_TOOL_FAILED)
    except McrubricError as error:
        stop(str(error), EXIT_USAGE)


@contextmanager
def unnamed_rubrics(*, quotes: bool) -> Iterator[None]:
    """Leave out the id of a rubric that is not there: a portfolio may name it, in any words."""
    from mcrubric.model.errors import UnknownRubricError
    from mcrubric.model.plugin_errors import PluginLoadError

    try:
        yield
    except UnknownRubricError as error:
        raise error if quotes else UnknownRubricError("…", error.known, error.guess) from None
    except PluginLoadError as error:
        missing = error.missing
        if quotes or not isinstance(missing, UnknownRubricError):
            raise
        unnamed = UnknownRubricError("…", missing.known, missing.guess)
        raise PluginLoadError(unnamed, error.failures) from None


@contextmanager
def our_own_failures() -> Iterator[None]:
    """Say where our own code or a plugin's raised, and end with exit code 3.

    Python's exit code 1 for a traceback would say that something is missing in a portfolio, and
    so would click's for Ctrl-C. It would also show folders of the machine, and what an error says
    may hold a candidate's words. A system that refuses something is told in one line; a pipe that
    is closed is told to nobody.
    """
    try:
        yield
    except KNOWN:
        raise
    except KeyboardInterrupt:
        stop("interrupted; nothing counts as looked at", EXIT_INTERRUPTED)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        stop(f"the software could not go on: {reason(error)}", EXIT_TOOL_FAILED)
    except BaseException as error:  # noqa: BLE001 - a plugin may also call sys.exit()
        calls = "".join(f"\n  {each}" for each in trail(error))
        stop(f"{FAILED}{calls}\n  {type(error).__name__}", EXIT_TOOL_FAILED)


def reason(error: OSError) -> str:
    """Return why the system refused something, and for which file, if it says so."""
    why = error.strerror or type(error).__name__
    return f"{why}: {without_folders(str(error.filename))}" if error.filename else why


def tell(failures: Iterable[Failure], mistakes: Iterable[McrubricError] = ()) -> None:
    """Say on stderr what is left out, and end with an exit code if there is something.

    It is 3 if a plugin could not be loaded, 2 if a rubric has mistakes.
    """
    from mcrubric.model.plugin_errors import load_failure

    unloaded, unusable = [load_failure(each) for each in failures], [str(each) for each in mistakes]
    if unloaded or unusable:
        stop("\n".join((*unusable, *unloaded)), EXIT_TOOL_FAILED if unloaded else EXIT_USAGE)


def stop(message: str, code: int) -> NoReturn:
    """Say what is wrong on stderr and end with an exit code."""
    _say(f"mcrubric: {message}" if "\n" not in message or message.startswith(FAILED) else message)
    raise click.exceptions.Exit(code)


def say(text: str, *, err: bool = False) -> None:
    """Write lines to a terminal; what a stranger's rubric or file put into them is shown only."""
    from mcrubric.escaping.terminal import shown  # `--help` has nothing to say here

    click.echo("\n".join(map(shown, text.split("\n"))), err=err)


def _say(message: str) -> None:
    """Write to stderr; where that cannot be done, the exit code alone is left to say it."""
    with suppress(OSError, ValueError):  # full, or closed by a plugin
        say(message, err=True)
