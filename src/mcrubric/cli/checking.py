"""What `check` and `demo` share: find the rubric, validate, write the report."""

from __future__ import annotations

import os
import sys
from contextlib import closing, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

import click

from mcrubric.cli.outcome import stop, told_plainly, unnamed_rubrics
from mcrubric.model.exits import EXIT_TOOL_FAILED, EXIT_USAGE
from mcrubric.model.formats import Quote
from mcrubric.model.limits import Limits

if TYPE_CHECKING:
    from mcrubric.engine.library import Library
    from mcrubric.engine.readiness import FailOn
    from mcrubric.model.formats import Format
    from mcrubric.model.report import Report
    from mcrubric.model.rubric import Rubric


NAMES_NONE: Final = """\
{} does not say which rubric it is for.
Name one with --rubric, or in portfolio.yaml as `rubric: ID`."""

CANNOT_BE_OPENED: Final = """\
{} cannot be opened as a portfolio, so it cannot say its rubric.
Name one with --rubric, and the report says what is the matter with the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a run of `check` is asked for, as written on the command line."""

    portfolio: str
    rubric: str | None = None
    overlays: tuple[str, ...] = ()
    parts: tuple[str, ...] | None = None
    basis: tuple[str, ...] | None = None
    format_name: str = "terminal"
    limits: Limits | None = None
    quote: Quote | None = None
    names: bool = False
    output: str | None = None


def check_and_write(request: Request, fail_on: FailOn) -> int:
    """Check a portfolio, write the report, and return the exit code."""
    from mcrubric.api import library
    from mcrubric.engine.readiness import exit_code
    from mcrubric.privacy.fitting import fitted

    known, stdout = library(), sys.stdout
    # A plugin that prints must not get its words into a report on stdout.
    with told_plainly(), redirect_stdout(sys.stderr):
        form = known.format(request.format_name)
        if form.shared and request.quote == "short":
            stop(f"the format {form.name} is read by others and never quotes", EXIT_USAGE)
        quotes = not form.shared and (request.quote or form.quote) == "short"
        report = _checked(request, known, quotes=quotes)
        shown = fitted(report, form, quote=request.quote, names=request.names)
        text = _text(shown, form, request.output, stdout)
    _write(text, form, request.output)
    return exit_code(report, fail_on)


def _checked(request: Request, known: Library, *, quotes: bool) -> Report:
    from mcrubric.api import planned
    from mcrubric.formats.progress import waiting

    with unnamed_rubrics(quotes=quotes or bool(request.rubric)):
        rubric = _rubric(request, known)
    with (
        closing(planned(rubric, known.everything, request.limits)) as validator,
        waiting("Looking into the uploads", sys.stderr),
    ):
        return validator.validate(Path(request.portfolio), parts=request.parts, basis=request.basis)


def _rubric(request: Request, known: Library) -> Rubric:
    """Return the rubric that was asked for, or the one that the portfolio names."""
    from mcrubric.api import named_rubric
    from mcrubric.cli.rubric import read_named

    if request.rubric:
        return read_named(known, request.rubric, request.overlays)
    named = named_rubric(Path(request.portfolio))
    if named is None:
        ids = "\n".join(f"  {each}" for each in known.rubric_ids())
        stop(f"{_unnamed(request.portfolio)} There are:\n{ids}", EXIT_USAGE)
    return known.load(named, tuple(map(Path, request.overlays)))


def _unnamed(portfolio: str) -> str:
    """Say why it is not known which rubric a portfolio is for, and what to do."""
    from mcrubric.portfolio.gate import RefusedError
    from mcrubric.portfolio.sources import open_source

    try:
        open_source(Path(portfolio), Limits()).close()
    except RefusedError as refused:
        # A folder with nothing in it is one to be filled in, and no file to be mended.
        said = NAMES_NONE if refused.fault.key == "no-files" else CANNOT_BE_OPENED
        return said.format(portfolio)
    return NAMES_NONE.format(portfolio)


def _text(report: Report, form: Format, output: str | None, stdout: TextIO | None) -> str:
    """Return the report as a format writes it, for people in the look of their terminal."""
    from mcrubric.formats.terminal import look_for
    from mcrubric.model.formats import Look

    if stdout is None or output is not None or not form.for_people:
        return form.write(report, Look())
    return form.write(report, look_for(stdout, os.environ))


def _write(text: str, form: Format, output: str | None) -> None:
    """Write the report; one that cannot be written is a failure of the tool, never a success."""
    if output is None and sys.stdout is None:
        stop("the report could not be written: the standard output is closed", EXIT_TOOL_FAILED)
    try:
        if output is not None:
            Path(output).write_bytes(text.encode())
            return
        if form.for_people:
            click.echo(text, nl=False)
        else:
            sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    except OSError as error:
        where = output or "the standard output"
        stop(f"the report could not be written to {where}: {error.strerror}", EXIT_TOOL_FAILED)
