"""A portfolio before it is written: texts, entries and uploads, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Self

Outcome = Literal["fail", "review"]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What a check must find: the requirement, its target, and how sure it can be.

    A citation's target is its entry's id and the path of the upload (or the name as written where
    there is none), without the place.
    """

    requirement: str
    target: str
    outcome: Outcome = "fail"


@dataclass(frozen=True, slots=True)
class Pdf:
    """An upload of so many pages, the first `front` with roman labels; one may be empty."""

    pages: int
    front: int = 0
    empty_page: int | None = None


@dataclass(frozen=True, slots=True)
class Video:
    """An upload that plays for so many seconds."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Spoilt:
    """What is left of a PDF: nothing, or its first part."""

    kept: Literal["nothing", "start"]


Upload = Pdf | Video | Spoilt


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as written: the name of an upload, and a place (None: none is given).

    `fragment` says that the place stands behind `#`.
    """

    upload: str
    at: str | None
    fragment: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the self-analysis; `id` is the target id that a report gives it."""

    id: str
    detail: str
    citations: tuple[Cited, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole portfolio; `reflection` None: part 3 is not handed in."""

    narrative: str
    reflection: str | None
    entries: tuple[Entry, ...]
    uploads: Mapping[str, Upload]
    faults: tuple[Fault, ...] = field(default=())

    def with_entry(self, entry: Entry, *faults: Fault) -> Self:
        """Return the draft with an entry in the place of the one that has its id."""
        entries = tuple(entry if each.id == entry.id else each for each in self.entries)
        return replace(self, entries=entries, faults=(*self.faults, *faults))

    def with_upload(self, name: str, upload: Upload, *faults: Fault) -> Self:
        """Return the draft with another upload under a name."""
        uploads = {**self.uploads, name: upload}
        return replace(self, uploads=uploads, faults=(*self.faults, *faults))

    def told(self, *faults: Fault) -> Self:
        """Return the draft with more that is known to be wrong."""
        return replace(self, faults=(*self.faults, *faults))

    def pdf(self, stem: str) -> tuple[str, Pdf]:
        """Return the PDF whose name has a stem, with its path."""
        return next(
            (name, upload)
            for name, upload in self.uploads.items()
            if stem in name and isinstance(upload, Pdf)
        )

    def video(self) -> tuple[str, Video]:
        """Return the recording, with its path."""
        return next(
            (name, upload) for name, upload in self.uploads.items() if isinstance(upload, Video)
        )
