"""The check `entries-recognised`."""

from __future__ import annotations

from mcrubric.plugin import (
    Context,
    DetailMatch,
    Evidence,
    Observation,
    Observations,
    check,
    passed,
    review,
)


@check(
    "entries-recognised",
    basis="counted",
    messages={
        "unknown": "{named} is not a detail of this rubric.",
        "spelling": "{named} is not a detail of this rubric; it was taken for {details}.",
        "number": "{named} was taken for {details}, by its place in the rubric's order.",
        "ambiguous": "{named} may be any of {details}.",
        "outcome": "The entry is for the whole of {named}; it was taken for {details}.",
        "missing": "The entry does not say which detail it is for.",
        "doubled": "An earlier entry is for {details} already.",
    },
    remedies={
        "unknown": "Write the id of a detail; the report's table lists them.",
        "spelling": "Write {details}, if that is what is meant.",
        "number": "Write {details}, if that is what is meant.",
        "ambiguous": "Write the id with its outcome, such as {first}.",
        "outcome": "Write an entry for each detail, each with its own explanation.",
        "missing": "Add the detail's id, as in `detail: {first}`.",
        "doubled": "Keep both if both are meant; otherwise correct the detail of one.",
    },
)
def entries_recognised(entry: Evidence, ctx: Context) -> Observations:
    """Every entry of the self-analysis says which detail it is for.

    What it looks at: what each entry names as its detail, and what that was matched to.
    Why it matters: an entry that nobody can place is lost on the assessor.
    Fails: never; a person decides what was meant.
    Passes: each detail is named by its id or in its own words, and no earlier entry has it.
    Limits: a match by spelling, by number or by a whole outcome is told with what it was taken for.
    """
    first = ctx.rubric.details[0].id if ctx.rubric.details else ""
    doubtful = [_doubt(match, entry, first) for match in entry.matches if not match.certain]
    if entry.doubled:
        doubtful.append(review("doubled", at=(entry.place,), details=entry.doubled))
    yield from doubtful or (passed(at=(entry.place,)),)


def _doubt(match: DetailMatch, entry: Evidence, first: str) -> Observation:
    details = match.details or (first,)
    return review(
        match.kind, at=(entry.place,), named=match.named, details=match.details, first=details[0]
    )
