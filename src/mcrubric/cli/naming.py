"""Options and arguments that name something: a blank one is no name."""

from __future__ import annotations

import re
from typing import Final

import click

NAMING: Final = frozenset(
    ("portfolio", "folder", "report", "expect", "rubric", "overlay", "waivers", "output", "since")
)
"""Parameters that name something. A blank one, such as an empty variable in a script, is not taken
for one that was left out: less would be looked at than was meant, or something else."""


def refuse_blank(ctx: click.Context) -> None:
    """End with exit code 2 where something that names was given and names nothing."""
    for parameter in ctx.command.params:
        if parameter.name in NAMING and not all(map(str.strip, _values(ctx, parameter.name))):
            hint = hint_of(parameter, ctx)
            raise click.UsageError(f"{hint} names nothing; leave it out if nothing is meant")


def hint_of(parameter: click.Parameter, ctx: click.Context) -> str:
    """Return what a parameter is called, without the brackets of one that may be left out."""
    return re.sub(r"[][]", "", parameter.get_error_hint(ctx))


def _values(ctx: click.Context, name: str) -> tuple[str, ...]:
    value = ctx.params[name]
    return value if isinstance(value, tuple) else () if value is None else (value,)
