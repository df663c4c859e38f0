"""`mcrubric rubrics`: the rubrics that can be used."""

from __future__ import annotations

import click

from mcrubric.cli.outcome import say, tell


@click.command("rubrics", short_help="List the rubrics that can be used.")
def command() -> None:
    """List the rubrics that can be used, with those of installed plugins."""
    from mcrubric.api import library
    from mcrubric.cli.rubric import usable_rubrics

    known = library()
    rubrics, mistakes = usable_rubrics(known, known.rubric_ids())
    for rubric in rubrics:
        say(f"{rubric.id}  ({rubric.version})\n    {rubric.title}")
    tell(known.everything.failures, mistakes)
