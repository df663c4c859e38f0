"""What a run was: on which portfolio, with which rubric and software, and how narrow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricRef:
    """Which rubric was used; `overlay` names what was laid over it."""

    id: str
    version: str
    sha256: str
    title: str = ""
    overlay: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioRef:
    """Which portfolio was read; `ignored` are files that were left out on purpose.

    `paths` are the files that the report tells of, in the order of their names; `digests` has the
    SHA-256 of each that was read, so that a file is known again under another name.
    """

    id: str
    sha256: str
    files: int
    ignored: tuple[str, ...] = ()
    paths: tuple[str, ...] | None = None
    digests: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """What a run was narrowed to: ids of parts and names of bases; None is all of them."""

    parts: tuple[str, ...] | None = None
    basis: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A named piece of software."""

    name: str
    version: str
