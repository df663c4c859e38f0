"""The check `impact-stated`."""

from __future__ import annotations

from typing import Final

from mcrubric.checks.locating import first_places, mentions
from mcrubric.plugin import Context, Observations, Part, check, passed, review

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


@check(
    "impact-stated",
    basis="inferred",
    messages={"not-located": "We could not locate a passage on the impact on your practice."},
    remedies={"not-located": "If it is there, nothing needs to be done: a person will see it."},
)
def impact_stated(part: Part, ctx: Context) -> Observations:
    """The reflection speaks of the impact on professional practice.

    What it looks at: the sentences of the part, for the ways in which people say that something
    changed what they do.
    Why it matters: "Include a reflection about the impact of this skill on your professional
    practice".
    Fails: never; that a machine finds no words is no proof that there are none.
    Passes: at least one sentence was located; the report shows up to three.
    Limits: it knows phrases and not what they mean, and only English ones.
    """
    found = mentions(ctx.analysis(part), PHRASES)
    if found:
        yield passed(at=first_places(found), measured=len(found), unit="sentence")
    else:
        yield review("not-located")
