"""The check `artifacts-inert`."""

from __future__ import annotations

from typing import Any, Final

from mcrubric.checks.inert_words import MESSAGES, REMEDIES
from mcrubric.plugin import (
    PROVEN,
    RUNS,
    STOPPED,
    ActiveContent,
    Artifact,
    Context,
    Facts,
    Observation,
    Observations,
    OwnWords,
    Place,
    Problem,
    check,
    failed,
    opened,
    passed,
    review,
)

_TOLD_ELSEWHERE: Final = ("empty", "refused")
_READABLE: Final = "artifacts-readable"
_SHOWS_ITSELF: Final = ("video", "audio")


@check("artifacts-inert", basis="resolved", messages=MESSAGES, remedies=REMEDIES)
def artifacts_inert(artifact: Artifact, ctx: Context) -> Observations:
    """Every uploaded file only shows what is in it.

    What it looks at: what was found in each upload that does more: programs, macros, scripts,
    buttons that start something, content that is fetched from elsewhere when the file is opened,
    files and objects within it. It is counted by kind, and never run, fetched or opened.
    Why it matters: it can do harm on an assessor's computer, many schools block such files, and
    what is fetched may not be there when an assessor looks.
    Fails: something is there that no ordinary program adds unasked: a program, macros, a script,
    an action that starts a program, a link to a running program (DDE), a template or an object
    that is fetched from the network.
    Passes: nothing of the kind is there. Links that a reader must click, pictures in the file,
    charts with their figures, comments, signatures and forms without scripts are ordinary.
    Limits: what ordinary programs add when asked (embedded files and objects, linked pictures and
    files, films, forms that send themselves) gives "review". Where nobody could look, and in
    old office files and RTF, of which only a part is looked at, the outcome is "open". A file that
    cannot be read is "open" too, and `artifacts-readable` tells why. Whether what was found does
    any harm is not known: a script of a saved web page or a sum in a form is told like any other.
    """
    facts = artifact.facts
    if artifact.path in ctx.once("refused", lambda: ctx.portfolio.refused) or _holds_nothing(facts):
        return
    found = facts.active if facts else None
    for each in found or ():
        yield _told(artifact, each)
    if facts is None or not _is_whole(facts):
        yield _not_known(artifact, facts, ctx)
    elif not found:
        yield passed(at=(Place(path=artifact.path),))


def _told(artifact: Artifact, content: ActiveContent) -> Observation:
    say = failed if content.kind in RUNS else review
    at = (Place(path=artifact.path),)
    return say(content.kind, path=artifact.path, count=content.count, at=at)


def _is_whole(facts: Facts) -> bool:
    """Tell whether all of a file was looked at, or is of a kind that only shows itself."""
    if facts.active is None and facts.problem is None and facts.active_unread is None:
        return facts.medium in _SHOWS_ITSELF
    return facts.active is not None and facts.active_unread is None


def _not_known(artifact: Artifact, facts: Facts | None, ctx: Context) -> Observation:
    said = {"path": artifact.path, "at": (Place(path=artifact.path),)}
    problem = facts.problem if facts else None
    if facts and facts.active:
        return opened("more", facts.active_unread or "no-reader", **said)
    if problem:
        return _unreadable(problem, ctx, said)
    if facts and facts.active_unread:
        return opened("unread", facts.active_unread, **said)
    return opened("not-looked", "no-reader", **said)


def _unreadable(problem: Problem, ctx: Context, said: dict[str, Any]) -> Observation:
    """Say that it waits for the file to be readable where another requirement tells that it is not.

    A fault is told once; only where no requirement asks for readable files is it told here.
    """
    part = ctx.requirement.part
    for each in ctx.rubric.requirements:
        if each.check == _READABLE and each.part == part:
            return opened("unreadable", "waits-for", requirement=OwnWords(each.id), **said)
    because = "unreadable" if problem.kind in PROVEN else STOPPED[problem.kind]
    return opened("unreadable", because, **said)


def _holds_nothing(facts: Facts | None) -> bool:
    """Tell whether there is nothing to look at: an empty file, or one that was not let in."""
    return bool(facts and facts.problem and facts.problem.kind in _TOLD_ELSEWHERE)
