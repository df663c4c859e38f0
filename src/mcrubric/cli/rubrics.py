"""`mcrubric rubrics`: the rubrics that can be used."""

from __future__ import annotations

import click

from mcrubric.cli.outcome import tell_failures, told_plainly


@click.command("rubrics", short_help="List the rubrics that can be used.")
def command() -> None:
    """List the rubrics that can be used, with those of installed plugins."""
    from mcrubric.api import full_registry, load_rubric, rubric_ids

    with told_plainly():
        for rubric_id in rubric_ids():
            rubric = load_rubric(rubric_id)
            click.echo(f"{rubric_id}  ({rubric.version})\n    {rubric.title}")
    tell_failures(full_registry().failures)
