"""`mcrubric init`: an empty portfolio to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from mcrubric.cli.outcome import EXIT_TOOL_FAILED, EXIT_USAGE, stop, told_plainly


@click.command("init", short_help="Make an empty portfolio to fill in.")
@click.argument("rubric", metavar="RUBRIC")
@click.argument("folder", metavar="DIR", type=click.Path())
def command(rubric: str, folder: str) -> None:
    """Make DIR, a portfolio with every heading, question and detail of RUBRIC to fill in."""
    from mcrubric.api import load_rubric
    from mcrubric.portfolio.scaffold import scaffold

    with told_plainly():
        files = scaffold(load_rubric(rubric))
    target = Path(folder)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        stop(f"{folder} is there already and is not an empty folder; name a new one", EXIT_USAGE)
    try:
        (target / "artifacts").mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (target / name).write_text(text, encoding="utf-8")
    except OSError as error:
        stop(f"{folder} could not be made: {error.strerror}", EXIT_TOOL_FAILED)
    click.echo(f"{folder} holds {', '.join(files)} and a folder for your uploads, artifacts.")
    click.echo(f"Fill them in, then run: mcrubric check {folder}")
