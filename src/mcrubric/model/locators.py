"""Where in an artifact: a tagged union of places, as a candidate gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages by number, from 1, both ends included.

    `physical`: counted from the front for sure, as RFC 8118 has it, whatever is printed on them.
    """

    first: int
    last: int
    physical: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class PageLabel:
    """A page by what is printed on it, such as `iv`; a range where `last` differs."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Times:
    """A moment or a stretch of a recording, in seconds; `end` None: from there on."""

    start: float
    end: float | None


@dataclass(frozen=True, slots=True)
class Slides:
    """Slides by number, from 1, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a text file, from 1, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Paragraphs by number, from 1, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by name (empty: the only one) and a range of cells in it (empty: all)."""

    name: str
    cells: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading or anchor by its words or its fragment."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that stand in the artifact."""

    text: str


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a picture: x, y, width, height in pixels, or in percent."""

    x: float
    y: float
    width: float
    height: float
    unit: Literal["pixel", "percent"]


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered thing that no machine counts, such as `figure 2`, `photo 3`, `section 2.1`."""

    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole artifact: `throughout`, `all`, `see attached`; `text` as written."""

    text: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Words about a place that no rule reads; never guessed, never dropped."""

    text: str


Locator = (
    Pages
    | PageLabel
    | Times
    | Slides
    | Lines
    | Paragraphs
    | Sheet
    | Heading
    | Quote
    | Region
    | Item
    | Whole
    | NotUnderstood
)

IN_WORDS: Final = (Heading, Quote)
"""Places that are looked for in the words of a file."""

ResolutionState = Literal[
    "resolved",
    "artifact-missing",
    "artifact-ambiguous",
    "not-specific",
    "out-of-range",
    "kind-mismatch",
    "empty-place",
    "unverifiable",
    "quote-not-found",
    "label-differs",
    "not-understood",
    "unreadable",
    "limit",
    "timeout",
    "no-reader",
    "crash",
]


@dataclass(frozen=True, slots=True)
class PlaceResolution:
    """What one place comes to.

    `asked` is the place as people say it ("page 12"), `there` says what the artifact really has
    ("24 pages", "1:12 long"), both for messages; empty where nothing is known.
    `elsewhere`: quoted words stand in the artifact, though not at the place that is given, or a
    name is there that was perhaps meant.
    """

    locator: Locator
    state: ResolutionState
    asked: str = ""
    there: str = ""
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a citation comes to: the worst of its places, and each of them."""

    state: ResolutionState
    places: tuple[PlaceResolution, ...] = ()
    there: str = ""
