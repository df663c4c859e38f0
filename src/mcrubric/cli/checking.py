"""What `check` and `demo` share: find the rubric, validate, write the report."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mcrubric.cli.outcome import EXIT_TOOL_FAILED, EXIT_USAGE, stop, told_plainly

if TYPE_CHECKING:
    from mcrubric.engine.readiness import FailOn
    from mcrubric.model.formats import Format
    from mcrubric.model.report import Report
    from mcrubric.model.rubric import Rubric


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a run of `check` is asked for, as written on the command line."""

    portfolio: str
    rubric: str | None = None
    overlays: tuple[str, ...] = ()
    parts: tuple[str, ...] | None = None
    basis: tuple[str, ...] | None = None
    format_name: str = "terminal"
    output: str | None = None


def check_and_write(request: Request, fail_on: FailOn) -> int:
    """Check a portfolio, write the report, and return the exit code."""
    from mcrubric.engine.readiness import exit_code

    with told_plainly():
        form = _format(request.format_name)
        report = _checked(request)
    _write(report, form, request.output)
    return exit_code(report, fail_on)


def _checked(request: Request) -> Report:
    from mcrubric.api import Validator
    from mcrubric.formats.progress import waiting

    rubric = _rubric(request)
    # A plugin that prints must not get its words into a report on stdout.
    with (
        redirect_stdout(sys.stderr),
        Validator(rubric, overlay=_files(request.overlays)) as validator,
        waiting("Looking into the uploads", sys.stderr),
    ):
        return validator.validate(Path(request.portfolio), parts=request.parts, basis=request.basis)


def _rubric(request: Request) -> Rubric:
    """Return the rubric that was asked for, or the one that the portfolio names."""
    from mcrubric.api import load_rubric, named_rubric, read_rubric, rubric_ids

    asked = request.rubric or named_rubric(Path(request.portfolio))
    if asked is None:
        ids = "\n".join(f"  {each}" for each in rubric_ids())
        stop(
            f"{request.portfolio} does not say which rubric it is for.\n"
            "Name one with --rubric, or in portfolio.yaml as `rubric: ID`. There are:\n" + ids,
            EXIT_USAGE,
        )
    if request.rubric and is_file_name(request.rubric):
        return read_rubric(Path(request.rubric))
    return load_rubric(asked)


def is_file_name(rubric: str) -> bool:
    """Whether what stands for a rubric is a file and not a catalogue id, by its ending."""
    return rubric.endswith((".yaml", ".yml", ".json"))


def _files(names: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(Path(name) for name in names)


def _format(name: str) -> Format:
    from mcrubric.api import find_format

    return find_format(name)


def _write(report: Report, form: Format, output: str | None) -> None:
    """Write the report; one that cannot be written is a failure of the tool, never a success."""
    from mcrubric.formats.terminal import look_for
    from mcrubric.model.formats import Look

    try:
        if output is not None:
            Path(output).write_bytes(form.write(report, Look()).encode())
        elif form.for_people:
            click.echo(form.write(report, look_for(sys.stdout, os.environ)), nl=False)
        else:
            sys.stdout.buffer.write(form.write(report, Look()).encode())
        sys.stdout.flush()
    except OSError as error:
        where = output or "the standard output"
        stop(f"the report could not be written to {where}: {error.strerror}", EXIT_TOOL_FAILED)
