"""`mcrubric rubric lint|trace`: what an author of rubrics needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mcrubric.cli.outcome import say, stop, tell, told_plainly
from mcrubric.model.exits import EXIT_FOUND, EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.engine.library import Library
    from mcrubric.model.errors import RubricError
    from mcrubric.model.rubric import Rubric


@click.group("rubric", short_help="Look over a rubric: lint, trace.")
def command() -> None:
    """Look over a rubric: `lint` for mistakes, `trace` against the page it was made from."""


@command.command("lint", short_help="Tell mistakes, and what is worth a look.")
@click.argument("rubric", metavar="ID|FILE")
def lint(rubric: str) -> None:
    """Tell all mistakes of a rubric (exit 2), and what is worth a look (exit 0).

    Its side file of examples, if there is one, is looked over as well.
    """
    from mcrubric.api import library
    from mcrubric.engine.lint import hints
    from mcrubric.engine.plan import mistakes_about_checks
    from mcrubric.model.errors import RubricError
    from mcrubric.rubric.examples import read_examples

    known = library()
    with told_plainly():
        read = read_named(known, rubric)
        registry, beside = known.everything, read_examples(read)
        mistakes = (*mistakes_about_checks(read, registry), *beside.mistakes)
        if mistakes:
            raise RubricError(mistakes)
    tell(registry.failures)
    found = list(hints(read, beside))
    for hint in found:
        say(f"{hint}")
    things = "1 thing" if len(found) == 1 else f"{len(found)} things" if found else "nothing"
    say(f"{read.id} {read.version}: no mistakes, {things} worth a look.")


@command.command("trace", short_help="Hold a rubric against its page, sentence by sentence.")
@click.argument("rubric", metavar="ID|FILE")
@click.option("--source", metavar="PAGE.txt", required=True, help="The page, as plain text.")
def trace(rubric: str, source: str) -> None:
    """Show what each sentence of a page became in the rubric.

    Exit 1 if a sentence became nothing, or a quote does not stand on the page word for word.
    """
    from mcrubric.api import library
    from mcrubric.rubric.trace import trace as traced

    with told_plainly():
        read = read_named(library(), rubric)
    result = traced(read, _page(source), source)
    for row in result.rows:
        say(f"{row.line:>4}  {row.sentence}\n      = {', '.join(row.covered_by) or 'NOTHING'}")
    for mistake in result.mistakes:
        say(str(mistake), err=True)
    if result.mistakes:
        raise click.exceptions.Exit(EXIT_FOUND)
    say(f"{read.id}: every sentence of {source} is accounted for.")


def _page(source: str) -> bytes:
    try:
        with open(source, "rb") as file:  # noqa: PTH123 - a path as it was written
            return file.read()
    except OSError as error:
        stop(f"{source} cannot be read: {error.strerror}", EXIT_USAGE)


def read_named(known: Library, rubric: str, overlays: Iterable[str] = ()) -> Rubric:
    """Return the rubric of a catalogue id, or in a file, as it is told on the command line."""
    from pathlib import Path

    from mcrubric.rubric.given import is_file_name

    layers = tuple(map(Path, overlays))
    return known.read(Path(rubric), layers) if is_file_name(rubric) else known.load(rubric, layers)


def usable_rubrics(
    known: Library, rubric_ids: Iterable[str]
) -> tuple[list[Rubric], list[RubricError]]:
    """Return the rubrics that can be used, and the mistakes of the others."""
    from mcrubric.model.errors import RubricError

    usable: list[Rubric] = []
    mistakes: list[RubricError] = []
    for rubric_id in rubric_ids:
        try:
            usable.append(known.load(rubric_id))
        except RubricError as error:
            mistakes.append(error)
    return usable, mistakes
