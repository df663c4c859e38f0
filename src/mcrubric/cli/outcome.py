"""Errors become one plain message and the exit code that belongs to them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NoReturn

import click

from mcrubric.model.errors import McrubricError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.model.report import Failure

EXIT_FOUND: Final = 1
EXIT_USAGE: Final = 2
EXIT_TOOL_FAILED: Final = 3

KNOWN: Final = (click.ClickException, click.Abort, click.exceptions.Exit, OSError)
"""What click turns into an exit code itself; OSError holds the closed pipe."""


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn our own errors into a message on stderr and exit code 2: the caller's slips."""
    try:
        yield
    except McrubricError as error:
        stop(str(error), EXIT_USAGE)


@contextmanager
def our_own_failures() -> Iterator[None]:
    """Show what our own code raises, whole, and end with exit code 3.

    Python's exit code 1 for a traceback would say that something is missing in a portfolio.
    """
    try:
        yield
    except KNOWN:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, it is ours; it is shown as it is
        from traceback import format_exc

        click.echo(format_exc(), err=True)
        stop("the software failed, as shown above; nothing counts as looked at", EXIT_TOOL_FAILED)


def tell_failures(failures: Iterable[Failure]) -> None:
    """Say on stderr which plugins could not be loaded; if there is one, end with exit code 3."""
    told = [f"the plugin {each.plugin} could not be loaded: {each.error}" for each in failures]
    if told:
        stop("\n".join(told), EXIT_TOOL_FAILED)


def stop(message: str, code: int) -> NoReturn:
    """Say what is wrong on stderr and end with an exit code."""
    click.echo(f"mcrubric: {message}" if "\n" not in message else message, err=True)
    raise click.exceptions.Exit(code)
