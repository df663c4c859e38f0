"""The lines of a section: each kind of block at its width, indented by what it stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.escaping.terminal import shown
from mcrubric.formats.outline.blocks import (
    Fact,
    Heading,
    Item,
    Legend,
    Paragraph,
    Table,
    Title,
)
from mcrubric.formats.terminal.signs import STYLES, depth
from mcrubric.formats.terminal.table import table

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Block, Section, Words
    from mcrubric.formats.terminal.layout import Page

INDENT: Final = 2
"""Columns by which a list stands in from what it stands under."""
BRIEF_WIDTH: Final = 60
"""Columns that words may take before they are cut: enough to know which question it is."""
FACTS_WIDTH: Final = len("Portfolio:")
"""Columns for the names of facts, so that what they stand for is aligned."""


def section_lines(section: Section, page: Page) -> list[str]:
    """Return the lines of a section with its heading."""
    lines = page.heading(section.title) if section.title else []
    indent = INDENT
    for block in section.blocks:
        if isinstance(block, Heading):
            indent = INDENT * block.level
        lines += _lines(block, page, indent)
    return lines


def _lines(block: Block, page: Page, indent: int) -> list[str]:  # noqa: PLR0911 - one a kind
    match block:
        case Title(text, tone):
            return page.text(text, style=STYLES[tone])
        case Heading(text, level=1):
            return ["", *page.text(text, style="bold")]
        case Heading(text):
            return page.text(text, INDENT)
        case Paragraph(words, tone):
            return page.text(_text(words, page, page.width), style=STYLES[tone])
        case Fact(name, text):
            return page.item(shown(f"{name}:").ljust(FACTS_WIDTH), text)
        case Item():
            return _item(block, page, indent)
        case Legend(meanings):
            said = (f"{page.signs.of[mark]} {meaning}" for mark, meaning in meanings)
            return page.text("   ".join(said))
        case Table():
            return table(block, page)


def _item(item: Item, page: Page, indent: int) -> list[str]:
    """Return an item and what is inside it, each deeper by the sign above it."""
    below = indent + depth(item.mark)
    text = _text(item.words, page, page.width - below)
    if item.mark is None:
        return page.text(text, indent)
    last = item.words[-1]
    tail = last.text if last.kind == "requirement" else ""
    lines = page.item(page.signs.of[item.mark], text, indent, STYLES[item.tone], tail=tail)
    return [*lines, *(line for each in item.inside for line in _item(each, page, below))]


def _text(words: Words, page: Page, width: int) -> str:
    """Return words as one text, with what may be brief cut to one line."""
    return "".join(
        page.one_line(span.text, min(BRIEF_WIDTH, width)) if span.kind == "brief" else span.text
        for span in words
    )
