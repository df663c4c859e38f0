"""One slide of a PPTX presentation: its title, whether it is hidden, and the text on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.readers.alternates import Alternates
from mcrubric.readers.xml import BETWEEN, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.xml_feed import Xml

_DRAWING: Final = (
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
)
_MATHS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_SLIDE: Final = (
    "http://schemas.openxmlformats.org/presentationml/2006/main",
    "http://purl.oclc.org/ooxml/presentationml/main",
)
_ALTERNATES: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_TITLES: Final = ("title", "ctrTitle")
_NAMES: Final = (
    (_SLIDE, ("sld", "ph", "cNvPr", "txBody", "sp", "pic", "graphicFrame", "cxnSp")),
    ((*_DRAWING, _MATHS), ("t",)),
    (_DRAWING, ("p", "br")),
    ((_ALTERNATES,), ("AlternateContent", "Choice", "Fallback")),
)
_TAGS: Final = {
    f"{space}{BETWEEN}{tag}": tag for spaces, tags in _NAMES for space in spaces for tag in tags
}
_OFF: Final = ("0", "false", "off")
_ON: Final = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class ShownText:
    """What a part of a presentation shows: `title` is a line, `paragraphs` are in their order."""

    title: str
    hidden: bool
    paragraphs: tuple[str, ...]


def read_shown_text(xml: Xml, limits: Limits) -> ShownText:
    """Read a slide (ECMA-376 part 1, 19.3.1.38), or a diagram or chart that stands on one.

    Raises:
        ReadError: it is no XML, or over a limit.
    """
    reading = _Reading()
    parse_xml(xml, limits, start=reading.start, end=reading.end, text=reading.text)
    return ShownText(
        " ".join(" ".join(reading.title).split()), reading.hidden, tuple(reading.paragraphs)
    )


class _Reading:
    """The state between two events."""

    def __init__(self) -> None:
        self.title: list[str] = []
        self.paragraphs: list[str] = []
        self.hidden = False
        self._alternates = Alternates()
        self._pieces: list[str] = []
        self._within_text = self._within_title = self._unseen = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element in."""
        tag = _TAGS.get(name)
        if tag is None and not self._alternates.skipping:
            return
        self._alternates.start(tag or "")
        if not self._alternates.skipping:
            self._begin(tag, attributes)

    def _begin(self, tag: str | None, attributes: Mapping[str, str]) -> None:
        match tag:
            case "t":
                self._within_text = not self._unseen
            case "br":
                self._pieces.append("\n")
            case "ph":
                self._within_title = not self.title and attributes.get("type") in _TITLES
            case "cNvPr":
                self._unseen = attributes.get("hidden") in _ON
            case "sld":
                self.hidden = attributes.get("show") in _OFF
            case "sp" | "pic" | "graphicFrame" | "cxnSp":
                self._within_title = self._unseen = False

    def text(self, text: str) -> None:
        """Take text in."""
        if self._within_text:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """Take the end of an element in."""
        tag = _TAGS.get(name)
        if tag is None and not self._alternates.skipping:
            return
        self._within_text = False
        if not self._alternates.skipping:
            if tag == "p":
                self._end_paragraph()
            elif tag == "txBody":
                self._within_title = False
        self._alternates.end(tag or "")

    def _end_paragraph(self) -> None:
        paragraph = "".join(self._pieces).strip()
        self._pieces.clear()
        if paragraph:
            self.paragraphs.append(paragraph)
            if self._within_title:
                self.title.append(paragraph)
