"""An OpenDocument text while it is read: what holds at this point, and the paragraphs so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.model.documents import Cell
from mcrubric.readers.budget import Budget
from mcrubric.readers.building import Reason
from mcrubric.readers.colours import WHITE, near
from mcrubric.readers.odf.odt_numbering import Numbering, OpenList
from mcrubric.readers.odf.odt_paragraphs import Anchor, Paragraph, Piece, stronger
from mcrubric.readers.odf.odt_tables import OpenTable
from mcrubric.readers.odf.styles import PLAIN, Look, Said
from mcrubric.readers.reading import ReadError
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits
    from mcrubric.readers.odf.styles import Styles


@dataclass(frozen=True, slots=True)
class State:
    """What holds at a point of the file.

    `muted`: nothing here is text of the document. `direct`: characters are words of the paragraph.
    `left_out` is the reason of all around, and `look` what styles say of words; `ground` is what
    they say of the paragraph, or of the cell around it. `change` is the id of the
    tracked change that is being read.
    """

    muted: bool = True
    direct: bool = False
    left_out: Reason | None = None
    look: Look = PLAIN
    ground: Said = None
    anchor: Anchor | None = None
    lists: tuple[OpenList, ...] = ()
    table: OpenTable | None = None
    cell: Cell | None = None
    change: str = ""


OUTSIDE: Final = State()
"""Before and after all that is text of the document."""


class Story:
    """Collects paragraphs; those that hang on an open one wait until it ends.

    `drawn`: something is drawn somewhere, so that white words may stand on it. `pictures`: it
    shows some. `deleted` are the
    paragraphs that tracked deletions took out; `in_place` the deletions that left their words
    where they stood, and `striking` those of them that are open.
    """

    def __init__(self, styles: Styles, limits: Limits) -> None:
        self.styles = styles
        self.limits = limits
        self.numbering = Numbering(styles)
        self.state = OUTSIDE
        self.paragraphs: list[Paragraph] = []
        self.deleted: dict[str, list[Paragraph]] = {}
        self.in_place: set[str] = set()
        self.striking: set[str] = set()
        self.values: dict[str, str] = {}
        self.drawn = self.pictures = False
        self.marks_pages = False
        self._page_breaks = 0
        self._open: list[Paragraph] = []
        self._aside: list[list[Paragraph]] = []
        self._tables = 0
        self._repeats = Budget(limits.markup_marks, "characters and paragraphs in repeated cells")
        self._marks = 0
        self._size = 0

    @property
    def paragraph(self) -> Paragraph | None:
        """The innermost paragraph that is open."""
        return self._open[-1] if self._open else None

    @property
    def collected(self) -> list[Paragraph]:
        """Where paragraphs go that end now."""
        if self._open:
            return self._open[-1].after
        return self._aside[-1] if self._aside else self.paragraphs

    @property
    def pages(self) -> int | None:
        """How many pages the text had when it was saved, None if the file marks none."""
        return self._page_breaks + 1 if self.marks_pages else None

    def break_page(self) -> None:
        """Go on to the next page; one that nothing stands before is the first."""
        if self.paragraphs or self._open:
            self._page_breaks += 1

    def left_out(self, reason: Reason) -> State:
        """Return what holds within something that is left out."""
        return replace(self.state, left_out=stronger(self.state.left_out, reason))

    def open_table(self) -> OpenTable:
        """Return the document's next table."""
        self._tables += 1
        return OpenTable(self._tables, self._repeats)

    def begin(self, paragraph: Paragraph) -> State:
        """Open a paragraph; return what holds in it."""
        self._count()
        self._open.append(paragraph)
        look = self.state.look
        reason = stronger(self.state.left_out, "marked" if look.hidden else None)
        return replace(self.state, direct=True, left_out=reason, look=PLAIN, anchor=None)

    def end(self) -> None:
        """Close the innermost paragraph."""
        if self._open:
            paragraph = self._open.pop()
            self.collected.append(paragraph)

    def begin_aside(self) -> None:
        """Collect what follows apart from the text."""
        self._aside.append([])

    def end_aside(self) -> list[Paragraph]:
        """Return what was collected apart."""
        return self._aside.pop() if self._aside else []

    def add(self, text: str) -> None:
        """Add characters as they stand in the file."""
        if self.state.direct and self._open and not self.state.muted:
            self._count()
            self._size += self._open[-1].add(self._piece(text))
            if self._size > self.limits.text_bytes:
                detail = f"its text is longer than {self.limits.text_bytes:,} characters"
                raise ReadError(Problem("limit", detail))

    def add_blank(self, blank: str) -> None:
        """Add a gap or a line end."""
        if self.state.direct and self._open and not self.state.muted:
            self._count()
            self._open[-1].add_blank(blank, self._piece(""))

    def add_anchor(self, target: str) -> Anchor:
        """Note a hyperlink, so that it is known even without words."""
        anchor = Anchor(target)
        if self._open and not self.state.muted:
            self._count()
            self._open[-1].pieces.append(Piece("", anchor=anchor))
        return anchor

    def _piece(self, text: str) -> Piece:
        state, look = self.state, self.state.look
        ground = state.ground if look.ground is None else look.ground
        unseen: Reason | None = "size" if look.tiny else None
        if look.hidden:
            unseen = "marked"
        elif unseen is None and look.colour and ground and near(look.colour, ground):
            unseen = "colour"
        if self.striking:
            unseen = "deleted"
        white = ground is None and bool(look.colour) and near(look.colour or WHITE, WHITE)
        return Piece(text, stronger(state.left_out, unseen), white, state.anchor)

    def unplaced(self) -> list[Paragraph]:
        """Return what was deleted and stood nowhere."""
        return [each for paragraphs in self.deleted.values() for each in paragraphs]

    def _count(self) -> None:
        self._marks += 1
        if self._marks > self.limits.markup_marks:
            detail = (
                f"it has {more_than(self.limits.markup_marks, 'paragraphs and pieces of them')}"
            )
            raise ReadError(Problem("limit", detail))


Attributes = Mapping[str, str]
Started = Callable[[Story, Attributes], State]
"""Goes into an element and returns what holds in it."""
Ended = Callable[[Story], None]
"""Comes out of an element; what held in it still holds."""
