"""The check `explanations-own`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mcrubric.checks.relating import NEAR, nearest_to, outcomes_of
from mcrubric.checks.showing import ignored, shown
from mcrubric.checks.unknown import NOT_ENGLISH, not_english_at
from mcrubric.plugin import (
    Context,
    Evidence,
    Observations,
    OwnWords,
    check,
    emptiness,
    failed,
    is_english,
    is_placeholder,
    normal_form,
    passed,
    restates,
    review,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mcrubric.plugin import Observation, Reading


_SAY: Final = "Say what is to be seen at the place, and how that shows this detail."


@check(
    "explanations-own",
    basis="counted",
    messages={
        "restates": "The explanation repeats the wording of {detail} and adds nothing to it.",
        "restates-page": "The explanation says again what the page says and adds nothing to it.",
        "copies-example": "The explanation says again what an example of the rubric says.",
        "boilerplate": "The explanation points at the evidence or praises it, and does not say "
        "what is to be seen.",
        "same-text": "The explanation is the same, word for word, as that of {other}.",
        "not-related": "We could not see how this belongs to {outcomes}; a person reads it.",
        "not-english": NOT_ENGLISH,
    },
    remedies={
        **dict.fromkeys(("restates", "restates-page", "boilerplate"), _SAY),
        "copies-example": "Say in your own words what is to be seen at the place.",
        "same-text": "Say for each detail how the evidence shows that one.",
        **dict.fromkeys(("not-related", "not-english"), "Nothing to do: a person reads it."),
    },
    uses_examples=True,
)
def explanations_own(entry: Evidence, ctx: Context) -> Observations:
    """Every explanation has words of its own.

    What it looks at: the sentences of the explanation beside the wording of the page, words that
    only point at evidence or praise it, the explanations of the other entries, and what the rubric
    recognises the entry's outcome by.
    Why it matters: a sentence of the page, or one text for all details, explains nothing.
    Fails: the text copies the detail or its outcome; all of its sentences say again what the page
    or an example of the rubric says, or point and praise; or an earlier entry has the same text.
    Passes: none of these is so. With calibrated examples, its words are also near to those that the
    outcome is recognised by; otherwise a person looks.
    Limits: the pages do not say this, so it is a warning at most. It knows words and not what they
    mean. Of a text that is not English, only copies are told; of one that is longer than six pages,
    only these are looked at sentence by sentence. An empty one is told by `explanations-present`.
    """
    text = entry.explanation
    if not text.strip() or is_placeholder(text):
        return
    faults = (*_repeated(entry, ctx), *_same(entry, ctx))
    yield from faults or (_own(entry, ctx),)


def _repeated(entry: Evidence, ctx: Context) -> Observations:
    """Say so if the explanation repeats what is given, or points and praises, and does no more."""
    at = (entry.explanation_place or entry.place,)
    wordings = _wordings(entry, ctx)
    copied = next((each for each, said in wordings if restates(entry.explanation, said)), None)
    if copied is not None:
        yield failed("restates", at=at, detail=copied, evidence=_related("restates"))
        return
    asked, readings = ctx.asked, ctx.explained(entry)
    empty = emptiness(readings, asked.page.stems, asked.boilerplate) if _english(readings) else None
    if empty:
        relation = "boilerplate" if empty == "boilerplate" else "restates"
        yield failed(
            empty,
            at=at,
            evidence=_related(relation, **ignored(range(len(readings)), readings)),
        )


def _wordings(entry: Evidence, ctx: Context) -> list[tuple[str, str]]:
    """Return the ids and wordings of the entry's details and of their outcomes."""
    return [
        wording
        for outcome in ctx.rubric.outcomes
        for detail in outcome.details
        if detail.id in entry.details
        for wording in ((detail.id, detail.statement), (outcome.id, outcome.statement))
    ]


def _same(entry: Evidence, ctx: Context) -> Observations:
    """Say so if an earlier entry has the same explanation."""
    first = ctx.once("explanations-own", lambda: _first_with_text(ctx))[
        normal_form(entry.explanation)
    ]
    if first.position < entry.position:
        nameless = first.id == f"{first.part}.entry[{first.position}]"
        other = OwnWords(f"entry {first.position}") if nameless else first.id
        at = (entry.explanation_place or entry.place,)
        yield failed("same-text", at=at, other=other, evidence=_related("same-text"))


def _first_with_text(ctx: Context) -> Mapping[str, Evidence]:
    """Return the first entry with each explanation, by its normal form."""
    return {normal_form(each.explanation): each for each in reversed(ctx.portfolio.evidence)}


def _own(entry: Evidence, ctx: Context) -> Observation:
    """Say how a text of the author's own relates to the outcomes of the entry's details."""
    at = (entry.explanation_place or entry.place,)
    readings, outcomes = ctx.explained(entry), outcomes_of(entry, ctx)
    if not _english(readings):
        return not_english_at(at)
    if ctx.asked.thresholds is None or not outcomes:
        return passed(at=at, evidence=_related("own-words"))
    best = nearest_to(outcomes, readings, ctx)
    evidence = {"score": round(best.score, 2), **shown(best, readings)}
    if best.score >= NEAR:
        return passed(at=at, evidence=_related("relates", **evidence))
    return review(
        "not-related",
        at=at,
        outcomes=[each.id for each in outcomes],
        evidence=_related("not-related", **evidence),
    )


def _english(readings: Sequence[Reading]) -> bool:
    return is_english(form for each in readings for form in each.sentence.words.forms)


def _related(relation: str, **evidence: Any) -> dict[str, Any]:
    return {"relation": OwnWords(relation), **evidence}
