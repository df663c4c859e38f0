"""The check `explanations-own`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.plugin import (
    Context,
    Evidence,
    Observations,
    OwnWords,
    check,
    failed,
    is_placeholder,
    normal_form,
    passed,
    restates,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


@check(
    "explanations-own",
    basis="counted",
    messages={
        "restates": "The explanation repeats the wording of {detail} and adds nothing to it.",
        "same-text": "The explanation is the same, word for word, as that of {other}.",
    },
    remedies={
        "restates": "Say what is to be seen at the place, and how that shows this detail.",
        "same-text": "Say for each detail how the evidence shows that one.",
    },
)
def explanations_own(entry: Evidence, ctx: Context) -> Observations:
    """Every explanation has words of its own.

    What it looks at: the explanation beside the wording of its details and outcomes, and beside
    the explanations of the other entries.
    Why it matters: a sentence of the page, or one text for all details, explains nothing.
    Fails: the text copies the detail or its outcome, or an earlier entry has the same text.
    Passes: neither is so.
    Limits: the pages do not say this, so it is a warning at most; only copies are told, not
    likeness. An empty explanation is told by `explanations-present`.
    """
    text = entry.explanation
    if not text.strip() or is_placeholder(text):
        return
    at = (entry.explanation_place or entry.place,)
    copied = next((each for each, said in _wordings(entry, ctx) if restates(text, said)), None)
    twin = _earlier_twin(entry, ctx)
    if copied is not None:
        yield failed("restates", at=at, detail=copied)
    if twin is not None:
        yield failed("same-text", at=at, other=twin)
    if copied is None and twin is None:
        yield passed(at=at)


def _wordings(entry: Evidence, ctx: Context) -> list[tuple[str, str]]:
    """Return the ids and wordings of the entry's details and of their outcomes."""
    return [
        wording
        for outcome in ctx.rubric.outcomes
        for detail in outcome.details
        if detail.id in entry.details
        for wording in ((detail.id, detail.statement), (outcome.id, outcome.statement))
    ]


def _earlier_twin(entry: Evidence, ctx: Context) -> str | None:
    """Return what the first entry with the same explanation is called, if it is an earlier one."""
    first = ctx.once("explanations-own", lambda: _first_with_text(ctx))[
        normal_form(entry.explanation)
    ]
    if first.position >= entry.position:
        return None
    nameless = first.id == f"{first.part}.entry[{first.position}]"
    return OwnWords(f"entry {first.position}") if nameless else first.id


def _first_with_text(ctx: Context) -> Mapping[str, Evidence]:
    """Return the first entry with each explanation, by its normal form."""
    return {normal_form(each.explanation): each for each in reversed(ctx.portfolio.evidence)}
