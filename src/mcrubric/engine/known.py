"""What of the things told in a report is known to be no candidate's text (decision 13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mcrubric.engine.labels import labels_of
from mcrubric.model.own_words import OwnWords
from mcrubric.model.places import Place
from mcrubric.privacy.files import is_ours

if TYPE_CHECKING:
    from mcrubric.context import Context
    from mcrubric.model.portfolio import Portfolio
    from mcrubric.model.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Known:
    """The rubric's own words and ids, and the names of files, with their folders and without."""

    words: frozenset[str]
    paths: frozenset[str]

    def sorted_out(self, told: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the names of values that may hold a candidate's words, and of files' names.

        A text is a candidate's unless it is known not to be.
        """
        quoted, named = [], []
        for name, value in told.items():
            foreign = [
                each for each in _texts(value) if each not in self.words and not is_ours(each)
            ]
            if any(each not in self.paths for each in foreign):
                quoted.append(name)
            elif foreign:
                named.append(name)
        return tuple(quoted), tuple(named)


NOTHING: Final = Known(frozenset(), frozenset())
"""For what the engine itself says, which is marked as its own."""


def known_of(ctx: Context) -> Known:
    """Return what is known in a run, worked out once."""
    return ctx.once("known", lambda: _known(ctx.rubric, ctx.portfolio))


def paths_of(portfolio: Portfolio) -> tuple[str, ...]:
    """Return the names of all files that a report may tell of, sorted."""
    places = (
        *(place for fault in portfolio.faults for place in fault.places),
        *(entry.place for entry in portfolio.evidence),
        *(entry.explanation_place or entry.place for entry in portfolio.evidence),
    )
    paths = {
        *(artifact.path for artifact in portfolio.artifacts),
        *(path for part in portfolio.parts for path in part.files),
        *(document.path for part in portfolio.parts for document in part.documents),
        *portfolio.ignored,
        *portfolio.digests,
        *(place.path for place in places if place.path),
    }
    return tuple(sorted(paths))


def _known(rubric: Rubric, portfolio: Portfolio) -> Known:
    labels = labels_of(rubric)
    asks = (ask.id for part in rubric.parts for prompt in part.prompts for ask in prompt.asks)
    words = (
        "",
        rubric.id,
        *labels,
        *labels.values(),
        *(component.statement for component in rubric.components),
        *(each.id for each in rubric.requirements),
        *(str(each.check) for each in rubric.requirements),
        *(str(value) for each in rubric.requirements for value in each.settings.values()),
        *asks,
        *(entry.id for entry in portfolio.evidence),
    )
    paths = paths_of(portfolio)
    bare = (path.rpartition("/")[2] for path in paths)
    return Known(frozenset(words), frozenset((*paths, *bare)))


def _texts(value: Any) -> Iterator[str]:
    """Give the texts in a value that are not marked as our own; keys are the check's own."""
    if isinstance(value, str):
        if not isinstance(value, OwnWords):
            yield value
    elif isinstance(value, Place):
        yield value.path or ""
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)
