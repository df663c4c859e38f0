"""`mcrubric demo`: the incomplete sample, checked before a newcomer's eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from mcrubric.cli.outcome import stop
from mcrubric.model.exits import EXIT_TOOL_FAILED, EXIT_USAGE

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FOLDER: Final = "mcrubric-demo"

NEXT: Final = f"""
That was `{{mcrubric}} check {FOLDER}`: a made-up portfolio with things missing on purpose.
What to try next:
  {{mcrubric}} check {FOLDER} --part part-3
  {{mcrubric}} check {FOLDER} --format json -o report.json
  {{mcrubric}} explain part-2.coverage
  {{mcrubric}} init mo/building-personal-relationships my-portfolio
"""

KEPT: Final = f"""
{FOLDER} was here already, and was checked as it is; take it away to start from the sample again."""


@click.command("demo", short_help="Check a sample and see what a report looks like.")
def command() -> None:
    """Put a sample into ./mcrubric-demo, check it, and say what to try next."""
    from pathlib import Path

    from mcrubric.cli.checking import Request, check_and_write
    from mcrubric.cli.invoked import as_invoked

    kept = Path(FOLDER).exists()
    if not kept:
        _unpack()
    elif not Path(FOLDER, "portfolio.yaml").is_file():
        stop(f"{FOLDER} is here already and is not the sample; take it away first", EXIT_USAGE)
    code = check_and_write(Request(portfolio=FOLDER), "never")
    if kept:
        click.echo(KEPT)
    click.echo(NEXT.format(mcrubric=as_invoked()), nl=False)
    raise click.exceptions.Exit(code)


def _unpack() -> None:
    from importlib.resources import as_file
    from shutil import copytree

    try:
        with as_file(_sample()) as sample:
            copytree(sample, FOLDER)
    except OSError as error:
        stop(f"the sample could not be put into {FOLDER}: {error.strerror}", EXIT_TOOL_FAILED)


def _sample() -> Traversable:
    """Return the sample: the wheel's copy, or the checkout's in an editable install."""
    from importlib.resources import files
    from pathlib import Path

    package = files("mcrubric")
    shipped = package.joinpath("_shipped", "demo")
    if shipped.is_dir():
        return shipped
    checkout = Path(str(package)).parents[1]
    return checkout / "tests" / "portfolios" / "incomplete-personal"
