"""`mcrubric diff`: what changed between two reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mcrubric.model.formats import Quote


@click.command("diff", short_help="Say what changed between two reports.")
@click.argument("old", metavar="OLD.json", type=click.Path())
@click.argument("new", metavar="NEW.json", type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    show_default=True,
    help="Lines to read, or JSON (mcrubric.diff/1).",
)
@click.option(
    "--quote",
    type=click.Choice(["none", "short"]),
    help="How much to show of the candidate's words; without it, what the format does.",
)
@click.option("-o", "--output", metavar="FILE", help="Write it into this file.")
def command(old: str, new: str, form: str, quote: Quote | None, output: str | None) -> None:
    """Say what is fixed, still open and new in NEW.json, and what it did not look at.

    Both are reports as `mcrubric check --format json` writes them, on the same credential.

    \b
    Exit codes: what `check` says of NEW.json: 0 ready, 1 something is missing,
    2 wrong use, or no reports that can be compared, 3 the tool failed, also where
    NEW.json says so, 4 undecided: a person has to look.
    """  # noqa: D301 - \\b is a character here: it tells click to keep the lines
    import sys
    from dataclasses import replace

    from mcrubric.cli.keeping import keep
    from mcrubric.cli.outcome import told_plainly
    from mcrubric.cli.outputs import Output, Showing, exit_of, write_all
    from mcrubric.cli.reports import read_report
    from mcrubric.engine.changes import compared
    from mcrubric.engine.readiness import exit_code
    from mcrubric.formats.diff import DIFFS
    from mcrubric.model.formats import Look

    with told_plainly():
        before, report = read_report(old), read_report(new)
        keep((old, new), (output,) if output else ())
        report = replace(report, since=compared(before, report))
    showing = Showing(quote=quote, names=False, look=Look())
    written = write_all(report, (Output(DIFFS[form], output),), showing, sys.stdout)
    raise click.exceptions.Exit(exit_of(exit_code(report), written=written))
