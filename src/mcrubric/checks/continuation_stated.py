"""The check `continuation-stated`."""

from __future__ import annotations

from typing import Final

from mcrubric.checks.locating import first_places, mentions
from mcrubric.plugin import Context, Observations, Part, check, passed, review

PHRASES: Final = (
    "will continue", "will keep", "i will", "we will", "i'll", "we'll", "going forward",
    "moving forward", "in the future", "from now on", "next year", "next school year", "next fall",
    "next spring", "next semester", "next month", "next summer", "in the coming", "plan to",
    "plans to", "planning to", "intend to", "intends to", "my next step", "next steps", "hope to",
    "aim to", "going to", "want to keep", "looking ahead", "in years to come", "year ahead",
    "principal will", "school will", "team will", "will be",
)  # fmt: skip
"""How people say what they are going to do."""


@check(
    "continuation-stated",
    basis="inferred",
    messages={"not-located": "We could not locate a passage on how it will go on."},
    remedies={"not-located": "If it is there, nothing needs to be done: a person will see it."},
)
def continuation_stated(part: Part, ctx: Context) -> Observations:
    """The reflection speaks of how the skill will be applied from now on.

    What it looks at: the sentences of the part, for the ways in which people say what they are
    going to do.
    Why it matters: the page asks "how you will continue to apply it in the future".
    Fails: never; that a machine finds no words is no proof that there are none.
    Passes: at least one sentence was located; the report shows up to three.
    Limits: it knows phrases and not what they mean, and only English ones.
    """
    found = mentions(ctx.analysis(part), PHRASES)
    if found:
        yield passed(at=first_places(found), measured=len(found), unit="sentence")
    else:
        yield review("not-located")
