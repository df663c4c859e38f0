"""`mcrubric verify`: a stored report held against a new run."""

from __future__ import annotations

import sys
from contextlib import closing, redirect_stdout
from typing import TYPE_CHECKING, Any, Final

import click

from mcrubric.cli.limits import limit_option, limits_of
from mcrubric.model.exits import EXIT_FOUND, EXIT_OK, EXIT_TOOL_FAILED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.engine.library import Library
    from mcrubric.engine.verified import Verified
    from mcrubric.model.limits import Limits
    from mcrubric.model.report import Report
    from mcrubric.model.rubric import Rubric

UNVERIFIED: Final = {
    "since": "and was not verified",
    "waived": "and whether these waivers were given was not verified",
}
"""What is not verified of what a report says besides its results."""

SHOWN: Final = 200
"""Characters of a name in a report that are looked up or shown: no name of ours is as long."""


@click.command("verify", short_help="Hold a stored report against a new run.")
@click.argument("report", metavar="REPORT.json", type=click.Path())
@click.argument("portfolio", type=click.Path())
@click.option(
    "--rubric", metavar="ID|FILE", help="The rubric; without it, the edition that the report names."
)
@click.option(
    "--overlay",
    metavar="FILE",
    multiple=True,
    help="What was laid over the rubric; it has to be given again (repeatable).",
)
@limit_option
def command(
    report: str,
    portfolio: str,
    rubric: str | None,
    overlay: tuple[str, ...],
    limits: tuple[str, ...],
) -> None:
    """Say whether REPORT.json is what a check of PORTFOLIO gives, or what differs.

    It is checked as the report says: with its rubric, its limits, its parts. A limit above the
    usual one has to be given again: a report of somebody else cannot raise it.

    \b
    Exit codes: 0 the same, 1 something differs, 2 wrong use, or no report or no
    rubric that can be read, 3 the tool failed.
    """  # noqa: D301 - \\b is a character here: it tells click to keep the lines
    from mcrubric.api import library
    from mcrubric.cli.outcome import say, told_plainly
    from mcrubric.cli.reports import parsed, read_bytes
    from mcrubric.engine.verified import verified

    content = read_bytes(report)
    stored, allowed, known = parsed(content, report), limits_of(limits), library()
    with told_plainly(), redirect_stdout(sys.stderr):
        used = _rubric(stored, rubric, overlay, known)
        now = _checked(stored, portfolio, used, _limits(stored, allowed), known)
    found = verified(content, stored, now)
    say("\n".join(_told(found, stored, now)))
    if not found.same and _inside(report, portfolio):
        say(f"{report} lies in {portfolio} and is one of its files now; keep it elsewhere.")
    failed = EXIT_TOOL_FAILED if now.failures else None
    raise click.exceptions.Exit(failed or (EXIT_OK if found.same else EXIT_FOUND))


def _rubric(
    stored: Report, rubric: str | None, overlays: tuple[str, ...], known: Library
) -> Rubric:
    """Return the rubric that a report was made with, as far as it can be had."""
    from pathlib import Path

    from mcrubric.cli.rubric import read_named
    from mcrubric.model.errors import McrubricError

    if stored.rubric.overlay and not overlays:
        named = " ".join(stored.rubric.overlay[:SHOWN].split())
        raise McrubricError(
            f"the report says that {named} was laid over the rubric; give it with --overlay"
        )
    if rubric:
        return read_named(known, rubric, overlays)
    edition = f"{stored.rubric.id}@{stored.rubric.version}"
    return known.load(edition[:SHOWN], tuple(map(Path, overlays)))


def _limits(stored: Report, allowed: Limits) -> Limits:
    """Return the limits of a report, none of them above what is allowed here.

    Raises:
        McrubricError: one is, or is no limit at all.
    """
    from dataclasses import asdict, replace

    from mcrubric.model.errors import McrubricError

    most = asdict(allowed)
    said: dict[str, Any] = {name: each for name, each in stored.limits.items() if name in most}
    above = [f"{name.replace('_', '-')}={said[name]}" for name in said if said[name] > most[name]]
    if above:
        asked = " ".join(f"--limit {each[:SHOWN]}" for each in above)
        raise McrubricError(
            "the report was made with limits above the usual ones; "
            f"if they are to hold here, say {asked}"
        )
    try:
        return replace(allowed, **said)
    except ValueError as error:
        raise McrubricError(f"the report names a limit that is none: {error}") from error


def _checked(
    stored: Report, portfolio: str, rubric: Rubric, limits: Limits, known: Library
) -> Report:
    from pathlib import Path

    from mcrubric.api import planned
    from mcrubric.formats.progress import waiting
    from mcrubric.model.runs import Only

    only = stored.only or Only()
    with (
        closing(planned(rubric, known.everything, limits)) as validator,
        waiting("Looking into the uploads", sys.stderr),
    ):
        return validator.validate(
            Path(portfolio),
            parts=_in_a_line(only.parts),
            basis=_in_a_line(only.basis),
        )


def _in_a_line(names: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Return names as they are shown, which those that there are do not change by."""
    from mcrubric.escaping.terminal import shown

    return None if names is None else tuple(shown(each[:SHOWN]) for each in names)


def _told(found: Verified, stored: Report, now: Report) -> Iterator[str]:
    """Yield the lines of what came of it."""
    from mcrubric.escaping.terminal import shown

    if not found.same:
        count = len(found.differences) + found.more
        yield f"Not the same: {count} {'difference' if count == 1 else 'differences'}."
        # A name with an end of line in it must not make a line of its own.
        yield from (f"  - {shown(each)}" for each in found.differences)
        if found.more:
            yield f"  - and {found.more} more"
    elif found.exact:
        yield "The same, byte for byte."
    elif found.unverified:
        yield "The same, but for what was not verified."
    else:
        yield "The same; the file was written anew since, so its bytes are others."
    yield from (
        f"`{name}` is added behind a check, {UNVERIFIED[name]}." for name in found.unverified
    )
    if found.renamed is not None:
        yield "The portfolio bears another name than in the report; its name is not part of it."
    if stored.timed_out or now.timed_out:
        which = "the report was made" if stored.timed_out else "this was checked"
        yield f"Time ran out when {which}: then no two runs need to be the same."
    if now.failures:
        yield "The software itself stopped in places, so not everything was looked at."


def _inside(report: str, portfolio: str) -> bool:
    from pathlib import Path

    return Path(report).resolve().is_relative_to(Path(portfolio).resolve())
