"""The check `impact-stated`."""

from __future__ import annotations

from typing import Final

from mcrubric.checks.stating import ADVICE, messages, stated
from mcrubric.plugin import Context, Observations, Part, PhraseFinder, check

PHRASES: Final = (
    "impact", "effect on", "affected", "influenced", "influence on", "changed how",
    "changed the way", "changed my", "has changed", "have changed", "made a difference",
    "difference in", "as a result", "because of this", "led me to", "led to", "has made me",
    "made me a", "i am now", "i now", "we now", "is now", "are now", "has become", "have become",
    "became", "no longer", "used to", "taught me", "i learned", "i have learned", "learned that",
    "i realized", "i realised", "i have grown", "has grown", "improved", "shaped", "transformed",
    "shifted", "different now", "since then", "than before", "dropped from", "rose from",
    "went from", "has helped me", "helped me", "better at",
)  # fmt: skip
"""How people say that something changed what they do."""
FINDER: Final = PhraseFinder(PHRASES)


@check(
    "impact-stated",
    basis="inferred",
    part_kind="document",
    messages=messages("the impact on your practice"),
    remedies=ADVICE,
)
def impact_stated(part: Part, ctx: Context) -> Observations:
    """The reflection speaks of the impact on professional practice.

    What it looks at: the sentences of the part, for the ways in which people say that something
    changed what they do.
    Why it matters: "Include a reflection about the impact of this skill on your professional
    practice".
    Fails: never; that a machine finds no words is no proof that there are none.
    Passes: at least one sentence was located that tells something particular, or stands beside one
    that does; the report shows up to three.
    Limits: it knows phrases and not what they mean, and only English ones.
    """
    yield from stated(part, ctx, FINDER)
