"""The blocks of a section as HTML, piece by piece: lists, facts, headings and the table."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mcrubric.escaping import html
from mcrubric.formats.html.table import table
from mcrubric.formats.html.tags import element, start
from mcrubric.formats.html.words import sign, words
from mcrubric.formats.outline.blocks import (
    Fact,
    Heading,
    Item,
    Legend,
    Paragraph,
    Table,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.formats.html.words import Link
    from mcrubric.formats.outline.blocks import Block


def blocks(given: Iterable[Block], link: Link) -> Iterator[str]:
    """Yield the HTML of blocks; items and facts that follow each other are one list."""
    for kind, alike in groupby(given, type):
        around = {Item: ("ul", "list"), Fact: ("dl", None)}.get(kind)
        if around:
            yield start(around[0], role=around[1]) + "\n"
        for block in alike:
            yield from (f"{piece}\n" for piece in _block(block, link))
        if around:
            yield f"</{around[0]}>\n"


def _block(block: Block, link: Link) -> Iterator[str]:
    match block:
        case Title(text, tone):
            yield element("h1", html.text(text), class_=tone)
        case Heading(text, level):
            yield element("h3" if level == 1 else "h4", html.text(text))
        case Paragraph(said, tone):
            yield element("p", words(said, link), class_=tone)
        case Fact(name, text):
            yield element("div", element("dt", html.text(name)) + element("dd", html.text(text)))
        case Item():
            yield _item(block, link)
        case Legend(meanings):
            said_ = (f"{sign(mark)} {html.text(meaning)}" for mark, meaning in meanings)
            yield element("p", " ".join(element("span", each) for each in said_), class_="legend")
        case Table():
            yield from table(block)


def _item(item: Item, link: Link) -> str:
    """Return an item; what goes on below it is a paragraph, all else a list inside."""
    lead = sign(item.mark, item.tone) if item.mark else ""
    said = [element("p", words(item.words, link))]
    for goes_on, alike in groupby(item.inside, lambda each: each.mark in {"remedy", None}):
        if goes_on:
            said += [_further(each, link) for each in alike]
        else:
            inside = "".join(_item(each, link) for each in alike)
            said.append(element("ul", inside, role="list"))
    return element("li", lead + element("div", "".join(said)))


def _further(item: Item, link: Link) -> str:
    lead = f"{sign(item.mark)} " if item.mark else ""
    return element("p", lead + words(item.words, link))
