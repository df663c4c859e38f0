"""A sign of life while a person waits, and nothing at all otherwise."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE: Final = 1.0
"""Seconds that a person waits without wondering."""

STEP: Final = 0.1
"""Seconds between two pictures of the bar: it moves, and costs nothing."""


@contextmanager
def waiting(doing: str, stream: TextIO, *, after: float = PATIENCE) -> Iterator[None]:
    """Show on a terminal what is being done, once it takes longer than `after` seconds.

    Where no person looks (a file, a pipe) nothing is written, and rich is not imported.
    At the end, whatever ends it, the line is wiped and no thread is left.
    """
    if not stream.isatty():
        yield
        return
    done = Event()
    # A thread of our own draws: the one that rich starts is not waited for when it stops.
    thread = Thread(target=_show, args=(doing, stream, after, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _show(doing: str, stream: TextIO, after: float, done: Event) -> None:
    """Show a moving bar without an end, for how long it takes is not known."""
    if done.wait(after):
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(file=stream)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        TimeElapsedColumn(),
    )
    hidden = console.is_dumb_terminal
    with Progress(
        *columns, console=console, auto_refresh=False, transient=True, disable=hidden
    ) as progress:
        progress.add_task(doing, total=None)
        while not done.wait(STEP):
            progress.refresh()
