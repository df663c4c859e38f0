"""The check `continuation-stated`."""

from __future__ import annotations

from typing import Final

from mcrubric.checks.stating import ADVICE, messages, stated
from mcrubric.plugin import Context, Observations, Part, PhraseFinder, check

PHRASES: Final = (
    "will continue", "will keep", "i will", "we will", "i'll", "we'll", "going forward",
    "moving forward", "in the future", "from now on", "next year", "next school year", "next fall",
    "next spring", "next semester", "next month", "next summer", "in the coming", "plan to",
    "plans to", "planning to", "intend to", "intends to", "my next step", "next steps", "hope to",
    "aim to", "going to", "want to keep", "looking ahead", "in years to come", "year ahead",
    "principal will", "school will", "team will", "will be",
)  # fmt: skip
"""How people say what they are going to do."""
FINDER: Final = PhraseFinder(PHRASES)


@check(
    "continuation-stated",
    basis="inferred",
    part_kind="document",
    messages=messages("how it will go on"),
    remedies=ADVICE,
)
def continuation_stated(part: Part, ctx: Context) -> Observations:
    """The reflection speaks of how the skill will be applied from now on.

    What it looks at: the sentences of the part, for the ways in which people say what they are
    going to do.
    Why it matters: the page asks "how you will continue to apply it in the future".
    Fails: never; that a machine finds no words is no proof that there are none.
    Passes: at least one sentence was located that tells something particular, or stands beside one
    that does; the report shows up to three.
    Limits: it knows phrases and not what they mean, and only English ones.
    """
    yield from stated(part, ctx, FINDER)
