"""A section in Markdown, in chunks between which a text may end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.escaping import html, markdown
from mcrubric.formats.markdown.items import fact, item
from mcrubric.formats.markdown.rows import group, head, row
from mcrubric.formats.markdown.words import words
from mcrubric.formats.outline.blocks import (
    Fact,
    Heading,
    Item,
    Legend,
    Paragraph,
    Table,
    Title,
)
from mcrubric.formats.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.formats.outline.blocks import Block, Section

FOLDED: Final = frozenset(("coverage", "located", "in-place", "words"))
"""Sections that are long and no news: they are opened by whoever wants to read them."""
FOLD: Final = "\n<details>\n<summary><b>{}</b></summary>\n"
END: Final = "\n</details>\n"
WHOLE, TITLE, PART, DEEPER = "##", "###", "####", "#####"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some lines, how many things they tell, and what has to follow if a text ends with them."""

    text: str
    things: int = 0
    end: str = ""


def chunks(section: Section) -> Iterator[Chunk]:
    """Yield the chunks of a section with its title; a folded one is closed by its last."""
    end = END if section.name in FOLDED else ""
    if end:
        yield Chunk(FOLD.format(html.text(section.title)), end=end)  # HTML, no Markdown in it
    elif section.title:
        yield _block(f"{TITLE} {markdown.text(section.title)}")
    before: Block | None = None
    for block in section.blocks:
        listed = isinstance(block, (Item, Fact)) and type(before) is type(block)
        for chunk in _chunks(block):
            text = chunk.text if listed else f"\n{chunk.text}"
            yield Chunk(text, chunk.things, end)
            listed = True
        before = block
    if end:
        yield Chunk(end)


def _block(text: str) -> Chunk:
    return Chunk(f"\n{text}\n")


def _chunks(block: Block) -> Iterator[Chunk]:
    match block:
        case Title(text):
            yield Chunk(f"{WHOLE} {markdown.text(text)}\n")
        case Heading(text, level):
            yield Chunk(f"{PART if level == 1 else DEEPER} {markdown.text(text)}\n")
        case Paragraph():
            yield Chunk(f"{words(block.words)}\n")
        case Fact():
            yield Chunk(f"{fact(block)}\n")
        case Item():
            yield Chunk(f"{item(block)}\n", things(block))
        case Legend(meanings):
            said = (f"{markdown.text(SIGNS[mark])} {meaning}" for mark, meaning in meanings)
            yield Chunk(f"{' · '.join(said)}\n")
        case Table():
            yield Chunk(head(block))
            for each in block.groups:
                yield Chunk(group(each, block))
                yield from (Chunk(row(line), things=1) for line in each.rows)


def things(block: Item) -> int:
    """Return how many things an item tells: one, or as many as are listed inside."""
    return max(1, sum(each.mark == "bullet" for each in block.inside))
