"""The check `components-addressed`."""

from __future__ import annotations

from mcrubric.checks.locating import IF_THERE, addressing, located_or_review
from mcrubric.plugin import Component, Context, Observations, check


@check(
    "components-addressed",
    basis="inferred",
    part_kind="document",
    messages={"not-located": "We could not locate a passage on: {component}."},
    remedies={"not-located": IF_THERE},
)
def components_addressed(component: Component, ctx: Context) -> Observations:
    """Every component of the credential is spoken of.

    What it looks at: the sentences of the part, for the words by which the rubric recognises the
    component, and for a heading that is its name with sentences below it.
    Why it matters: the reflection is to show "how you applied the four components".
    Fails: never; that a machine finds no words is no proof that there are none.
    Passes: at least one sentence speaks of it; the report shows up to three.
    Limits: it knows words and not what they mean; where it finds none it says "could not locate".
    """
    if ctx.part is None:
        return
    found = addressing(component, ctx.part, ctx)
    yield located_or_review(found, component=component.label or component.statement)
