"""`mcrubric locate`: what words about a place come to in a file, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from mcrubric.cli.files import checked_file, exit_code_of, shown_path
from mcrubric.cli.limits import limit_option, limits_of
from mcrubric.cli.outcome import told_plainly
from mcrubric.model.exits import EXIT_FOUND, EXIT_OK, EXIT_UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mcrubric.model.locators import PlaceResolution, Resolution, ResolutionState

WORDS: Final[Mapping[ResolutionState, str]] = {
    "resolved": "is there",
    "out-of-range": "is not in the file",
    "kind-mismatch": "is no place that such a file has",
    "empty-place": "is there, and there is nothing at it",
    "not-specific": "does not say where to look",
    "not-understood": "was not understood; write it plainly, such as p. 12, 0:42-1:10, "
    'slide 7, rows 2-9 or heading "Our week"',
    "unverifiable": "counts as given; no machine can look it up here",
    "quote-not-found": "was not found so; a person should look",
    "label-differs": "may be two places; a person should look",
    "unreadable": "could not be looked up, for the file cannot be read",
    "limit": "could not be looked up, for the file is over a limit",
    "timeout": "could not be looked up, for reading the file took too long",
    "no-reader": "could not be looked up: there is no reader for such a file",
    "crash": "could not be looked up, for the reader of the file broke down",
}
"""What each state says of a place."""
ELSEWHERE: Final[Mapping[ResolutionState, str]] = {
    "quote-not-found": "stands in the file, but not at that place; a person should look",
    "unverifiable": "is not in the file by that name",
}
FOUND_WRONG: Final = frozenset(
    ("out-of-range", "kind-mismatch", "empty-place", "not-specific", "unreadable")
)
AS_GIVEN: Final = frozenset(("resolved", "unverifiable", "quote-not-found", "label-differs"))
"""Not proven wrong: what `part-2.places` passes."""


@click.command("locate", short_help="Say what a place comes to in a file.")
@click.argument("places")
@click.argument("file", metavar="FILE", type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    help="Lines to read, or JSON.",
    show_default=True,
)
@limit_option
def command(places: str, file: str, form: str, limits: tuple[str, ...]) -> None:
    """Say what PLACES, such as "pp. 3-5" or "2:15 and slide 7", come to in FILE, and why.

    \b
    Exit codes: 0 no place is proven wrong, 1 one is, 2 wrong use, 3 the tool
    failed, 4 it is not known.
    """  # noqa: D301 - \\b is a character here: it tells click to keep the lines
    from mcrubric.artifacts import Looking, resolution_of
    from mcrubric.locators.phrases import read_places
    from mcrubric.portfolio.facts import request_of

    path = checked_file(file)
    with told_plainly(), Looking(limits_of(limits)) as looking:
        found = looking.facts(path, request_of(read_places(places)))
    resolution = resolution_of(places, found.facts, path.name)
    lines = [_json(places, file, resolution)] if form == "json" else _said(places, file, resolution)
    for line in lines:
        click.echo(line if form == "json" else _filled(line))
    if found.failure:
        click.echo(f"mcrubric: {found.failure.error}", err=True)
        raise click.exceptions.Exit(exit_code_of((found,)))
    raise click.exceptions.Exit(_exit_code(resolution))


def _filled(line: str) -> str:
    """Return a line in as many as a terminal has room for; elsewhere a place is one line."""
    import os
    import sys

    from mcrubric.formats.terminal.layout import wrap
    from mcrubric.formats.terminal.look import look_for

    if not sys.stdout.isatty():
        return line
    indent = len(line) - len(line.lstrip())
    lines = wrap(line[indent:], look_for(sys.stdout, os.environ).width - 2 * indent)
    return f"\n{' ' * 2 * indent}".join([" " * indent + lines[0], *lines[1:]])


def _said(places: str, file: str, resolution: Resolution) -> Iterator[str]:
    from mcrubric.escaping.terminal import shown

    yield shown(f"{places.strip() or 'No place'} in {shown_path(file)}:")
    for each in resolution.places:
        said = (ELSEWHERE if each.elsewhere else WORDS)[each.state]
        yield shown(f"  {each.asked}{_read_as(each)} {said}{_why(each.there)}")
    if not resolution.places:
        said = "needs no place" if resolution.state == "resolved" else WORDS[resolution.state]
        yield shown(f"  The whole of the file {said}{_why(resolution.there)}")


def _read_as(place: PlaceResolution) -> str:
    from mcrubric.locators.canonical import canonical

    made = canonical(place.locator)
    return "" if made in ("?", place.asked) else f" (read as {made})"


def _why(there: str) -> str:
    """Return the end of a sentence; a question has its mark."""
    return f": {there}" + ("" if there.endswith("?") else ".") if there else "."


def _json(places: str, file: str, resolution: Resolution) -> str:
    from mcrubric.escaping.json_text import document
    from mcrubric.locators.canonical import canonical
    from mcrubric.model.facts_json import as_text

    said: dict[str, Any] = {
        "text": places,
        "path": shown_path(file),
        "state": resolution.state,
        "there": resolution.there,
        "places": [
            {
                "place": canonical(each.locator),
                "asked": each.asked,
                "state": each.state,
                "there": each.there,
            }
            for each in resolution.places
        ],
    }
    return document(as_text(said))


def _exit_code(resolution: Resolution) -> int:
    if resolution.state in FOUND_WRONG:
        return EXIT_FOUND
    return EXIT_OK if resolution.state in AS_GIVEN else EXIT_UNDECIDED
