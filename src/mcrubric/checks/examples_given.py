"""The check `examples-given`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.checks.component_map import located_for
from mcrubric.checks.showing import IF_THERE, first_places
from mcrubric.checks.unknown import MESSAGES, REMEDIES, not_english, unlocated
from mcrubric.plugin import Component, Context, Observations, OwnWords, check, passed

if TYPE_CHECKING:
    from mcrubric.plugin import Reading

_MARKS: Final = frozenset(("number", "date", "name", "quote"))


@check(
    "examples-given",
    basis="inferred",
    part_kind="document",
    messages={
        "not-located": "We could not locate a specific example for: {component}.",
        **MESSAGES,
    },
    remedies={"not-located": IF_THERE, **REMEDIES},
    uses_examples=True,
)
def examples_given(component: Component, ctx: Context) -> Observations:
    """Every component comes with a specific example.

    What it looks at: the sentences of the passages on the component, for what an example holds: a
    number, a date, a name, words said; or something that happened, told with particulars.
    Why it matters: the page asks for "specific examples".
    Fails: never; that a machine finds none is no proof that there is none.
    Passes: at least one sentence was located; the report shows up to three.
    Limits: whether it is an example of this, and a telling one, is for the assessor; only English.
    """
    part = ctx.part
    if part is None:
        return
    if not ctx.in_english(part):
        yield not_english(part)
        return
    readings = ctx.readings(part)
    passage = (readings[at] for at in located_for(component, part, ctx).passage)
    found = [each for each in passage if each.own and _is_specific(each)]
    if found:
        state = {"state": OwnWords("located")}
        yield passed(at=first_places(found), measured=len(found), unit="sentence", evidence=state)
    else:
        state = {"state": OwnWords("not-located")}
        called = component.label or component.statement
        yield unlocated(part, ctx, component=called, evidence=state)


def _is_specific(reading: Reading) -> bool:
    signs = frozenset(reading.substance.signs)
    return bool(signs & _MARKS) or {"event", "particulars"} <= signs
