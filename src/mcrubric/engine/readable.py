"""Whether a portfolio could be opened and read: the engine's own check, before all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.check import check, check_of
from mcrubric.context import Context
from mcrubric.engine.faults import MESSAGES, REMEDIES
from mcrubric.model.artifacts import STOPPED
from mcrubric.model.own_words import OwnWords
from mcrubric.model.portfolio import Argument, Fault, Portfolio
from mcrubric.observation import Observation, Observations, passed
from mcrubric.rubric.catalog import Catalog, shipped_folder
from mcrubric.rubric.editions import is_version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.verdicts import Because

STOPPED_AT: Final[Mapping[str, Because]] = {
    "no-reader": "no-reader",
    "crash": "crash",
    "expands-too-far": "limit",
    "too-large": "limit",
    "too-large-json": "limit",
    "too-large-stream": "limit",
    "too-many-files": "limit",
    "too-many-entries": "limit",
    "too-many-citations": "limit",
    "too-many-places": "limit",
    "too-many-details": "limit",
    "too-many-parentheses": "limit",
    "too-many-headings": "limit",
    "too-many-columns": "limit",
    "too-many-cells": "limit",
    "too-much-text": "limit",
    "flat-analysis": "no-reader",
    "too-much-json": "limit",
    "too-much-at": "limit",
    "refused-long": "limit",
    "refused-deep": "limit",
    "refused-size": "limit",
    "refused-stream": "limit",
    "refused-ratio": "limit",
    "refused-method": "no-reader",
    "cannot-open": "unreadable",
    "refused-locked": "unreadable",
    "refused-unread": "unreadable",
}
"""Faults that are no fault of the candidate's, by their key: where we stopped.

That of a file which is there and was not read depends on the kind of its problem.
"""


@check(
    "portfolio-readable",
    basis="counted",
    messages=MESSAGES,
    remedies=REMEDIES,
    waits_for=(),
    before_reading=True,
)
def portfolio_readable(portfolio: Portfolio, ctx: Context) -> Observations:  # noqa: ARG001
    """A portfolio can be opened, and each of its files that a part needs can be read.

    What it looks at: what went wrong when the hand-in was opened and its parts were read.
    Why it matters: of a file that nobody can read, nothing else can be said.
    Fails: it is no portfolio, its manifest has a mistake, or a part's file cannot be read; every
    mistake is told with its place.
    Passes: everything that was looked for could be read.
    Limits: where we stopped (a limit, a format without a reader) the outcome is "open".
    """
    if not portfolio.faults:
        yield passed(measured=portfolio.files, unit="file")
    for fault in portfolio.faults:
        yield _told(fault)


_ASIDES: Final = ("guess", "detail", "why", "found")


def _told(fault: Fault) -> Observation:
    kind = fault.args.get("kind")
    because = STOPPED_AT.get(fault.key) or next(
        (why for k, why in STOPPED.items() if k == kind), None
    )
    return Observation(
        outcome="open" if because else "fail",
        key=fault.key,
        because=because,
        args={**fault.args, **_asides(fault)},
        at=fault.places,
        remedy=of_kind if (of_kind := f"{fault.key}-{kind}") in REMEDIES else None,
    )


def _asides(fault: Fault) -> dict[str, str]:
    """Return what a message adds if it is known, as the end of a sentence."""
    guess, detail, why, found = (fault.args.get(key, "") for key in _ASIDES)
    meant = f"`{guess}`" if fault.key == "unknown-key" else guess
    return {
        "hint": _like(guess, f" (did you mean {meant}?)" if guess else ""),
        "detail": _like(detail, f": {detail}" if detail else ""),
        "why": _like(why, f": {why}" if why and fault.key == "cannot-open" else str(why)),
        **({"which": OwnWords("" if found == "unknown" else f" ({found})")} if found else {}),
        **({"subject": OwnWords(_subject(fault))} if fault.key == "bad-entry" else {}),
        **({"named": _rubric(str(fault.args["named"]))} if fault.key == "other-rubric" else {}),
    }


def _rubric(named: str) -> str:
    """Return what a hand-in calls its rubric; one that is shipped is called so by us."""
    rubric_id, at, version = named.partition("@")
    ours = rubric_id in Catalog((shipped_folder(),)).ids() and (not at or is_version(version))
    return OwnWords(named) if ours else named


def _like(part: Argument, whole: str) -> str:
    """Return a text that says something of ours, or of a candidate's, as its part does."""
    return OwnWords(whole) if isinstance(part, OwnWords) else whole


def _subject(fault: Fault) -> str:
    """Return what of a self-analysis is not as asked: the file, its list, an entry, a cell."""
    key, entry = str(fault.args["key"]), fault.args["entry"]
    name = key if key in _NO_KEYS else f"`{key}`"
    if not entry:
        return f"The {name}"
    return f"Entry {entry}" if key == "entry" else f"The {name} of entry {entry}"


_NO_KEYS: Final = ("file", "entry", "citation")
"""What is told of as a whole; all else is the name of a key."""

READABLE: Final = check_of(portfolio_readable)
