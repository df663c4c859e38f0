"""The check `prompts-answered`."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Any

from mcrubric.checks.answers import answer_map
from mcrubric.checks.sections import own_section
from mcrubric.checks.showing import IF_THERE, SHOWN, first_places, sureness
from mcrubric.checks.unknown import MESSAGES, REMEDIES, not_english, unlocated
from mcrubric.plugin import (
    Context,
    Observations,
    OwnWords,
    Prompt,
    check,
    failed,
    passed,
    review,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.checks.answers import Answered
    from mcrubric.plugin import Reading


@check(
    "prompts-answered",
    basis="inferred",
    part_kind="document",
    messages={
        "not-located": "We could not locate an answer to: {label}",
        "partly-located": "Of this question we could not locate: {asks}.",
        "by-words": "These passages may answer: {label}",
        "repeats": "Below this question stands only what the page itself says: {label}",
        **MESSAGES,
    },
    remedies={
        "not-located": IF_THERE,
        "partly-located": IF_THERE,
        "by-words": "Nothing to do: the rubric has no examples to tell more by.",
        "repeats": "Answer the question in your own words.",
        **REMEDIES,
    },
    uses_examples=True,
)
def prompts_answered(prompt: Prompt, ctx: Context) -> Observations:
    """Every question, and every part of it, has an answer that can be located.

    What it looks at: the sentences under a question, or in flowing text those of the passages that
    its words point to; each held against the terms and examples of each asked part.
    Why it matters: "answers the following questions" asks for all of them.
    Fails: what stands below the question only repeats the page's own words.
    Passes: each asked part was located; the report shows where.
    Limits: it knows words and not what they mean; where it finds none it says "could not locate".
    Without calibrated examples it says "may be" at most; of other languages than English, nothing.
    """
    part = ctx.part
    if part is None:
        return
    if not ctx.in_english(part):
        yield not_english(part)
        return
    answers = answer_map(part, ctx)
    stretch, found = answers.stretch(prompt), answers.answered(prompt)
    missing = [each.ask.label for each in found if not each.sentences]
    located = [reading for each in found for reading in each.sentences[:SHOWN]] or stretch
    headed = own_section(prompt, part, ctx) is not None
    repeats = bool(stretch) and all(each.restated for each in stretch)
    seen = {**_seen(found), **sureness(_score(found), ctx.asked.thresholds)}
    at = first_places(located)
    if repeats and headed and ctx.all_sentences(part):
        at = first_places(stretch)
        said = {**seen, "state": OwnWords("flagged"), "places": at}
        yield failed("repeats", label=prompt.text, at=at, evidence=said)
    elif not stretch or (missing and len(missing) == len(found) and not headed):
        said = {**seen, "state": OwnWords("not-located"), "places": ()}
        yield unlocated(part, ctx, label=prompt.text, evidence=said)
    elif missing:
        said = {**seen, "state": OwnWords("partly-located"), "places": at}
        yield unlocated(part, ctx, "partly-located", asks=missing, evidence=said)
    elif ctx.asked.thresholds is None:
        said = {**seen, "state": OwnWords("may-be"), "places": at}
        yield review("by-words", label=prompt.text, at=at, evidence=said)
    else:
        yield passed(at=at, evidence={**seen, "state": OwnWords("located")})


def _score(found: Sequence[Answered]) -> float:
    """Return how well that asked part is answered which is answered least."""
    scores = (fsum(each.score for each in one.relevant[:SHOWN]) for one in found)
    return min(scores, default=0.0)


def _seen(found: Sequence[Answered]) -> dict[str, Any]:
    return {
        "score": round(_score(found), 2),
        "asks": {each.ask.id: _asked(each) for each in found},
    }


def _asked(found: Answered) -> dict[str, Any]:
    shown: Sequence[Reading] = found.sentences[:SHOWN]
    terms = dict.fromkeys(term for each in found.relevant[:SHOWN] for term in each.terms)
    return {
        "located": bool(shown),
        "places": [each.sentence.place for each in shown],
        "terms": [OwnWords(each) for each in terms],
    }
