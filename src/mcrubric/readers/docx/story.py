"""One stream of a word-processor file, such as its body or its footnotes, as paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.docx.choices import Choices
from mcrubric.readers.docx.drawings import GROWS, Drawings
from mcrubric.readers.docx.grounds import Grounds
from mcrubric.readers.docx.names import (
    attribute,
    choices,
    drawings,
    maths,
    newer,
    shapes,
    words,
)
from mcrubric.readers.docx.paragraphs import Paragraph
from mcrubric.readers.docx.pen import Pen
from mcrubric.readers.docx.reasons import Reasons
from mcrubric.readers.docx.sections import Sections
from mcrubric.readers.docx.settings import Settings
from mcrubric.readers.docx.tables import Tables
from mcrubric.readers.docx.trim import trimmed
from mcrubric.readers.reading import ReadError
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.docx.numbering import Numbering
    from mcrubric.readers.docx.parts import Parts
    from mcrubric.readers.docx.styles import Styles
    from mcrubric.readers.docx.theme import Theme
    from mcrubric.readers.xml import Enter, Leave

# How it was before a change, what a form remembers, and settings of reading aids.
_PASSED_OVER: Final = (
    "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange",
    "trPrChange", "tcPrChange", "numberingChange", "sdtPr", "sdtEndPr", "rubyPr",
)  # fmt: skip
_NOTES: Final = ("footnote", "endnote", "comment")
NOTE_KINDS: Final = ("footnotes", "endnotes")
"""Relations of the parts with notes that a text refers to."""
_NOT_TEXT: Final = frozenset(("separator", "continuationSeparator", "continuationNotice"))


@dataclass(slots=True)
class _Around:
    """What was going on where a text box came up."""

    paragraph: Paragraph | None
    finished: list[Paragraph]
    joined: Paragraph | None
    boxed: bool
    properties: list[str]


class Story:
    """Reads a part into paragraphs.

    `paragraphs` are those of the stream; `notes` those of each note or comment by its id.
    `references` are the notes that are referred to, in order. `page_breaks` counts where pages
    began when the file was last laid out. `foreign`: it takes in files of another kind.
    """

    def __init__(
        self,
        parts: Parts,
        part: str,
        styles: Styles,
        numbering: Numbering,
        theme: Theme,
        limits: Limits,
    ) -> None:
        self._parts, self._part = parts, part
        self._styles, self._numbering, self._limits = styles, numbering, limits
        self.paragraphs: list[Paragraph] = []
        self.notes: dict[str, list[Paragraph]] = {}
        self.references: dict[tuple[str, str], None] = {}
        self.sections = Sections()
        self.page_breaks = 0
        self.foreign = self.is_document = False
        self._tables = Tables()
        self._reasons = Reasons(self._tables, styles, Grounds(theme, parts, part))
        self._pen = Pen(self._reasons, parts.relations(part))
        self._joined: Paragraph | None = None
        self._note = ""
        self._around: list[_Around] = []

    def read(self) -> None:
        """Read the part.

        Raises:
            ReadError: it cannot be read, or has more text than the limits allow.
        """
        xml = self._parts.xml(self._part)
        starts, ends = self._actions()
        if not self._styles.hide:
            xml = trimmed(xml)
        self._parts.walk(xml, starts, ends, self._pen.take)
        self._let_go()

    def _actions(self) -> tuple[dict[str, Enter], dict[str, Leave]]:
        pen, formulas, chosen = (
            self._pen,
            self._reasons.formulas(),
            Choices(self._pen, self._reasons).actions(),
        )
        starts: dict[str, Enter] = {}
        ends: dict[str, Leave] = {}
        for each in (pen, self._reasons, self._tables, self.sections):
            more_starts, more_ends = each.actions()
            starts, ends = starts | more_starts, ends | more_ends
        starts |= Settings(self._reasons, self._styles).actions() | self._own_starts()
        starts |= dict.fromkeys(_PASSED_OVER, _pass_over)
        ends |= {"p": self._end, "txbxContent": self._end_box}
        ends |= dict.fromkeys(_NOTES, self._end_note)
        drawn = Drawings(self._reasons, pen, lambda: self._parts.holds(self._part, GROWS))
        placed, shaped = drawn.placed(), drawn.shapes()
        filled: dict[str, Enter] = {"textFill": self._reasons.fill}
        return (
            words(starts) | maths(formulas[0] | {"t": pen.begin_text}) | choices(chosen[0])
            | drawings(placed[0]) | shapes(shaped[0]) | newer(filled),
            words(ends) | maths(formulas[1] | {"t": pen.end_text}) | choices(chosen[1])
            | drawings(placed[1]) | shapes(shaped[1]),
        )  # fmt: skip

    def _own_starts(self) -> dict[str, Enter]:
        return {
            "document": self._document,
            "p": self._begin,
            "txbxContent": self._begin_box,
            "footnoteReference": self._refer(NOTE_KINDS[0]),
            "endnoteReference": self._refer(NOTE_KINDS[1]),
            "lastRenderedPageBreak": self._page,
            "altChunk": self._foreign,
            "subDoc": self._foreign,
            **dict.fromkeys(_NOTES, self._begin_note),
        }

    def _begin(self, _: Mapping[str, str]) -> None:
        if self._reasons.paragraph is not None:
            self._end()
        paragraph = Paragraph(self._styles.of(""), spot=self._tables.spot)
        before, self._joined = self._joined, None
        if before is not None and before.spot is paragraph.spot:
            paragraph.go_on_from(before)
        elif before is not None:
            self.paragraphs.append(before)
        self._reasons.paragraph = paragraph

    def _end(self) -> None:
        paragraph, self._reasons.paragraph = self._reasons.paragraph, None
        self._pen.fields.end_codes()
        if paragraph is None:
            return
        if self._pen.written > self._limits.text_bytes:
            message = f"it has {more_than(self._limits.text_bytes, 'characters of text')}"
            raise ReadError(Problem("limit", message))
        if paragraph.joined:
            self._joined = paragraph
            return
        paragraph.label = self._label(paragraph)
        self._pen.written += len(paragraph.label)
        if paragraph.pieces or paragraph.label or paragraph.inside:
            self._parts.paragraphs.spend()
            self.paragraphs.append(paragraph)

    def _label(self, paragraph: Paragraph) -> str:
        own, style = paragraph.numbering, paragraph.style
        use = style.numbering if own is None else own
        if not use:
            return ""
        level = paragraph.number_level
        if level is None:
            level = style.number_level if own is None else 0
        return self._numbering.label(use, level, paragraph.style_id)

    def _let_go(self) -> None:
        """Bring in a paragraph that no other goes on from."""
        if self._joined is not None:
            self.paragraphs.append(self._joined)
            self._joined = None

    def _begin_box(self, _: Mapping[str, str]) -> None:
        here = self._reasons
        around = _Around(here.paragraph, self.paragraphs, self._joined, here.boxed, here.properties)
        self._around.append(around)
        here.paragraph, here.boxed, here.properties = None, True, []
        self.paragraphs, self._joined = [], None

    def _end_box(self) -> None:
        self._let_go()
        here, around, inside = self._reasons, self._around.pop(), self.paragraphs
        here.paragraph, here.boxed = around.paragraph, around.boxed
        here.properties = around.properties
        self.paragraphs, self._joined = around.finished, around.joined
        if here.paragraph is None:
            self.paragraphs.extend(inside)
        else:
            here.paragraph.take_in(inside)

    def _begin_note(self, attributes: Mapping[str, str]) -> bool:
        self._note = attribute(attributes, "id") or ""
        return attribute(attributes, "type") in _NOT_TEXT

    def _end_note(self) -> None:
        self._let_go()
        self.notes[self._note], self.paragraphs = self.paragraphs, []

    def _refer(self, kind: str) -> Enter:
        def refer(attributes: Mapping[str, str]) -> None:
            self.references.setdefault((kind, attribute(attributes, "id") or ""))

        return refer

    def _document(self, _: Mapping[str, str]) -> None:
        self.is_document = True

    def _page(self, _: Mapping[str, str]) -> None:
        self.page_breaks += 1

    def _foreign(self, _: Mapping[str, str]) -> None:
        self.foreign = True


def _pass_over(_: Mapping[str, str]) -> bool:
    return True
