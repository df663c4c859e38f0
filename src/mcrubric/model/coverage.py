"""The coverage matrix: which details are covered, by which entries and citations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredCitation:
    """A cited artifact (its path, or its name as written), its places, and what they come to."""

    artifact: str
    at: tuple[str, ...] = ()
    resolution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredEntry:
    """One self-analysis entry for a detail; `certain` is False for a match by guess.

    `explained` is None where it is not known.
    """

    entry: str
    certain: bool = True
    citations: tuple[CoveredCitation, ...] = ()
    explained: bool | None = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One row of the coverage matrix."""

    detail: str
    derived: bool
    entries: tuple[CoveredEntry, ...] = ()
