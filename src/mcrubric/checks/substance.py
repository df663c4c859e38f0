"""The check `substance`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.checks.showing import first_places
from mcrubric.checks.unknown import MESSAGES, REMEDIES, not_english
from mcrubric.plugin import (
    Context,
    Observations,
    OwnWords,
    Part,
    check,
    failed,
    opened,
    passed,
    review,
)

if TYPE_CHECKING:
    from mcrubric.plugin import Observation, Reading

RESTATING: Final = 0.2
"""Of all sentences, the share that says again what the page says. Of ours, 95 good texts have 8 %
at most, those that are copied in part 24 % at least."""
HALF: Final = 0.5
"""Of all sentences, the share that must hold nothing particular for that to be a fault: who opens
each of four passages with the page's words has a fifth of them as well, and tells much besides."""
EMPTY: Final = 0.65
"""Of all sentences, the share that holds nothing particular. Good texts have 48 % at most, texts of
general talk 82 % at least."""
NAMING: Final = 2
"""Sentences that each name several components and tell nothing: an opening is one, and good texts
of ours have none."""
NAMED: Final = 3
"""Components that such a sentence names."""
FEWEST: Final = 6
"""Sentences from which shares say something."""


class _Shares(NamedTuple):
    sentences: int
    restating: tuple[Reading, ...]
    naming: tuple[Reading, ...]
    empty: tuple[Reading, ...]


@check(
    "substance",
    basis="inferred",
    part_kind="document",
    messages={
        "restates": "{measured} of {sentences} sentences say again what the page says.",
        "names": "{measured} sentences do nothing but name the components one after the other.",
        "says-little": "{measured} of {sentences} sentences hold nothing particular: no number, "
        "date, name or words said, nothing that happened.",
        "too-short": "There are too few sentences to tell.",
        **MESSAGES,
        "too-long": "Only the first {looked_at} sentences were looked into.",
    },
    remedies={
        "restates": "Say in your own words what was done, when, with whom, and what came of it.",
        "names": "Give each component a passage of its own that tells what was done.",
        "says-little": "Tell what was done, when, with whom, and what came of it.",
        "too-short": "Nothing to do.",
        **REMEDIES,
        "too-long": "Nothing to do: a person reads it.",
    },
    uses_examples=True,
)
def substance(part: Part, ctx: Context) -> Observations:
    """A written part tells something of its author's own.

    What it looks at: each sentence, for what only somebody who was there can say (numbers, dates,
    names, words said, things that happened, particulars), and for the page's own wording.
    Why it matters: a text that repeats the page, or talks in general, comes back from the assessor.
    Fails: a fifth of the sentences or more say again what the page or an example of it says, and
    half hold nothing particular; two or more name three components each and tell nothing; or two in
    three hold nothing particular. Lines that are titles do not count.
    Passes: none of these is so; of a text of a few sentences, one of them tells something.
    Limits: it knows forms, not truth: what is made up has as much of them as what happened, and so
    has good writing on another subject. It knows English alone.
    """
    if not ctx.in_english(part):
        yield not_english(part)
        return
    readings = ctx.readings(part)
    if not readings:
        return
    shares = _shares(readings, ctx)
    if not ctx.all_sentences(part):
        said = _evidence(shares)
        yield opened("too-long", "limit", at=part.places, looked_at=len(readings), evidence=said)
        return
    if shares.sentences < FEWEST and len(shares.empty) == shares.sentences:
        yield review("too-short", evidence=_evidence(shares))
        return
    told = tuple(_faults(shares)) if shares.sentences >= FEWEST else ()
    yield from told or (
        passed(measured=shares.sentences, unit="sentence", evidence=_evidence(shares)),
    )


def _shares(readings: tuple[Reading, ...], ctx: Context) -> _Shares:
    wording = ctx.asked.wording
    return _Shares(
        sentences=len(readings),
        restating=tuple(each for each in readings if each.restated or each.copied),
        naming=tuple(
            each
            for each in readings
            if sum(not stems.isdisjoint(each.content) for stems in wording) >= NAMED
            and not each.substance.enough
        ),
        empty=tuple(
            each for each in readings if each.restated or each.copied or not each.substance.enough
        ),
    )


def _faults(shares: _Shares) -> Observations:
    evidence = _evidence(shares)
    half_empty = len(shares.empty) >= HALF * shares.sentences
    if half_empty and len(shares.restating) >= RESTATING * shares.sentences:
        yield _failed("restates", shares.restating, shares, evidence)
    if len(shares.naming) >= NAMING:
        yield _failed("names", shares.naming, shares, evidence)
    if len(shares.empty) >= EMPTY * shares.sentences:
        yield _failed("says-little", shares.empty, shares, evidence)


def _failed(
    key: str, found: tuple[Reading, ...], shares: _Shares, evidence: dict[str, object]
) -> Observation:
    return failed(
        key,
        at=first_places(found),
        measured=len(found),
        sentences=shares.sentences,
        unit="sentence",
        evidence={**evidence, "state": OwnWords("flagged")},
    )


def _evidence(shares: _Shares) -> dict[str, object]:
    return {
        "sentences": shares.sentences,
        "restating": len(shares.restating),
        "naming": len(shares.naming),
        "empty": len(shares.empty),
    }
