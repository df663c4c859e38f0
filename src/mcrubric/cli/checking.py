"""What `check` and `demo` share: find the rubric, validate, write the report."""

from __future__ import annotations

import sys
from contextlib import closing, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mcrubric.cli.outcome import stop, told_plainly, unnamed_rubrics
from mcrubric.cli.outputs import Output, Showing, exit_of, outputs_of, write_all
from mcrubric.cli.reports import read_report
from mcrubric.model.exits import EXIT_USAGE
from mcrubric.model.formats import Quote, Shown
from mcrubric.model.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mcrubric.engine.library import Library
    from mcrubric.engine.readiness import FailOn
    from mcrubric.model.formats import Rule
    from mcrubric.model.report import Report
    from mcrubric.model.rubric import Rubric


NAMES_NONE: Final = """\
{} does not say which rubric it is for.
Name one with --rubric, or in portfolio.yaml as `rubric: ID`."""

CANNOT_BE_OPENED: Final = """\
{} cannot be opened as a portfolio, so it cannot say its rubric.
Name one with --rubric, and the report says what is the matter with it."""


THIS_FOLDER: Final = "This folder"
"""What the portfolio is called where nobody named one: a sentence does not begin with a dot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a run of `check` is asked for, as written on the command line."""

    portfolio: str
    rubric: str | None = None
    overlays: tuple[str, ...] = ()
    waivers: tuple[str, ...] = ()
    parts: tuple[str, ...] | None = None
    basis: tuple[str, ...] | None = None
    formats: tuple[str, ...] = ("terminal",)
    limits: Limits | None = None
    quote: Quote | None = None
    names: bool = False
    output: str | None = None
    shown: Shown = "all"
    prefix: str = ""
    since: str | None = None


def check_and_write(request: Request, fail_on: FailOn) -> int:
    """Check a portfolio, write the report, and return the exit code."""
    from mcrubric.api import library, with_waivers
    from mcrubric.cli.outside import refuse_inside
    from mcrubric.cli.waivers import waivers_in
    from mcrubric.engine.readiness import exit_code

    known, stdout = library(), sys.stdout
    # A plugin that prints must not get its words into a report on stdout.
    with told_plainly(), redirect_stdout(sys.stderr):
        outputs = outputs_of(known, request.formats, request.output)
        check_quote(request, outputs)
        quotes = _may_quote(request, outputs)
        refuse_inside(request)
        waivers = waivers_in(request.waivers)
        old = read_report(request.since) if request.since is not None else None
        report = with_waivers(_checked(request, known, old, outputs, quotes=quotes), waivers)
        written = write_all(report, outputs, showing(request, known.rules(report)), stdout)
    return exit_of(exit_code(report, fail_on), written=written)


def check_quote(request: Request, outputs: Sequence[Output]) -> None:
    """End with exit code 2 where quotes are asked for and no format has any."""
    forms = [each.form for each in outputs]
    if request.quote == "short" and all(form.shared for form in forms):
        stop(f"the format {forms[0].name} is read by others and never quotes", EXIT_USAGE)


def _may_quote(request: Request, outputs: Sequence[Output]) -> bool:
    """Whether what is told on the way may quote: only if every output may."""
    forms = [each.form for each in outputs]
    return all(not form.shared and (request.quote or form.quote) == "short" for form in forms)


def showing(request: Request, rules: Mapping[str, Rule]) -> Showing:
    """Return how a report is shown, with what its checks are."""
    from mcrubric.model.formats import Look

    packed = Path(request.portfolio).is_file()
    look = Look(rules=rules, results=request.shown, prefix=request.prefix, packed=packed)
    return Showing(quote=request.quote, names=request.names, look=look)


def _checked(
    request: Request,
    known: Library,
    old: Report | None,
    outputs: Sequence[Output],
    *,
    quotes: bool,
) -> Report:
    from mcrubric.api import planned
    from mcrubric.cli.keeping import keep_inputs
    from mcrubric.engine.changes import check_comparable, compared
    from mcrubric.formats.progress import waiting

    with unnamed_rubrics(quotes=quotes or request.rubric is not None):
        rubric = _rubric(request, known)
    if old is not None:
        check_comparable(old.rubric.id, rubric.id)
    with closing(planned(rubric, known.everything, request.limits)) as validator:
        with waiting("Looking into the uploads", sys.stderr):
            report = validator.validate(
                Path(request.portfolio), parts=request.parts, basis=request.basis
            )
        keep_inputs(outputs, request, report, validator)
    return report if old is None else replace(report, since=compared(old, report))


def _rubric(request: Request, known: Library) -> Rubric:
    """Return the rubric that was asked for, or the one that the portfolio names."""
    from mcrubric.api import named_rubric
    from mcrubric.cli.rubric import read_named

    if request.rubric is not None:
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

    named = THIS_FOLDER if Path(portfolio) == Path() else portfolio
    try:
        open_source(Path(portfolio), Limits()).close()
    except RefusedError as refused:
        # A folder with nothing in it is one to be filled in, and no file to be mended.
        said = NAMES_NONE if refused.fault.key == "no-files" else CANNOT_BE_OPENED
        return said.format(named)
    return NAMES_NONE.format(named)
