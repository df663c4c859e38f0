"""The side file of a rubric: fragments to recognise texts by, and what they were tuned on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SideFile:
    """A side file as it lies beside a rubric file; `name` stands in mistakes.

    `beside` is the id that the rubric file has; `gone` are the ids that were taken away from the
    rubric above this file, of which it may speak for all that.
    """

    name: str = field(compare=False)
    content: bytes = field(repr=False)
    beside: str = ""
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fragments:
    """What sentences on one subject are like, and sentences that only look as if they were."""

    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Scores from which a component counts as located, and from which that is medium and high.

    `calibrated_on` is the SHA-256 of the labelled texts that they were read off.
    """

    located: float
    medium: float
    high: float
    calibrated_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """All that the side files of a rubric hold, by the ids of the rubric.

    Without `thresholds` nothing that is only inferred is told as more than "a person should look".
    """

    components: Mapping[str, Fragments] = field(default_factory=dict)
    asks: Mapping[str, Fragments] = field(default_factory=dict)
    outcomes: Mapping[str, Fragments] = field(default_factory=dict)
    boilerplate: tuple[str, ...] = ()
    thresholds: Thresholds | None = None
