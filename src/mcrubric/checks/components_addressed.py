"""The check `components-addressed`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcrubric.checks.component_map import located_for, mostly_named
from mcrubric.checks.showing import IF_THERE, first_places, ignored, shown, sureness
from mcrubric.checks.unknown import MESSAGES, REMEDIES, not_english, unlocated
from mcrubric.plugin import (
    Component,
    Context,
    Observations,
    OwnWords,
    check,
    failed,
    passed,
    review,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.plugin import Located, Part, Reading, Thresholds


@check(
    "components-addressed",
    basis="inferred",
    part_kind="document",
    messages={
        "not-located": "We could not locate a passage on: {component}.",
        "by-words": "These passages may be on: {component}.",
        "named-only": "On {component} we found only sentences that name it, and none that tells "
        "what was done.",
        **MESSAGES,
    },
    remedies={
        "not-located": IF_THERE,
        "by-words": "Nothing to do: the rubric has no examples to tell more by.",
        "named-only": "Say what was done, when, with whom, and what came of it.",
        **REMEDIES,
    },
    uses_examples=True,
)
def components_addressed(component: Component, ctx: Context) -> Observations:
    """Every component of the credential is spoken of.

    What it looks at: the sentences of the part as passages, each held against the terms and
    examples by which the rubric recognises the components; a sentence that only says again what the
    page says, or says nothing particular, hardly counts.
    Why it matters: the reflection is to show "how you applied the four components".
    Fails: its wording stands in the text, and only in sentences that say nothing particular, in
    paragraphs where no other sentence does; and so it is with most of the components.
    Passes: a passage on it was located; the report shows up to three sentences, and why they count.
    Limits: it knows words and not what they mean; where it finds none it says "could not locate".
    Without calibrated examples it says "may be" at most; of other languages than English, nothing.
    """
    part = ctx.part
    if part is None:
        return
    if not ctx.in_english(part):
        yield not_english(part)
        return
    readings, found = ctx.readings(part), located_for(component, part, ctx)
    called, thresholds = component.label or component.statement, ctx.asked.thresholds
    at = first_places(readings[index] for index in found.sentences)
    named = first_places(readings[index] for index in found.named)
    seen = {**_seen(found, readings), **sureness(found.score, thresholds)}
    if thresholds is None and found.sentences:
        said = {**seen, "state": OwnWords("may-be"), "places": at}
        yield review("by-words", component=called, at=at, evidence=said)
    elif thresholds and found.score >= thresholds.located:
        said = {**seen, "state": OwnWords("located")}
        yield passed(at=at, measured=len(found.passage), unit="sentence", evidence=said)
    elif thresholds and found.bare and _told(part, ctx, thresholds):
        said = {**seen, "state": OwnWords("named-only"), "places": named}
        yield failed("named-only", component=called, at=named, evidence=said)
    else:
        said = {**seen, "state": OwnWords("not-located"), "places": ()}
        yield unlocated(part, ctx, component=called, evidence=said)


def _told(part: Part, ctx: Context, thresholds: Thresholds) -> bool:
    """Tell whether a component that is only named is a fault: most are, and all was looked into."""
    return ctx.all_sentences(part) and mostly_named(part, ctx, thresholds.located)


def _seen(found: Located, readings: Sequence[Reading]) -> dict[str, Any]:
    return {
        "score": round(found.score, 2),
        **shown(found, readings),
        **ignored(found.named, readings),
    }
