"""Uploaded files, and what is known of each without judging it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.verdicts import Because

Medium = Literal[
    "pdf", "document", "slides", "sheets", "text", "markdown", "html",
    "image", "video", "audio", "archive", "unknown",
]  # fmt: skip

ProblemKind = Literal[
    # proven by the bytes
    "empty", "truncated", "damaged", "encrypted", "other-type",
    # where we stopped
    "limit", "timeout", "no-reader", "crash",
    # not let in with the hand-in, which is told there
    "refused",
]  # fmt: skip
PROVEN: frozenset[ProblemKind] = frozenset(
    ("empty", "truncated", "damaged", "encrypted", "other-type")
)
"""Problems that the bytes prove: something is wrong with the file, and we are sure."""
STOPPED: Mapping[str, Because] = MappingProxyType({
    "limit": "limit", "timeout": "timeout", "no-reader": "no-reader", "crash": "crash",
    "refused": "unreadable",
})  # fmt: skip
"""Problems that say where we stopped, with the reason that an open outcome gives."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file could not be read; `detail` completes a sentence and holds no content."""

    kind: ProblemKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PageState:
    """What was found when page `number` (from 1) was opened; `empty`: nothing is drawn on it."""

    number: int
    loads: bool
    empty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a file is and how far it goes; None says that it is not known.

    `labels` has one entry a page (what is printed on it), None if the file has no such table.
    `page_states` holds only the pages that somebody cites.
    """

    medium: Medium
    media_type: str = "application/octet-stream"
    pages: int | None = None
    labels: tuple[str, ...] | None = None
    page_states: tuple[PageState, ...] = ()
    seconds: float | None = None
    width: int | None = None
    height: int | None = None
    slides: int | None = None
    lines: int | None = None
    headings: tuple[str, ...] | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """An uploaded file; `path` is POSIX and below the portfolio.

    `facts` is None if nobody needed them (a run of `counted` checks opens no file).
    `given` says that the facts were handed in and the file itself was not seen.
    """

    path: str
    size: int | None
    sha256: str | None
    facts: Facts | None = None
    given: bool = False

    @property
    def id(self) -> str:
        """The target id: the path."""
        return self.path
