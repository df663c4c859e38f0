"""Which sentences of a text speak of each subject of a page, and which only name it."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Final

from mcrubric.text.relevance import Relevant
from mcrubric.text.route import route

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from mcrubric.text.reading import Reading
    from mcrubric.text.relevance import Matrix

_SHOWN: Final = 3
"""Sentences that a subject's score is made of, and that are shown."""
_SAYS_LITTLE: Final = 0.3  # what counts of a sentence's relevance that says nothing of its own
_SAYS_AGAIN: Final = 0.1  # ... or that says what the page or an example says
_FULL: Final = 9
"""Points of substance (`substance`) that leave a sentence its whole relevance."""
_AHEAD: Final = 0.5  # of a sentence's worth that speaks of what is still to be done
_LEAST: Final = 0.3  # of the relevance, left to a sentence without any substance
_BESIDE: Final = 0.3  # of the relevance of the sentences beside it, in its paragraph
_UNDER_ITS_NAME: Final = 4.0
"""Points of relevance that a sentence gains below a heading which names the subject."""


@dataclass(frozen=True, slots=True)
class Located:
    """What a text has on one subject.

    `score` is that of the best sentences together; these are `sentences`, by their numbers, the
    best first, with what says so (`relevant`). `passage` are all sentences of the passages on it.
    `named` are sentences that name the subject and say nothing of their own on it; `bare` says that
    no other sentence of their paragraphs does.
    """

    score: float
    passage: tuple[int, ...] = ()
    sentences: tuple[int, ...] = ()
    relevant: tuple[Relevant, ...] = ()
    named: tuple[int, ...] = ()
    bare: bool = False


def locate(
    readings: Sequence[Reading],
    matrix: Matrix,
    headed: Sequence[int | None],
    wording: Sequence[AbstractSet[str]],
) -> tuple[Located, ...]:
    """Return what is there on each subject.

    `matrix` has a row for each sentence with an entry for each subject; `headed` says below the
    name of which subject a sentence stands; `wording` are the stems that only one subject is
    worded with.
    """
    scores = [
        [score + (_UNDER_ITS_NAME if under == at else 0.0) for at, score in enumerate(row)]
        for row, under in zip(in_context(readings, matrix), headed, strict=True)
    ]
    passages = route(scores, [reading.sentence.paragraph for reading in readings])
    return tuple(
        _on(at, stems, readings, matrix, scores, passages) for at, stems in enumerate(wording)
    )


def in_context(readings: Sequence[Reading], matrix: Matrix) -> list[list[float]]:
    """Return the relevance of each sentence with that of its neighbours, by what it says.

    A sentence that goes on from the one before has seldom its words again. What only says what the
    page says lends nothing to its neighbours.
    """
    lent = [
        [0.0 if reading.restated or reading.copied else entry.score for entry in row]
        for reading, row in zip(readings, matrix, strict=True)
    ]
    paragraphs = [reading.sentence.paragraph for reading in readings]
    scores = []
    for at, reading in enumerate(readings):
        beside = [
            lent[other]
            for other in (at - 1, at + 1)
            if 0 <= other < len(lent) and paragraphs[other] == paragraphs[at]
        ]
        row = (
            fsum((own.score, *(_BESIDE * each[column] for each in beside)))
            for column, own in enumerate(matrix[at])
        )
        scores.append([weighed(reading, score) for score in row])
    return scores


def weighed(reading: Reading, score: float) -> float:
    """Return what counts of a sentence's relevance, by what the sentence says of its own."""
    if reading.restated or reading.copied:
        return _SAYS_AGAIN * score
    says = reading.substance.enough and not reading.undone
    return score if says else _SAYS_LITTLE * score


def _on(
    subject: int,
    stems: AbstractSet[str],
    readings: Sequence[Reading],
    matrix: Matrix,
    scores: Sequence[Sequence[float]],
    passages: Sequence[int | None],
) -> Located:
    ranked = sorted(
        (-scores[at][subject] * _says(readings[at]), at)
        for at, about in enumerate(passages)
        if about == subject and readings[at].own
    )[:_SHOWN]
    best = tuple(at for _, at in ranked)
    naming = [at for at, each in enumerate(readings) if not stems.isdisjoint(each.content)]
    return Located(
        score=fsum(-score for score, _ in ranked),
        passage=tuple(at for at, about in enumerate(passages) if about == subject),
        sentences=best,
        relevant=tuple(matrix[at][subject] for at in best),
        named=tuple(at for at in naming if not readings[at].own),
        bare=_is_bare(naming, readings),
    )


def _says(reading: Reading) -> float:
    """Return what a sentence is worth as one to show: what was done comes before what will be."""
    worth = min(1.0, _LEAST + reading.substance.points / _FULL)
    return worth * _AHEAD if reading.ahead else worth


def _is_bare(naming: Sequence[int], readings: Sequence[Reading]) -> bool:
    """Tell whether a subject is named, and no sentence of these paragraphs says more."""
    paragraphs = {readings[at].sentence.paragraph for at in naming}
    told = any(_tells(each) for each in readings if each.sentence.paragraph in paragraphs)
    return bool(naming) and not told


def _tells(reading: Reading) -> bool:
    """Tell whether a sentence says something of its own, be it of what was not done."""
    return reading.substance.enough and not (reading.restated or reading.copied)
