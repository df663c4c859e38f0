"""Uploaded files, and what is known of each without judging it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.verdicts import Because

Medium = Literal[
    "pdf", "document", "slides", "sheets", "text", "markdown", "html",
    "image", "video", "audio", "archive", "unknown",
]  # fmt: skip

ProblemKind = Literal[
    # proven by the bytes
    "empty", "truncated", "damaged", "encrypted", "other-type", "stand-in",
    # pictures of text: a person can read it
    "scanned",
    # where we stopped
    "limit", "timeout", "no-reader", "crash",
    # not let in with the hand-in, which is told there
    "refused",
]  # fmt: skip
PROVEN: frozenset[ProblemKind] = frozenset(
    ("empty", "truncated", "damaged", "encrypted", "other-type", "stand-in")
)
"""Problems that the bytes prove: something is wrong with the file, and we are sure."""
STOPPED: Mapping[str, Because] = MappingProxyType({
    "limit": "limit", "timeout": "timeout", "no-reader": "no-reader", "crash": "crash",
    "refused": "unreadable", "scanned": "unreadable",
})  # fmt: skip
"""Problems that say where we stopped, with the reason that an open outcome gives."""

ActiveKind = Literal[
    # what runs, or fetches something, by itself or at a click
    "program", "macros", "script", "launch-action", "dde", "remote-template", "remote-content",
    # what ordinary programs put in when somebody asks them to
    "controls", "embedded-file", "embedded-object", "embedded-media", "linked-file",
    "linked-picture", "file-link", "share-template", "form-submit", "dynamic-form", "redirect",
    "joined-archive",
]  # fmt: skip
RUNS: Final[frozenset[ActiveKind]] = frozenset((
    "program", "macros", "script", "launch-action", "dde", "remote-template", "remote-content",
))  # fmt: skip
"""Active content that no ordinary program adds unasked."""
ActiveUnread = Literal["limit", "timeout", "no-reader", "crash", "unreadable"]
TextUnread = Literal["limit", "timeout", "crash", "unreadable"]


@dataclass(frozen=True, slots=True)
class ActiveContent:
    """One kind of thing in a file that does more than show itself, and how often it is there.

    It holds no content: no address, no name, no word of it.
    """

    kind: ActiveKind
    count: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file could not be read; `detail` completes a sentence and holds no content.

    `stand-in`: it is not the thing itself but points to it, as a shortcut or a cloud file does.
    `remedy` is what to do, as a sentence, where more is known than its kind says.
    """

    kind: ProblemKind
    detail: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class PageState:
    """What was found when page `number` (from 1) was opened; `empty`: nothing is drawn on it.

    `text` is None if nobody read it, and blank if the page holds no text, as a scanned one does.
    """

    number: int
    loads: bool
    empty: bool
    text: str | None = None


@dataclass(frozen=True, slots=True)
class SlideState:
    """Slide `number` (from 1, hidden ones counted); `text` is None if nobody read it."""

    number: int
    title: str = ""
    hidden: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True)
class SheetState:
    """A sheet; `cells` is the range in use, such as `A1:D9`, blank if it is empty.

    `text` is what its cells show, row by row, None if nobody read it.
    """

    name: str
    cells: str = ""
    hidden: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a file is and how far it goes; None says that it is not known.

    `labels` has one entry a page (what is printed on it), None if the file has no such table.
    `page_states` holds the pages that were opened: all of them, or only those that somebody cites.
    Of a word-processor file `pages` is how many it had when it was last laid out, if it says so.
    `slide_states` and `sheets` have every slide and sheet, in their order.
    `text` is the whole text of a file without pages, slides or sheets, None if nobody read it.
    `text_unread` says why words that somebody asked for, or the cells of a table, were not all
    read: None if they were, and if nobody asked. What was read is there all the same.
    `active` is what was found in the file that does more than show itself: nothing if it is empty,
    None if nobody looked. `active_unread` says why not all of the file was looked at for it.
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
    slide_states: tuple[SlideState, ...] = ()
    sheets: tuple[SheetState, ...] | None = None
    lines: int | None = None
    paragraphs: int | None = None
    headings: tuple[str, ...] | None = None
    text: str | None = None
    text_unread: TextUnread | None = None
    active: tuple[ActiveContent, ...] | None = None
    active_unread: ActiveUnread | None = None
    problem: Problem | None = None

    def to_json(self) -> str:
        """Return what is known as JSON text, which a hand-in may hold as the facts of an upload."""
        from mcrubric.model.facts_json import dump_facts

        return dump_facts(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Facts:
        """Read facts back.

        Raises:
            FactsError: they are not written as `mcrubric schema facts` asks; all mistakes are
                listed.
        """
        from mcrubric.model.facts_json import parse_facts

        return parse_facts(text)


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
