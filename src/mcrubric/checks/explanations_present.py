"""The check `explanations-present`."""

from __future__ import annotations

from mcrubric.plugin import (
    Context,
    Evidence,
    Observations,
    check,
    failed,
    find_placeholders,
    is_placeholder,
    opened,
    passed,
    review,
)


@check(
    "explanations-present",
    basis="counted",
    messages={
        "missing": "The entry has no explanation.",
        "placeholder": "The explanation still holds only the words of the form.",
        "placeholder-left": "The explanation still holds words of the form.",
        "damaged": "Whether the entry has an explanation is not known, for it could not be read "
        "whole.",
    },
    remedies={
        "missing": "Say in your own words how the evidence shows this detail.",
        "placeholder": "Replace them: say in your own words how the evidence shows this detail.",
        "placeholder-left": "Take them out, or replace them by your own.",
        "damaged": "Mend the entry as the report says; then check again.",
    },
)
def explanations_present(entry: Evidence, ctx: Context) -> Observations:
    """Every entry explains how the evidence shows its detail.

    What it looks at: the text of the explanation.
    Why it matters: "An explanation of how the evidence demonstrates proficiency of the outcome
    detail is also required."
    Fails: there is no text, or nothing but a placeholder of the form.
    Passes: there is a text of any length; the pages name no minimum.
    Limits: whether it explains anything is for the assessor.
    """
    at = (entry.explanation_place or entry.place,)
    if not entry.explanation.strip():
        yield opened("damaged", "unreadable", at=at) if entry.damaged else failed("missing", at=at)
    elif is_placeholder(entry.explanation):
        yield failed("placeholder", at=at)
    elif find_placeholders(entry.explanation):
        yield review("placeholder-left", at=at)
    else:
        yield passed(at=at)
