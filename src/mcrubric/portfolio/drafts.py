"""What an entry of a self-analysis says, before it is known what it stands for in the portfolio."""

from __future__ import annotations

from dataclasses import dataclass, field

from mcrubric.model.documents import Document
from mcrubric.model.failures import Failure
from mcrubric.model.places import Place
from mcrubric.model.portfolio import DetailMatch, Fault


@dataclass(frozen=True, slots=True)
class CitedDraft:
    """A citation: the name and the places as written, words that stand there, where it stands.

    `unsure`: whether the places are this file's is not known.
    """

    named: str
    at: tuple[str, ...] = ()
    quote: str = ""
    place: Place = field(default_factory=Place)
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry; `damaged`: it could not be read whole."""

    matches: tuple[DetailMatch, ...] = ()
    citations: tuple[CitedDraft, ...] = ()
    explanation: str = ""
    place: Place = field(default_factory=Place)
    explanation_place: Place | None = None
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Drafts:
    """The entries of one file, and its text if it has one.

    `unreadable`: there may be more in it than these; `failures`: a reader broke down on it.
    """

    entries: tuple[Draft, ...] = ()
    faults: tuple[Fault, ...] = ()
    unreadable: bool = False
    document: Document | None = None
    failures: tuple[Failure, ...] = ()
