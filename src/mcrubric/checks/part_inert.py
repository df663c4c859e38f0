"""The check `part-inert`."""

from __future__ import annotations

from typing import Final

from mcrubric.checks.inert_words import MESSAGES, REMEDIES
from mcrubric.plugin import (
    RUNS,
    Context,
    Document,
    Observations,
    Part,
    Place,
    check,
    failed,
    opened,
    passed,
    review,
)

_TOLD_ELSEWHERE: Final = "unreadable"


@check(
    "part-inert",
    basis="resolved",
    messages={key: each for key, each in MESSAGES.items() if key != _TOLD_ELSEWHERE},
    remedies={key: each for key, each in REMEDIES.items() if key != _TOLD_ELSEWHERE},
)
def part_inert(part: Part, ctx: Context) -> Observations:
    """Every file of a part only shows what is in it.

    What it looks at: the same as `artifacts-inert`, in the files that a part is written in: macros,
    scripts, buttons that start something, what is fetched from elsewhere when the file is opened.
    Why it matters: an assessor opens the parts too; what runs or is fetched there can do harm, and
    many schools block such files.
    Fails: something is there that no ordinary program adds unasked: macros, a script, an action
    that starts a program, a link to a running program (DDE), a template or an object that is
    fetched from the network.
    Passes: nothing of the kind is there, or the part is written in YAML or JSON, or in a mapping.
    Limits: what ordinary programs add when asked gives "review". Where not all of a file was looked
    at, the outcome is "open". Whether what was found does any harm is not known.
    """
    found = [each for document in part.documents for each in _told(document)]
    yield from found
    if not found:
        yield passed(at=part.places)


def _told(document: Document) -> Observations:
    at = (Place(path=document.path),)
    for each in document.active or ():
        say = failed if each.kind in RUNS else review
        yield say(each.kind, path=document.path, count=each.count, at=at)
    if document.active_unread:
        key = "more" if document.active else "unread"
        yield opened(key, document.active_unread, path=document.path, at=at)
    elif document.active is None:
        yield opened("not-looked", "no-reader", path=document.path, at=at)
