"""The check `details-covered`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.plugin import (
    Context,
    Detail,
    Evidence,
    Observation,
    Observations,
    check,
    failed,
    opened,
    passed,
    review,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


@check(
    "details-covered",
    basis="counted",
    messages={
        "missing": "No entry of the self-analysis is for {detail} ({statement}).",
        "no-citation": "The entry for {detail} ({statement}) cites no artifact.",
        "uncertain": "An entry for {named} may be meant for {detail} ({statement}); no entry says "
        "so itself.",
        "damaged": "Whether {detail} ({statement}) has an entry is not known, for an entry could "
        "not be read whole.",
    },
    remedies={
        "missing": "Add an entry for {detail}: an uploaded artifact, the place in it, and how it "
        "shows this.",
        "no-citation": "Name at least one uploaded artifact in this entry, and the place in it.",
        "uncertain": "Write {detail} as the entry's detail, if that is what it is for.",
        "damaged": "Mend the entry that is named at the top of the report; then check again.",
    },
)
def details_covered(detail: Detail, ctx: Context) -> Observations:
    """Every detail of every essential outcome has an entry that cites an artifact.

    What it looks at: the entries of the self-analysis that name the detail, by its id or its words.
    Why it matters: the pages ask for "every detail under each essential outcome"; one that is
    missing makes the whole incomplete.
    Fails: no entry names the detail, or those that do cite nothing.
    Passes: an entry names it and cites at least one artifact; whether that artifact exists, and the
    place in it, are other requirements.
    Limits: an entry for a whole outcome, or with a misspelt id, is a guess and gives "review".
    """
    entries = ctx.once("by detail", lambda: _by_detail(ctx)).get(detail.id, [])
    citing = [each for each in entries if each.citations]
    if citing:
        yield passed(
            measured=sum(len(each.citations) for each in citing),
            required=1,
            unit="citation",
            at=tuple(each.place for each in citing),
        )
    elif any(each.damaged for each in entries):
        yield _said("damaged", detail, entries)
    elif entries:
        yield _said("no-citation", detail, entries)
    else:
        yield _without_entry(detail, ctx)


def _by_detail(ctx: Context) -> Mapping[str, list[Evidence]]:
    """Return the entries that certainly serve each detail."""
    found: dict[str, list[Evidence]] = {}
    for entry in ctx.portfolio.evidence:
        for detail in dict.fromkeys(entry.details):
            found.setdefault(detail, []).append(entry)
    return found


def _without_entry(detail: Detail, ctx: Context) -> Observation:
    guesses = [each for each in ctx.portfolio.evidence if each.guesses_at(detail)]
    if guesses:
        return _said("uncertain", detail, guesses)
    nameless = [each for each in ctx.portfolio.evidence if each.damaged and not each.details]
    return _said("damaged" if nameless else "missing", detail, nameless)


def _said(key: str, detail: Detail, entries: list[Evidence]) -> Observation:
    at = tuple(each.place for each in entries)
    args = {"detail": detail.id, "statement": detail.statement}
    if key == "damaged":
        return opened(key, "unreadable", at=at, **args)
    if key == "uncertain":
        named = [match.named for each in entries for match in each.guesses_at(detail)]
        return review(key, at=at, named=named, **args)
    return failed(key, at=at, **args)
