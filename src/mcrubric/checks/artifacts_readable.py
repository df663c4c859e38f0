"""The check `artifacts-readable`."""

from __future__ import annotations

from typing import Any

from mcrubric.plugin import (
    PROVEN,
    STOPPED,
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
)


@check(
    "artifacts-readable",
    basis="resolved",
    messages={
        "empty": "{path} is empty (0 bytes).",
        "truncated": "{path} ends in the middle: part of it is missing.",
        "damaged": "{path} cannot be opened: it is damaged.{detail}",
        "encrypted": "{path} cannot be opened without a password.",
        "other-type": "{path} is not what its name says.{detail}",
        "stand-in": "{path} is not the file itself.{detail}",
        "limit": "{path} was not looked into, for it is over a limit.{detail}",
        "timeout": "{path} was not looked into to the end, for it took too long.",
        "no-reader": "{path} was not looked into.{detail}",
        "crash": "{path} was not looked into, for its reader broke down on it.",
        "text-limit": "{path} could be opened, but more is written in it than is read.{detail}",
        "text-timeout": "{path} could be opened, but not all that is written in it was read, "
        "for it took too long.{detail}",
        "text-crash": "{path} could be opened, but not all that is written in it was read, for "
        "its reader broke down on it.{detail}",
        "text-unreadable": "{path} could be opened, but what is written in it is in no encoding "
        "that is known.{detail}",
    },
    remedies={
        "empty": "Upload the file again; look at its size first. If it lies in a cloud folder, "
        "download it there before.",
        "truncated": "Upload the file again; the first upload may have been cut off.",
        "damaged": "Open the file on your own computer; if that works, save it anew and upload it.",
        "encrypted": "Save the file without a password and upload that.",
        "other-type": "Save it anew in the format that you want, and upload that.",
        "stand-in": "Upload the file that it stands for.",
        "limit": "Upload a smaller file, or only the part that you cite.",
        "timeout": "Save the file anew, for instance by printing it to a PDF, and upload that.",
        "no-reader": "Nothing is wrong with it; a PDF can be looked into by a machine.",
        "crash": "Save the file anew, for instance by printing it to a PDF, and upload that.",
        "known": "{advice}",
        "text-limit": "Nothing needs to be done unless you cite words or cells of it: then upload "
        "the part that they stand in as a file of its own.",
        "text-timeout": "Save it anew, for instance by printing it to a PDF, and upload that.",
        "text-crash": "Save it anew, for instance by printing it to a PDF, and upload that.",
        "text-unreadable": "Save it anew as text in UTF-8, and upload that.",
    },
)
def artifacts_readable(artifact: Artifact, ctx: Context) -> Observations:
    """Every uploaded file can be opened.

    What it looks at: what was found when each upload was opened.
    Why it matters: a file that an assessor cannot open proves nothing.
    Fails: the bytes prove it: the file is empty, cut off, damaged, locked with a password, of
    another type than its name says, or only points to the real file.
    Passes: it could be opened and read.
    Limits: where we stopped (a limit, a kind of file that no reader knows) the outcome is "open",
    also if only the words that somebody cites, or the cells of a table, were not read to the end.
    Words that nobody cites are not read. An empty file that is cited is told there, and a file
    that was not let in with the hand-in.
    """
    facts = artifact.facts
    problem = facts.problem if facts else None
    told = ctx.once("refused", lambda: ctx.portfolio.refused)
    if artifact.path in told or (problem and problem.kind == "refused"):
        return
    if problem is None:
        yield _opened(artifact, facts, ctx)
    elif problem.kind != "empty" or artifact.path not in ctx.once(
        "artifacts-readable", lambda: _cited(ctx)
    ):
        yield _told(artifact, problem)


def _told(artifact: Artifact, problem: Problem) -> Observation:
    # What a hand-in says itself of a file may be a candidate's words.
    own = str if artifact.given else OwnWords
    detail = own(f" {problem.detail[:1].upper()}{problem.detail[1:]}." if problem.detail else "")
    said: dict[str, Any] = {
        "path": artifact.path,
        "detail": detail,
        "at": (Place(path=artifact.path),),
    }
    if problem.remedy:
        said |= {"remedy": "known", "advice": own(problem.remedy)}
    if problem.kind in PROVEN:
        return failed(problem.kind, **said)
    return opened(problem.kind, STOPPED[problem.kind], **said)


def _opened(artifact: Artifact, facts: Facts | None, ctx: Context) -> Observation:
    """Say that a file could be opened, and whether words or cells in it were left unread.

    Facts that a portal hands in lack words that it asked for before anybody cited any.
    """
    at, why = (Place(path=artifact.path),), facts.text_unread if facts else None
    if facts is None or why is None:
        return passed(at=at)
    uncounted = facts.medium == "sheets" and facts.sheets is None
    if not uncounted and artifact.path not in ctx.once("words", lambda: _cited_for_words(ctx)):
        return passed(at=at)
    return opened(f"text-{why}", why, path=artifact.path, detail=OwnWords(_read(facts)), at=at)


def _read(facts: Facts) -> str:
    """Say how much was read; a page, slide or sheet is read whole or not at all."""
    states = facts.page_states or facts.slide_states or facts.sheets or ()
    read = sum(each.text is not None for each in states)
    if 0 < read < len(states):
        unit = "pages" if facts.page_states else "slides" if facts.slide_states else "sheets"
        return f" Its words were read on {read:,} of {len(states):,} {unit}."
    if read or facts.text:
        return ""
    what = "cells" if facts.medium == "sheets" and facts.sheets is None else "words"
    return f" None of its {what} were read."


def _cited_for_words(ctx: Context) -> frozenset[str]:
    return frozenset(
        path
        for entry in ctx.portfolio.evidence
        for citation in entry.citations
        if citation.of_words
        for path in citation.found
    )


def _cited(ctx: Context) -> frozenset[str]:
    return frozenset(
        path
        for entry in ctx.portfolio.evidence
        for citation in entry.citations
        for path in citation.found
    )
