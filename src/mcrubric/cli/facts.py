"""`mcrubric facts`: what is known of files without judging them, as JSON."""

from __future__ import annotations

import click

from mcrubric.cli.files import checked_file, exit_code_of, shown_path
from mcrubric.cli.limits import limit_option, limits_of
from mcrubric.cli.outcome import told_plainly


@click.command("facts", short_help="Print what is known of uploaded files, as JSON.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option("--text", is_flag=True, help="The words of each page, slide or sheet too.")
@limit_option
def command(files: tuple[str, ...], limits: tuple[str, ...], *, text: bool) -> None:
    """Print what is known of each FILE: pages, seconds, slides, sheets and so on.

    It is a JSON list with a line for each file, as the `artifacts` of a hand-in take it.

    \b
    Exit codes: 0 all files were read, 1 one cannot be opened or is not what its
    name says, 2 wrong use, 3 the tool failed, 4 one was not looked into to the
    end.
    """  # noqa: D301 - \\b is a character here: it tells click to keep the lines
    from mcrubric.artifacts import Looking
    from mcrubric.escaping.json_text import document
    from mcrubric.model.facts_data import data_of
    from mcrubric.model.facts_json import as_text
    from mcrubric.readers.reading import FactRequest

    paths = [checked_file(each) for each in files]
    request = FactRequest(every_page=True, text=text)
    found = []
    with told_plainly(), Looking(limits_of(limits)) as looking:
        for index, path in enumerate(paths):
            found.append(looking.facts(path, request))
            entry = {"path": shown_path(files[index]), "facts": data_of(found[-1].facts)}
            click.echo(("[" if index == 0 else ",\n ") + document(as_text(entry)), nl=False)
    click.echo("]")
    for failure in {each.failure for each in found if each.failure}:
        click.echo(f"mcrubric: {failure.error}", err=True)
    raise click.exceptions.Exit(exit_code_of(found))
