"""OpenDocument text into a Document, as it is seen on the page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from mcrubric.readers.building import DocumentBuilder
from mcrubric.readers.odf.odf import DRAW, NEWER, OFFICE, STYLE, TEXT, Parts, parts_of
from mcrubric.readers.odf.odt_blocks import BLOCK_ENDS, BLOCK_STARTS
from mcrubric.readers.odf.odt_inline import INLINE_ENDS, INLINE_STARTS
from mcrubric.readers.odf.odt_paragraphs import mark_repeated, write_paragraphs
from mcrubric.readers.odf.odt_story import OUTSIDE, State, Story
from mcrubric.readers.odf.style_reader import StyleReader, parse_document
from mcrubric.readers.scans import check_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.documents import Document, LeftOut
    from mcrubric.model.limits import Limits
    from mcrubric.readers.xml_feed import Xml

_STARTS: Final = {**BLOCK_STARTS, **INLINE_STARTS}
_ENDS: Final = {**BLOCK_ENDS, **INLINE_ENDS}
_BODY: Final[Mapping[str, LeftOut | None]] = {f"{OFFICE}body": None}
_MARGINS: Final[Mapping[str, LeftOut | None]] = {
    f"{space}{name}{which}": "running-header"
    for space in (STYLE, NEWER)
    for name in ("header", "footer")
    for which in ("", "-left", "-first")
}
_PICTURE: Final = f"{DRAW}image"
_NOT_SHOWN: Final = ("none", "false")
_DISPLAYS: Final = (f"{TEXT}display", f"{STYLE}display")


def read_odt(data: bytes, path: str, limits: Limits) -> Document:
    """Read the words of a text and, behind them, of its headers and footers.

    Raises:
        ReadError: it is encrypted, damaged, no OpenDocument file, or over a limit, or holds
            pictures and no words.
    """
    with parts_of(BytesIO(data), limits) as parts:
        document, body = read_parts(parts, path, limits)
    check_words(document, pictures=body.pictures)
    return document


def read_parts(parts: Parts, path: str, limits: Limits) -> tuple[Document, Story]:
    """Read the parts of a text; also return what was seen on the way.

    Raises:
        ReadError: as `read_odt`.
    """
    styles = StyleReader(limits)
    margins = _story(parts.styles(), styles, _MARGINS, limits) if parts.styles else None
    body = _story(parts.content(), styles, _BODY, limits)
    if margins is not None:
        mark_repeated(margins.paragraphs)
    drawn = body.drawn or (margins is not None and margins.drawn)
    builder = DocumentBuilder(path, None)
    for story in (body, margins):
        if story is not None:
            paragraphs = [*story.paragraphs, *story.unplaced()]
            hides = not styles.styles.coloured and not drawn
            write_paragraphs(paragraphs, builder, white_is_hidden=hides)
    return builder.build(), body


def _story(
    xml: Xml, styles: StyleReader, regions: Mapping[str, LeftOut | None], limits: Limits
) -> Story:
    """Read the text in some elements of a part; `regions` says why it is left out, if it is."""
    story = Story(styles.styles, limits)
    around: list[State] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        around.append(story.state)
        story.pictures |= name == _PICTURE
        if story.state is OUTSIDE:
            if name not in regions:
                return
            story.state = State(muted=False, left_out=regions[name])
        elif name in _STARTS:
            story.state = _STARTS[name](story, attributes)
        if any(attributes.get(each) in _NOT_SHOWN for each in _DISPLAYS):
            story.state = story.left_out("hidden")

    def end(name: str) -> None:
        if name in _ENDS and story.state is not OUTSIDE:
            _ENDS[name](story)
        story.state = around.pop()

    parse_document(xml, styles, limits, start=start, end=end, text=story.add)
    return story
