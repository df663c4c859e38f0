"""The check `locators-verified`."""

from __future__ import annotations

from typing import Final

from mcrubric.plugin import (
    Citation,
    Context,
    Observation,
    Observations,
    check,
    passed,
    review,
)

TO_CONFIRM: Final = {"unverifiable", "quote-not-found", "label-differs"}


@check(
    "locators-verified",
    basis="resolved",
    waits_for=("part-present", "artifacts-uploaded"),
    messages={
        "unverifiable": "{asked} of {artifact} cannot be looked up by a machine{there}.",
        "quote-not-found": "{asked} was not found in {artifact}{there}.",
        "label-differs": "{asked} of {artifact} may be two places{there}.",
    },
    remedies={
        "unverifiable": "Nothing is wrong with it; in a PDF the place could be looked up.",
        "quote-not-found": "Compare the words with the file; a scanned page has none to compare.",
        "label-differs": "Say which is meant: the number printed on the page, or the page counted "
        "from the front.",
    },
)
def locators_verified(citation: Citation, ctx: Context) -> Observations:
    """Which of the given places a machine could look up, and which it could not.

    What it looks at: each place that exists as far as is known.
    Why it matters: an assessor learns which places nobody has looked up yet.
    Fails: never.
    Passes: the place was looked up in the file and is there.
    Limits: a page of a Word document has no fixed place, since the program decides pages when it
    prints; that is told here as "review", in a note, and is no fault.
    """
    resolution = ctx.resolve(citation)
    doubtful = [each for each in resolution.places if each.state in TO_CONFIRM]
    if doubtful:
        yield from (_told(citation, each.state, each.asked, each.there) for each in doubtful)
    elif resolution.state in TO_CONFIRM:
        yield _told(citation, resolution.state, "The whole", resolution.there)
    elif resolution.state == "resolved":
        yield passed(at=(citation.place,))


def _told(citation: Citation, state: str, asked: str, there: str) -> Observation:
    return review(
        state,
        at=(citation.place,),
        artifact=citation.artifact,
        asked=asked,
        there=f" ({there})" if there else "",
    )
