"""How the names of labelled data stand to those of the rubrics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from benchmarks.text.labelled import Explains, Seed

RUBRICS: Final[Mapping[Seed, str]] = {
    "P": "mo/building-personal-relationships",
    "E": "mo/building-external-relationships",
}
NARRATIVE: Final = "part-1"
ANALYSIS: Final = "part-2"
REFLECTION: Final = "part-3"

# Where data asks in one what the rubric asks in two, either is an answer. What the rubric holds for
# a quality of the answer, and not for a thing asked, has no counterpart.
ASKS: Final[Mapping[Seed, Mapping[str, tuple[str, ...]]]] = {
    "P": {
        "q2.strategies": (
            "q2.strategies-for-problem-solving",
            "q2.strategies-for-conflict-resolution",
        ),
        "q2.worked": ("q2.what-worked",),
        "q2.not_worked": ("q2.what-did-not-work",),
        "q2.differently": ("q2.do-differently",),
        "q4.collab_plan": ("q4.collaborated", "q4.facilitated"),
    },
    "E": {
        "q1.structures": ("q1.structures-practices-or-protocols",),
        "q1.supportive": ("q1.supportive-environment",),
        "q2.align": ("q2.site-specific-focus", "q2.aligns-with-the-district-focus"),
        "q2.pd": ("q2.professional-development",),
        "q2.meetings": ("q2.collaborative-meetings",),
        "q2.data": ("q2.data-sharing-with-other-building-leaders",),
        "q3.practices": ("q3.practices", "q3.behaviors"),
        "q3.civic": ("q3.civic-organizations-included",),
        "q3.mutual": ("q3.mutually-beneficial-outcomes",),
        "q3.participation": ("q3.solicits-participation",),
        "q4.elements": ("q4.critical-elements",),
    },
}
"""Short names of asked parts in data, and the asked parts of the rubric that they stand for."""

EXPLAINS: Final[Mapping[str, Explains]] = {
    "restates": "restates",
    "restates-page": "restates",
    "copies-example": "restates",
    "boilerplate": "boilerplate",
    "not-related": "off-topic",
}
"""What a finding on an explanation says of it, by the key of its message."""


def asks_for(seed: Seed, name: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the rubric's asked parts that a name of the data stands for, none if there are none.

    A name of the rubric (one of `known`) may stand in data for more than itself.
    """
    meant = ASKS[seed].get(name, (name,))
    return tuple(each for each in meant if each in known)
