"""A paragraph of a word-processor file while it is read, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from mcrubric.readers.building import Reason
from mcrubric.readers.docx.styles import Style
from mcrubric.readers.docx.tables import Spot
from mcrubric.readers.docx.theme import Said

_SHORT: Final = 256  # a piece takes as much memory as 150 letters


@dataclass(slots=True)
class Paragraph:
    """A paragraph: pieces of text, each with the reason why its words are not counted.

    `outline`, `numbering` and `number_level` are what it says itself, None where its style counts.
    `ground` is its own background; `off_page`: it is set far outside of the page.
    `links` are stretches of the text without such pieces, with their targets. `length` is that
    text's. `joined` says that the next paragraph goes on in it. `inside` are the paragraphs of its
    text boxes.
    """

    style: Style
    style_id: str = ""
    spot: Spot | None = None
    outline: int | None = None
    numbering: str | None = None
    number_level: int | None = None
    ground: Said = None
    off_page: bool = False
    joined: bool = False
    label: str = ""
    pieces: list[tuple[str, Reason | None]] = field(default_factory=list)
    links: Sequence[tuple[int, int, str]] = ()  # a list takes memory, and few paragraphs have any
    length: int = 0
    inside: Sequence[Paragraph] = ()

    def add(self, text: str, left_out: Reason | None) -> None:
        """Add a piece of text; to a short one like it before it is joined."""
        if left_out is None:
            self.length += len(text)
        if self.pieces:
            last, why = self.pieces[-1]
            if why == left_out and len(last) < _SHORT:
                self.pieces[-1] = (last + text, left_out)
                return
        self.pieces.append((text, left_out))

    def add_link(self, start: int, target: str) -> None:
        """Add a link whose words begin at `start` and end here."""
        link = (start, self.length, target)
        if isinstance(self.links, list):
            self.links.append(link)
        else:
            self.links = [link]

    def take_in(self, inside: list[Paragraph]) -> None:
        """Take in the paragraphs of a text box."""
        if isinstance(self.inside, list):
            self.inside.extend(inside)
        elif inside:
            self.inside = inside

    def go_on_from(self, before: Paragraph) -> None:
        """Take over the text of a paragraph that goes on in this one."""
        self.pieces, self.links = before.pieces, before.links
        self.length, self.inside = before.length, before.inside

    @property
    def level(self) -> int:
        """The level of a heading, 0 if it is none."""
        if self.outline is not None:
            return self.outline + 1 if 0 <= self.outline < 9 else 0  # noqa: PLR2004 - BODY_LEVEL of docx_styles
        return self.style.level

    @property
    def left_out(self) -> Reason | None:
        """Why the words of the whole paragraph are not counted."""
        if self.style.left_out in {None, "heading"} and self.outline is not None:
            return "heading" if self.level else None
        return self.style.left_out
