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


def mostly_named(part: Part, ctx: Context, least: float) -> bool:
    """Tell whether more than half of the components are only named and not located.

    One that is named and not located may be told in words that nobody foresaw; that of most is no
    chance. `least` is the score from which one is located.
    """
    found = component_map(part, ctx)
    return 2 * sum(each.bare and each.score < least for each in found) > len(found)


def _located(part: Part, ctx: Context) -> tuple[Located, ...]:
    readings = ctx.readings(part)
    names = [(each.label, each.statement, *each.aliases) for each in ctx.rubric.components]
    sentences = [each.sentence for each in readings]
    headed = below_names(part, ctx.titles(part), sentences, names, ctx.asked.wording)
    return locate(readings, ctx.asked.components(readings), headed, ctx.asked.wording)
