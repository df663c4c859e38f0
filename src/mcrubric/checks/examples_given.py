"""The check `examples-given`."""

from __future__ import annotations

import re
from typing import Final

from mcrubric.checks.locating import IF_THERE, addressing, located_or_review
from mcrubric.plugin import Component, Context, Observations, check

MARKS: Final = re.compile(
    r"""
    \d                                                       # a number, a date, a time
    | [“"‘][^“”"]{3,}[”"’]                                    # something said, in quotes
    | (?<=[a-z,;]\ )(?:Mrs?|Ms|Dr)\.                          # a person
    | (?<=[a-z,;]\ )[A-Z][a-z]{2,}                            # a name inside the sentence
    | \b(?:for\ (?:example|instance)|one\ (?:morning|evening|day|parent|family|teacher|student))\b
    | \b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)\b
    | \b(?:last|this|that)\ (?:week|month|year|spring|summer|fall|autumn|winter|semester|evening)\b
    """,
    re.VERBOSE,
)
"""What a sentence on something that happened usually holds; never the word "I" alone, for one of
the pages asks in the third person."""


@check(
    "examples-given",
    basis="inferred",
    part_kind="document",
    messages={"not-located": "We could not locate a specific example for: {component}."},
    remedies={"not-located": IF_THERE},
)
def examples_given(component: Component, ctx: Context) -> Observations:
    """Every component comes with a specific example.

    What it looks at: the paragraphs that speak of the component, for what an example usually
    holds: a number, a date, a name, words said.
    Why it matters: the page asks for "specific examples".
    Fails: never; that a machine finds none is no proof that there is none.
    Passes: at least one sentence was located; the report shows up to three.
    Limits: whether it is an example of this, and a telling one, is for the assessor.
    """
    if ctx.part is None:
        return
    paragraphs = {each.paragraph for each in addressing(component, ctx.part, ctx)}
    nearby = (each for each in ctx.analysis(ctx.part) if each.paragraph in paragraphs)
    found = tuple(each for each in nearby if MARKS.search(each.text))
    yield located_or_review(found, component=component.label or component.statement)
