"""What one candidate hands in, with everything that is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from mcrubric.model.artifacts import Artifact
from mcrubric.model.documents import Document
from mcrubric.model.locators import IN_WORDS, Locator
from mcrubric.model.places import Place
from mcrubric.model.rubric import Detail, PartKind

MatchKind = Literal[
    "id", "words", "outcome", "spelling", "number", "ambiguous", "unknown", "missing"
]
Found = Literal["named", "likely", "possible", "cited"]
"""How the files of a part were found: by the manifest or their exact names (or there are none), by
what their names say, by a hint in them, which a person confirms; `cited`: they may serve the part
and are cited as uploads, so that they were not read."""
Argument = str | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a hand-in itself, told by `portfolio.readable`.

    `key` and `args` make the message; `part` is the part that could not be read for it.
    """

    key: str
    args: Mapping[str, Argument] = field(default_factory=dict)
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the hand-in; it always exists, with zero or more documents in order.

    `files` are the paths of what was handed in for it, read or not.
    `found` says how sure it is that they serve this part.
    `unreadable`: a file is there and could not be read, so nothing in the part is known missing.
    """

    id: str
    kind: PartKind
    label: str
    files: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    found: Found = "named"
    unreadable: bool = False

    @property
    def places(self) -> tuple[Place, ...]:
        """The files of the part."""
        return tuple(Place(path=path) for path in self.files)


@dataclass(frozen=True, slots=True)
class DetailMatch:
    """What a candidate wrote for a detail (`named`), and the details it was matched to.

    Certain for `id` and `words`; `outcome` (a whole outcome named), `spelling` (a near miss) and
    `number` (its place in the rubric's order) are guesses that a person confirms; `ambiguous`,
    `unknown` and `missing` match nothing.
    For `ambiguous`, `details` holds the candidates.
    """

    named: str
    kind: MatchKind
    details: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether no person needs to confirm the match."""
        return self.kind in {"id", "words"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """An artifact and where to look in it.

    `named` is the artifact as written, `at` the places as written, `locators` what was understood.
    `found` holds the uploads that the name fits: one resolves, none is missing, more is ambiguous.
    `near` is the upload that was perhaps meant. `link`: a hyperlink, not an upload.
    `unsure`: the places may be those of another file, or of none.
    """

    id: str
    entry: str
    named: str
    at: tuple[str, ...] = ()
    locators: tuple[Locator, ...] = ()
    found: tuple[str, ...] = ()
    near: str | None = None
    link: bool = False
    place: Place = Place()
    unsure: bool = False

    @property
    def artifact(self) -> str | None:
        """The path of the one upload that the name fits."""
        return self.found[0] if len(self.found) == 1 else None

    @property
    def of_words(self) -> bool:
        """Whether one of its places is looked for in the words of the file."""
        return any(isinstance(each, IN_WORDS) for each in self.locators)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The self-analysis entry for one or more details; `position` counts from 1.

    `damaged`: the entry could not be read whole, so what it lacks is not known to be missing.
    `doubled` are details that an earlier entry has already.
    """

    id: str
    part: str
    position: int
    matches: tuple[DetailMatch, ...] = ()
    citations: tuple[Citation, ...] = ()
    explanation: str = ""
    place: Place = Place()
    explanation_place: Place | None = None
    doubled: tuple[str, ...] = ()
    damaged: bool = False

    @property
    def details(self) -> tuple[str, ...]:
        """The details that the entry certainly serves."""
        return tuple(d for match in self.matches if match.certain for d in match.details)

    def guesses_at(self, detail: Detail) -> tuple[DetailMatch, ...]:
        """Return the matches by which the entry perhaps serves a detail.

        An entry for a whole outcome stands for its details only while their list is our own.
        """
        return tuple(
            match
            for match in self.matches
            if not match.certain
            and detail.id in match.details
            and (detail.derived or match.kind != "outcome")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """What one candidate hands in.

    `opened` is False if it could not be opened as a hand-in at all; then only `faults` speak.
    `sha256` is the digest of all paths and contents; `files` counts them.
    `ignored` are files that operating systems and editors leave behind.
    `stopped` says that the time for the whole portfolio ran out while it was read.
    `unseen` says that a folder could not be listed, or the manifest not read: what was not found
    may be there all the same.
    `digests` are the SHA-256 of the files that were read, by path.
    """

    id: str = "portfolio"
    sha256: str = ""
    files: int = 0
    rubric: str | None = None
    opened: bool = True
    parts: tuple[Part, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    faults: tuple[Fault, ...] = ()
    ignored: tuple[str, ...] = ()
    stopped: bool = False
    unseen: bool = False
    digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def refused(self) -> frozenset[str]:
        """The paths of files that were not let in, each told by a fault of its own."""
        told = (each for each in self.faults if each.key.startswith("refused-"))
        return frozenset(place.path for each in told for place in each.places if place.path)

    def part(self, part_id: str) -> Part | None:
        """Return the part with this id, None if the rubric has no such part."""
        return next((part for part in self.parts if part.id == part_id), None)
