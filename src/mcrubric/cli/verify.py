"""`mcrubric verify`: a stored report held against a new run."""

from __future__ import annotations

import sys
from contextlib import closing, redirect_stdout
from typing import TYPE_CHECKING, Any, Final

import click

from mcrubric.cli.limits import limit_option, limits_of
from mcrubric.cli.naming import refuse_blank
from mcrubric.model.exits import EXIT_FOUND, EXIT_OK, EXIT_TOOL_FAILED, EXIT_UNDECIDED

if TYPE_CHECKING:
    from mcrubric.engine.library import Library
    from mcrubric.engine.verified import Verified
    from mcrubric.model.limits import Limits
    from mcrubric.model.report import Report
    from mcrubric.model.rubric import Rubric

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
@click.option(
    "--waivers",
    metavar="FILE",
    multiple=True,
    help="What the portfolio could go without; it has to be given again (repeatable).",
)
@limit_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    report: str,
    portfolio: str,
    rubric: str | None,
    overlay: tuple[str, ...],
    waivers: tuple[str, ...],
    limits: tuple[str, ...],
) -> None:
    """Say whether REPORT.json is what a check of PORTFOLIO gives, or what differs.

    It is checked as the report says: with its rubric, its limits, its parts. A limit above the
    usual one has to be given again: a report of somebody else cannot raise it. Waivers have to be
    given again as well: anybody could write some into a report.

    \b
    Exit codes: 0 the same, 1 something differs, 2 wrong use, or no report or no
    rubric that can be read, 3 the tool failed, 4 unknown: the report rests on
    waivers that were not given.
    """  # noqa: D301 - \\b is a character here: it tells click to keep the lines
    from mcrubric.api import library
    from mcrubric.cli.checking import Request
    from mcrubric.cli.outcome import say, told_plainly
    from mcrubric.cli.outside import refuse_inside
    from mcrubric.cli.reports import parsed, read_bytes
    from mcrubric.cli.verified import lines_of
    from mcrubric.cli.waivers import waivers_in
    from mcrubric.engine.verified import verified

    refuse_blank(ctx)
    content = read_bytes(report)
    stored, allowed, known = parsed(content, report), limits_of(limits), library()
    with told_plainly(), redirect_stdout(sys.stderr):
        refuse_inside(
            Request(portfolio=portfolio, rubric=rubric, overlays=overlay, waivers=waivers)
        )
        given = waivers_in(waivers) if waivers else None
        used = _rubric(stored, rubric, overlay, known)
        now = _checked(stored, portfolio, used, _limits(stored, allowed), known)
    found = verified(content, stored, now, given)
    say("\n".join(lines_of(found, stored, now)))
    if found.differences and _inside(report, portfolio):
        say(f"{report} lies in {portfolio} and is one of its files now; keep it elsewhere.")
    raise click.exceptions.Exit(_code(found, now))


def _code(found: Verified, now: Report) -> int:
    if now.failures:
        return EXIT_TOOL_FAILED
    if found.differences:
        return EXIT_FOUND
    return EXIT_UNDECIDED if found.unknown else EXIT_OK


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


def _inside(report: str, portfolio: str) -> bool:
    from pathlib import Path

    return Path(report).resolve().is_relative_to(Path(portfolio).resolve())
