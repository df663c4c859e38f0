"""What a part has on each component: one map, which all checks on components share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.checks.headings import below_names
from mcrubric.plugin import locate

if TYPE_CHECKING:
    from mcrubric.plugin import Component, Context, Located, Part


def component_map(part: Part, ctx: Context) -> tuple[Located, ...]:
    """Return what the part has on each component of the rubric, in its order."""
    return ctx.once("component_map", lambda: _located(part, ctx), part.id)


def located_for(component: Component, part: Part, ctx: Context) -> Located:
    """Return what the part has on one component."""
    at = next(at for at, each in enumerate(ctx.rubric.components) if each.id == component.id)
    return component_map(part, ctx)[at]


def _located(part: Part, ctx: Context) -> tuple[Located, ...]:
    readings = ctx.readings(part)
    names = [(each.label, each.statement, *each.aliases) for each in ctx.rubric.components]
    headed = below_names(part, [each.sentence for each in readings], names)
    return locate(readings, ctx.asked.components(readings), headed, ctx.asked.wording)
