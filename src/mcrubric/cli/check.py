"""`mcrubric check`: a portfolio against a rubric."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click

from mcrubric.cli.limits import limit_option, limits_of
from mcrubric.cli.naming import hint_of, refuse_blank

if TYPE_CHECKING:
    from mcrubric.engine.readiness import FailOn
    from mcrubric.model.formats import Quote, Shown

ONE_ONLY: Final = ("portfolio", "since", "waivers")
"""Parameters that say something of one portfolio: a waiver is one candidate's (decision 18), and
its fingerprint turns up in other people's reports."""


@click.command("check", short_help="Check a portfolio against a rubric.")
@click.argument("portfolio", default=".", type=click.Path())
@click.option(
    "--all",
    "folder",
    metavar="DIR",
    help="Check every portfolio in this folder, a line each (as terminal, json, csv or html).",
)
@click.option(
    "--expect", metavar="FILE", help="With --all: the names that are to be there, one in a line."
)
@click.option(
    "--rubric", metavar="ID|FILE", help="The rubric; without it, the one that PORTFOLIO names."
)
@click.option(
    "--overlay", metavar="FILE", multiple=True, help="Lay this over the rubric (repeatable)."
)
@click.option(
    "--waivers",
    metavar="FILE",
    multiple=True,
    help="What this portfolio may go without, and why (repeatable).",
)
@click.option("--part", "parts", metavar="ID", multiple=True, help="Only this part (repeatable).")
@click.option(
    "--basis", metavar="NAME", multiple=True, help="Only what is counted, resolved or inferred."
)
@click.option(
    "--format",
    "formats",
    metavar="NAME[=FILE]",
    multiple=True,
    default=("terminal",),
    show_default="terminal",
    help="terminal, json, markdown, html, sarif, junit, github or csv; several at once go into "
    "files: json=report.json (repeatable).",
)
@limit_option
@click.option(
    "--quote",
    type=click.Choice(["none", "short"]),
    help="How much to show of the candidate's words; without it, what the format does.",
)
@click.option("--names", is_flag=True, help="Name files in formats that others read, too.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write the report into this file; with --all: reports and a page into this folder.",
)
@click.option(
    "--since",
    metavar="OLD.json",
    help="Say what changed since this earlier report, as `--format json` wrote it.",
)
@click.option(
    "--prefix",
    metavar="FOLDER",
    default="",
    help="The portfolio's folder in its repository, for formats that point at files there.",
)
@click.option(
    "--sarif-results",
    type=click.Choice(["fail", "all"]),
    default="all",
    show_default=True,
    help="What stands in SARIF: what fails, or everything that was looked at.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="What makes the exit code 1.",
)
@click.pass_context
def command(  # noqa: PLR0913 - one for each option
    ctx: click.Context,
    *,
    portfolio: str,
    folder: str | None,
    expect: str | None,
    rubric: str | None,
    overlay: tuple[str, ...],
    waivers: tuple[str, ...],
    parts: tuple[str, ...],
    basis: tuple[str, ...],
    formats: tuple[str, ...],
    limits: tuple[str, ...],
    quote: Quote | None,
    names: bool,
    output: str | None,
    since: str | None,
    prefix: str,
    sarif_results: Shown,
    fail_on: FailOn,
) -> None:
    """Check PORTFOLIO: a folder, a zip or a hand-in JSON file (default: this folder).

    With --all DIR, check every portfolio in DIR; the exit code is then the worst, 3 before 2, 1, 4.

    \b
    Exit codes: 0 ready, 1 something is missing, 2 wrong use, 3 the tool failed,
    4 undecided: a person has to look.
    """  # noqa: D301 - \\b is a character here: it tells click to keep the lines
    from mcrubric.cli.checking import Request, check_and_write

    refuse_blank(ctx)
    request = Request(
        portfolio=portfolio,
        rubric=rubric,
        overlays=overlay,
        waivers=waivers,
        parts=_split("--part", parts),
        basis=_split("--basis", basis),
        formats=formats,
        quote=quote,
        names=names,
        output=output,
        since=since,
        prefix=_folder(prefix),
        shown=sarif_results,
        limits=limits_of(limits),
    )
    if folder is None:
        _refuse(ctx, ("expect",), "is for --all DIR")
        raise click.exceptions.Exit(check_and_write(request, fail_on))
    from mcrubric.cli.checking_all import RequestAll, check_all

    _refuse(ctx, ONE_ONLY, "is for one portfolio, not for --all")
    each = request if _given(ctx, "formats") else replace(request, formats=())
    placed = _given(ctx, "prefix")
    every = RequestAll(folder=folder, each=each, expect=expect, placed=placed)
    raise click.exceptions.Exit(check_all(every, fail_on))


def _refuse(ctx: click.Context, names: tuple[str, ...], why: str) -> None:
    """End where something was given that makes no sense with all else."""
    for parameter in ctx.command.params:
        if parameter.name in names and _given(ctx, parameter.name):
            raise click.UsageError(f"{hint_of(parameter, ctx)} {why}")


def _given(ctx: click.Context, name: str) -> bool:
    return ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def _folder(prefix: str) -> str:
    """Return the folder of a portfolio in its repository, blank for the repository itself."""
    from posixpath import normpath

    path = normpath(prefix)
    if path.split("/")[0] in ("", ".."):
        raise click.UsageError("--prefix is a folder inside the repository, such as portfolios/ada")
    return "" if path == "." else path


def _split(option: str, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the items of a repeated, comma-separated option; None if it was not given."""
    items = tuple(item.strip() for value in values for item in value.split(",") if item.strip())
    if values and not items:
        # Such as an empty variable in a script: to run everything would not be what was meant.
        raise click.UsageError(f"{option} names nothing; leave it out to run everything")
    return items or None
