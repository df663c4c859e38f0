"""Lists in Markdown: what is to be done can be ticked off, and remedies stand below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.escaping import markdown
from mcrubric.formats.markdown.words import bold, words
from mcrubric.formats.signs import SIGNS

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Fact, Item, Mark

INDENT: Final = "  "
"""How far lines stand in to belong to an item that begins with `- `."""


def fact(block: Fact) -> str:
    """Return a named fact as an item of a list."""
    return f"- {bold(markdown.text(f'{block.name}:'))} {markdown.text(block.text)}".rstrip()


def item(block: Item, indent: str = "") -> str:
    """Return the lines of an item and of what is inside it."""
    lines = [f"{indent}- {_said(block)}".rstrip()]
    below, in_paragraph = indent + INDENT, True
    for each in block.inside:
        in_paragraph = in_paragraph and each.mark in {"remedy", None}
        if in_paragraph:
            lines[-1] += "\\"  # a line break
            lines.append(f"{below}{_said(each)}".rstrip())
        else:
            lines.append(item(each, below))
    return "\n".join(lines)


def _said(block: Item) -> str:
    return f"{_sign(block.mark)}{words(block.words)}"


def _sign(mark: Mark | None) -> str:
    """Return the sign of an item: a box to tick, none where the list has its own."""
    if mark is None or mark == "bullet":
        return ""
    return f"{SIGNS[mark] if mark == 'to-do' else markdown.text(SIGNS[mark])} "
