"""Where the lines of `check --all` go: the forms of the table, and the standard output."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO

import click

from mcrubric.cli.outcome import say, stop
from mcrubric.formats.batch.row import WORST_FIRST, Row
from mcrubric.model.exits import EXIT_TOOL_FAILED, EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.cli.checking import Request
    from mcrubric.cli.gathered import Gathered

TABLES: Final = ("terminal", "json", "csv", "html")


@dataclass(frozen=True, slots=True)
class Table:
    """A form of the table: its head, which goes before the first line, a line, and the end."""

    head: str
    line: Callable[[Row], str]
    end: Callable[[Sequence[Row], Sequence[str]], str]
    for_people: bool = False


@dataclass(slots=True)
class Screen:
    """Writes a table line by line onto the standard output, None if that is closed and may be."""

    table: Table
    stdout: TextIO | None
    begun: bool = False

    def line(self, row: Row) -> None:
        """Write the line of a portfolio at once, so that a long run can be watched."""
        self._put(("" if self.begun else self.table.head) + self.table.line(row))
        self.begun = True

    def end(self, rows: Sequence[Row], sentences: Sequence[str]) -> None:
        """Write what ends the table; with a table for programs the sentences go to stderr."""
        self._put(self.table.end(rows, sentences))
        if not self.table.for_people:
            say("\n".join(sentences), err=True)

    def _put(self, text: str) -> None:
        if self.stdout is None or not text:
            return
        try:
            if self.table.for_people:
                click.echo(text, nl=False, file=self.stdout)
            else:
                self.stdout.buffer.write(text.encode())
            self.stdout.flush()
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody reads on, as behind `| head`
                raise click.exceptions.Exit(EXIT_TOOL_FAILED) from None
            why = error.strerror or type(error).__name__
            stop(f"the table could not be written to the standard output: {why}", EXIT_TOOL_FAILED)


def screen_of(each: Request, stdout: TextIO | None, found: Gathered, *, people: bool) -> Screen:
    """Return the screen for a run; `people`: the formats asked for are those of reports."""
    name = "terminal" if people else _asked(each)
    if stdout is None and not people:
        stop("the table could not be written: the standard output is closed", EXIT_TOOL_FAILED)
    return Screen(_for_people(stdout, found) if name == "terminal" else _for_programs(name), stdout)


def _asked(each: Request) -> str:
    """Return the one form that was asked for; what cannot be had is a slip."""
    formats = each.formats or ("terminal",)
    if len(formats) > 1:
        stop("with --all, several formats are for reports: name a folder for them, -o", EXIT_USAGE)
    if formats[0] not in TABLES:
        there = ", ".join(TABLES)
        said = f"with --all, the table has no format {formats[0]!r}; there are: {there}"
        stop(f"{said}. With -o FOLDER, --format is that of the reports", EXIT_USAGE)
    if each.quote == "short":
        stop("the table of --all is read by others and never quotes", EXIT_USAGE)
    return formats[0]


def _for_people(stdout: TextIO | None, found: Gathered) -> Table:
    from mcrubric.formats.batch.table import WIDEST, columns_for
    from mcrubric.formats.terminal import look_for
    from mcrubric.model.formats import Look

    look = look_for(stdout, os.environ, widest=WIDEST, usual=WIDEST) if stdout else Look()
    states = (each for each in WORST_FIRST if found.missing or each != "not-handed-in")
    columns = columns_for(look, found.names, states)
    return Table(columns.head(), columns.line, lambda _, said: columns.end(said), for_people=True)


def _for_programs(name: str) -> Table:
    if name == "html":
        from mcrubric.formats.batch.page import page

        return Table("", _no_line, lambda rows, said: page(rows, said[1:]))
    from mcrubric.formats.batch.data import csv_head, csv_line, json_line

    if name == "csv":
        return Table(csv_head(), csv_line, _no_end)
    return Table("", json_line, _no_end)


def _no_line(_row: Row) -> str:
    return ""


def _no_end(_rows: Iterable[Row], _sentences: Iterable[str]) -> str:
    return ""
