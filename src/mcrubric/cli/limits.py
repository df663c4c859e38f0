"""Limits as they are written on the command line: `--limit file-bytes=100MiB`."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.limits import Limits

UNITS: Final = {"": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}
_VALUE: Final = re.compile(r"([0-9][0-9_,]*)(\.[0-9]+)?\s*(KiB|MiB|GiB)?")

limit_option: Final[Callable[[click.decorators.FC], click.decorators.FC]] = click.option(
    "--limit",
    "limits",
    metavar="NAME=N",
    multiple=True,
    help="Set a limit, such as file-bytes=100MiB (repeatable).",
)


def limits_of(written: tuple[str, ...]) -> Limits:
    """Return the limits with those that are written as `NAME=N`.

    Raises:
        click.UsageError: there is no such limit, or N is none.
    """
    from mcrubric.model.limits import Limits

    values: dict[str, Any] = dict(map(_limit, written))
    try:
        return Limits(**values)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _limit(written: str) -> tuple[str, int | float]:
    name, _, value = written.partition("=")
    known = _known(name.strip())
    found = _VALUE.fullmatch(value.strip())
    if found is None:
        raise click.UsageError(f"--limit {known} asks for a number, such as {known}=10: {written}")
    whole, fraction, unit = found.groups(default="")
    number = re.sub("[_,]", "", whole)
    size = float(number + fraction) if fraction else int(number)
    return known.replace("-", "_"), size * UNITS[unit]


def _known(name: str) -> str:
    from mcrubric.model.limits import Limits
    from mcrubric.text.near import did_you_mean, near

    names = [each.name.replace("_", "-") for each in fields(Limits)]
    if name.replace("_", "-") not in names:
        guess = did_you_mean(near(name, names))
        there = ", ".join(names)
        raise click.UsageError(f"there is no limit {name!r}{guess}; there are: {there}")
    return name.replace("_", "-")
