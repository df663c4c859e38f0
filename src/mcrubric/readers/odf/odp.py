"""Facts of OpenDocument presentations: slides, their titles, which are hidden, what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, SlideState
from mcrubric.readers.budget import too_many
from mcrubric.readers.odf.odf import DRAW, OFFICE, PRESENTATION, TEXT, parts_of
from mcrubric.readers.odf.style_reader import StyleReader, parse_document
from mcrubric.readers.office_text import TextBudget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.odf.styles import Styles
    from mcrubric.readers.reading import FactRequest

_PAGE: Final = f"{DRAW}page"
_FRAME: Final = f"{DRAW}frame"
_PARAGRAPHS: Final = (f"{TEXT}p", f"{TEXT}h")
# A speaker's notes and remarks are on no slide, and a chart within is a file of its own.
_OFF_THE_SLIDE: Final = (
    f"{PRESENTATION}notes", f"{OFFICE}annotation", f"{DRAW}object", f"{OFFICE}binary-data",
)  # fmt: skip
_GAPS: Final = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_TITLE: Final = "title"


def read_odp_facts(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read every slide that is there; hidden ones count too.

    Raises:
        ReadError: the file cannot be read.
    """
    styles = StyleReader(limits)
    slides = _Slides(styles.styles, limits, keeps_text=request.text)
    with parts_of(stream, limits) as parts:
        parse_document(
            parts.content(), styles, limits, start=slides.start, end=slides.end, text=slides.add
        )
    return Facts(
        medium=request.medium,
        media_type=request.media_type,
        slides=len(slides.states),
        slide_states=tuple(slides.states),
        text_unread=slides.budget.unread,
    )


class _Slides:
    """Takes the XML of a presentation and collects its slides."""

    def __init__(self, styles: Styles, limits: Limits, *, keeps_text: bool) -> None:
        self.states: list[SlideState] = []
        self._styles = styles
        self._limits = limits
        self.budget = TextBudget(limits.text_bytes)
        self._keeps_text = keeps_text
        self._around: list[str] = []
        self._off: int | None = None
        self._on_page = self._in_title = False
        self._hidden = False
        self._lines: list[str] = []
        self._title: list[str] = []
        self._line: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Go into an element."""
        self._around.append(name)
        if name == _PAGE:
            self._begin_page(attributes)
        elif name in _OFF_THE_SLIDE and self._off is None:
            self._off = len(self._around)
        elif name == _FRAME:
            self._in_title = attributes.get(f"{PRESENTATION}class") == _TITLE
        elif name in _PARAGRAPHS:
            self._line = []
        elif name in _GAPS:
            self.add(_GAPS[name])

    def add(self, text: str) -> None:
        """Take characters; those outside of paragraphs are dropped when the next one begins."""
        if self._on_page and self._off is None:
            self._line.append(text)

    def end(self, name: str) -> None:
        """Come out of an element."""
        if self._off == len(self._around):
            self._off = None
        elif name in _PARAGRAPHS:
            self._end_line()
        elif name == _FRAME:
            self._in_title = False
        elif name == _PAGE and self._on_page:
            self._end_page()
        self._around.pop()

    def _begin_page(self, attributes: Mapping[str, str]) -> None:
        if len(self.states) >= self._limits.slides:
            raise too_many(self._limits.slides, "slides")
        self._on_page, self._lines, self._title, self._line = True, [], [], []
        style = attributes.get(f"{DRAW}style-name", "")
        self._hidden = not self._styles.find("drawing-page", style).shown

    def _end_line(self) -> None:
        line = " ".join("".join(self._line).split())
        self._line = []
        if line:
            self._lines.append(line)
            if self._in_title:
                self._title.append(line)

    def _end_page(self) -> None:
        self._on_page = False
        title = self.budget.take(" ".join(self._title)) or ""
        text = self.budget.take("\n".join(self._lines)) if self._keeps_text else None
        self.states.append(SlideState(len(self.states) + 1, title, self._hidden, text))
