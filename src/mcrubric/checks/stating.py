"""Sentences that state one thing in the usual phrases, and whether they tell anything of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mcrubric.checks.showing import IF_THERE, first_places, ignored
from mcrubric.checks.unknown import MESSAGES, REMEDIES, not_english, unlocated
from mcrubric.plugin import OwnWords, passed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mcrubric.plugin import Context, Observation, Part, PhraseFinder, Reading

ADVICE: Final = {"not-located": IF_THERE, "named-only": IF_THERE, **REMEDIES}


def messages(subject: str) -> Mapping[str, str]:
    """Return the wording of a check that looks for passages on a subject."""
    return {
        "not-located": f"We could not locate a passage on {subject}.",
        "named-only": f"On {subject} we could locate only sentences that tell nothing particular.",
        **MESSAGES,
    }


def stated(part: Part, ctx: Context, finder: PhraseFinder) -> Iterator[Observation]:
    """Say where a part has one of these phrases in a passage that tells something."""
    if not ctx.in_english(part):
        yield not_english(part)
        return
    readings = ctx.readings(part)
    phrased = [
        at
        for at, each in enumerate(readings)
        if not each.restated and finder.find_among(each.sentence.words, each.sentence.text)
    ]
    found = [readings[at] for at in phrased if _tells(at, readings)]
    if found:
        state = {"state": OwnWords("located")}
        yield passed(at=first_places(found), measured=len(found), unit="sentence", evidence=state)
    elif phrased:
        yield unlocated(part, ctx, "named-only", **_only(phrased, readings))
    else:
        yield unlocated(part, ctx, evidence={"state": OwnWords("not-located")})


def _only(phrased: Sequence[int], readings: Sequence[Reading]) -> dict[str, Any]:
    evidence = {"state": OwnWords("named-only"), **ignored(phrased, readings)}
    return {"at": first_places(readings[at] for at in phrased), "evidence": evidence}


def _tells(at: int, readings: Sequence[Reading]) -> bool:
    """Tell whether a sentence, or one beside it in its paragraph, says something particular."""
    paragraph = readings[at].sentence.paragraph
    near = readings[max(0, at - 1) : at + 2]
    return any(
        each.substance.enough and not each.restated
        for each in near
        if each.sentence.paragraph == paragraph
    )
