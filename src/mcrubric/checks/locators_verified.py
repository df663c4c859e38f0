"""The check `locators-verified`."""

from __future__ import annotations

import sys
from typing import Final

from mcrubric.checks.places import TO_CONFIRM, said_of
from mcrubric.plugin import Citation, Context, Observations, check, passed, review

WHATEVER_LENGTH: Final = sys.maxsize
"""Pages: above every `whole-up-to`, at which no file of a known length needs a place."""


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
    prints; that is told here as "review", in a note, and is no fault. Whether a citation may do
    without a place is said by `locators-resolve` alone.
    """
    # Whether a whole file is a place depends on a setting of `locators-resolve`. What is said here
    # holds at both of its ends, and so at every value.
    if ctx.resolve(citation).state == "resolved":
        yield passed(at=(citation.place,))
        return
    resolution = ctx.resolve(citation, whole_up_to=WHATEVER_LENGTH)
    doubtful = [each for each in resolution.places if each.state in TO_CONFIRM]
    for each in doubtful:
        yield review(each.state, **said_of(citation, each.asked, each.there))
    if not doubtful and resolution.state in TO_CONFIRM:
        yield review(resolution.state, **said_of(citation, "The whole", resolution.there))
