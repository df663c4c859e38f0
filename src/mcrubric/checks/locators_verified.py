"""The check `locators-verified`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from mcrubric.checks.places import TO_CONFIRM, said_of
from mcrubric.plugin import Citation, Context, Observations, ResolutionState, check, passed, review

if TYPE_CHECKING:
    from collections.abc import Mapping

WHATEVER_LENGTH: Final = sys.maxsize
"""Pages: above every `whole-up-to`, at which no file of a known length needs a place."""

ELSEWHERE: Final[Mapping[ResolutionState, str]] = {
    "quote-not-found": "quote-elsewhere",
    "unverifiable": "near-name",
}
"""What is said of a place that is in the file, only not as it is given."""


@check(
    "locators-verified",
    basis="resolved",
    waits_for=("part-present", "artifacts-uploaded"),
    messages={
        "unverifiable": "{asked} of {artifact} cannot be looked up by a machine{there}.",
        "no-place": "No place is given in {artifact}, and whether it needs one is not "
        "known{there}.",
        "quote-not-found": "The words {asked} were looked for in {artifact} and not found{there}.",
        "quote-elsewhere": "The words {asked} stand in {artifact}, but not at the place that the "
        "citation gives{there}.",
        "near-name": "{artifact} has no {asked}{there}.",
        "label-differs": "{asked} of {artifact} may be two places{there}.",
    },
    remedies={
        "unverifiable": "Nothing is wrong with it; in a PDF the place could be looked up.",
        "no-place": "If there is more than one page, slide or sheet in it, say where to look: the "
        "page, the heading or the rows.",
        "quote-not-found": "Copy the words from the file as they stand there; where they are part "
        "of a picture, nothing is wrong.",
        "quote-elsewhere": "Correct the page, or quote words that stand on it.",
        "near-name": "Write the name as the file has it.",
        "label-differs": "Say which is meant: the printed number or name, or the number counted "
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
    prints; that is told here as "review", in a note, and is no fault. Quoted words are looked for
    where the file's text could be read: a scanned page holds none. Whether a citation may do
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
        key = ELSEWHERE[each.state] if each.elsewhere else each.state
        yield review(key, **said_of(citation, each.asked, each.there))
    if not doubtful and resolution.state in TO_CONFIRM:
        yield review("no-place", **said_of(citation, "", resolution.there))
