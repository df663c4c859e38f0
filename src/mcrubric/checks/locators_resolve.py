"""The check `locators-resolve`."""

from __future__ import annotations

from typing import Final

from pydantic import PositiveInt

from mcrubric.checks.places import NOT_PROVEN_WRONG, said_of
from mcrubric.plugin import (
    STOPPED,
    Citation,
    Context,
    Observation,
    Observations,
    OwnWords,
    ResolutionState,
    check,
    failed,
    opened,
    passed,
    review,
)

TOLD_ELSEWHERE: Final = {"artifact-missing", "artifact-ambiguous"}


@check(
    "locators-resolve",
    basis="resolved",
    waits_for=("part-present", "artifacts-uploaded"),
    messages={
        "no-place": "The citation of {artifact} does not say where in it to look{there}.",
        "not-specific": "{asked} does not say where in {artifact} to look{there}.",
        "out-of-range": "{artifact} has no {asked}{there}.",
        "kind-mismatch": "{asked} is no place in {artifact}{there}.",
        "empty-place": "There is nothing at {asked} of {artifact}{there}.",
        "not-understood": "The place {asked} in {artifact} was not understood.",
        "unsure": "It is not clear whether {asked} is meant to be the place in {artifact}.",
        "damaged": "Whether the citation of {artifact} says where to look is not known, for the "
        "entry could not be read whole.",
        "unreadable": "{asked} of {artifact} could not be looked up, for the file cannot be read.",
        "limit": "{asked} of {artifact} could not be looked up, for the file is over a limit.",
        "timeout": "{asked} of {artifact} could not be looked up, for reading it took too long.",
        "no-reader": "{asked} of {artifact} could not be looked up: no reader for this kind of "
        "file.",
        "crash": "{asked} of {artifact} could not be looked up, for its reader broke down.",
    },
    remedies={
        "no-place": "Add the page, the time or the slide, such as `p. 12` or `0:42-1:10`.",
        "not-specific": "Write the page, the time or the slide, such as `p. 12` or `0:42-1:10`.",
        "out-of-range": "Correct the place, or the file that is cited.",
        "kind-mismatch": "Write a place that the file has: a page, a time, a slide or a heading.",
        "empty-place": "Correct the place.",
        "not-understood": "Write it in a plain form, such as `p. 12`, `0:42-1:10`, `slide 7`, "
        '`rows 2-9` or `heading "Our week"`.',
        "unsure": "Write the place right behind the name of its file; in a table, one for each "
        "file, in the same order.",
        "damaged": "Mend the entry as the report says; then check again.",
        "unreadable": "See what is said of the file.",
        "limit": "See what is said of the file.",
        "timeout": "See what is said of the file.",
        "no-reader": "Nothing is wrong with it; in a PDF the place can be looked up by a machine.",
        "crash": "See what is said of the file.",
    },
)
def locators_resolve(
    citation: Citation, ctx: Context, *, whole_up_to: PositiveInt = 1
) -> Observations:
    """Every citation says where in the artifact to look, and that place exists.

    What it looks at: each place that a citation gives, against what the file really has: pages and
    printed page numbers, running time, slides, lines, headings.
    Why it matters: the pages ask to "guide the assessor to the specific evidence (page number,
    video time stamp, etc.)".
    Fails: no place is given, it is not specific ("throughout"), it lies outside the file, it is of
    a kind that the file does not have, or there is nothing there.
    Passes: a specific place is given and is not proven wrong.
    Limits: a place that no machine can look up passes here, and `locators-verified` says so. A
    file of at most `whole-up-to` pages or slides, or a picture, needs no place. Words that were not
    understood, and places that may be another file's, give "review".
    """
    resolution = ctx.resolve(citation, whole_up_to=whole_up_to)
    if resolution.state in TOLD_ELSEWHERE:
        return
    if resolution.state in NOT_PROVEN_WRONG:
        yield passed(at=(citation.place,), evidence={"resolution": OwnWords(resolution.state)})
        return
    if citation.unsure:
        yield review("unsure", **said_of(citation, " ".join(" ".join(citation.at).split()), ""))
        return
    wrong = [e for e in resolution.places if e.state not in NOT_PROVEN_WRONG]
    yield from (_told(citation, each.state, each.asked, each.there) for each in wrong)
    if not wrong and citation.entry in ctx.once("damaged", lambda: _damaged(ctx)):
        yield opened("damaged", "unreadable", **said_of(citation, "", ""))
    elif not wrong:
        yield _told(citation, resolution.state, "", resolution.there)


def _told(citation: Citation, state: ResolutionState, asked: str, there: str) -> Observation:
    said = said_of(citation, asked or OwnWords("The place"), there)
    if state == "unreadable":
        return opened(state, "unreadable", **said)
    if state in STOPPED:
        return opened(state, STOPPED[state], **said)
    if state == "not-understood":
        return review(state, **said)
    return failed("no-place" if state == "not-specific" and not asked else state, **said)


def _damaged(ctx: Context) -> frozenset[str]:
    """Return the entries that could not be read whole: the place may be what was lost."""
    return frozenset(entry.id for entry in ctx.portfolio.evidence if entry.damaged)
