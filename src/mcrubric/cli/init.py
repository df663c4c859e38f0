"""`mcrubric init`: an empty portfolio to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mcrubric.cli.outcome import say, stop, told_plainly
from mcrubric.model.exits import EXIT_TOOL_FAILED, EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mcrubric.model.rubric import Rubric


@click.command("init", short_help="Make an empty portfolio to fill in.")
@click.argument("rubric", metavar="RUBRIC")
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option(
    "--format",
    "kind",
    type=click.Choice(["markdown", "docx"]),
    default="markdown",
    show_default=True,
    help="Files for a text editor, or for a word processor.",
)
def command(rubric: str, folder: str, kind: str) -> None:
    """Make DIR, a portfolio with every heading, question and detail of RUBRIC to fill in.

    RUBRIC is an id that `mcrubric rubrics` lists.
    """
    from pathlib import Path
    from shlex import quote

    from mcrubric.api import load_rubric
    from mcrubric.cli.invoked import as_invoked
    from mcrubric.portfolio.scaffold import MANIFEST, UPLOADS

    with told_plainly():
        loaded = load_rubric(rubric)
    files = _forms(loaded, kind)
    _write(Path(folder), UPLOADS, files)
    names = [name for name in files if name != MANIFEST]
    labels = [(name, part.label) for name, part in zip(names, loaded.parts, strict=True)]
    say(f"{folder} is ready to be filled in:")
    for name, label in (*labels, (UPLOADS, "the folder for your uploads"), (MANIFEST, "settings")):
        say(f"  {name:<16}{label}")
    say(f"Then run: {as_invoked()} check {quote(folder)}")


def _forms(rubric: Rubric, kind: str) -> Mapping[str, bytes]:
    """Return the files of the portfolio, the parts in their order."""
    from mcrubric.portfolio.scaffold import scaffold
    from mcrubric.portfolio.word_forms import word_forms

    if kind == "docx":
        return word_forms(rubric)
    return {name: text.encode() for name, text in scaffold(rubric).items()}


def _write(target: Path, uploads: str, files: Mapping[str, bytes]) -> None:
    """Write the files into a new or empty folder; nothing that is there is ever written over."""
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            stop(
                f"{target} is there already and is not an empty folder; name a new one", EXIT_USAGE
            )
        (target / uploads).mkdir(parents=True)
        for name, content in files.items():
            (target / name).write_bytes(content)
    except OSError as error:
        stop(f"{target} could not be made: {error.strerror or error}", EXIT_TOOL_FAILED)
