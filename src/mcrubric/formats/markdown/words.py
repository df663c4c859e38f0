"""Words in Markdown: what a stranger wrote is words, and only kinds of ours are bold or code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.escaping import markdown

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Span, Words

_PLAIN_CODE: Final = re.compile(r"[A-Za-z0-9./-]+(?: [A-Za-z0-9./-]+)*")
"""What means nothing to Markdown between backticks, where nothing can be escaped."""


def words(given: Words) -> str:
    """Return words in one line."""
    return "".join(map(_span, given)).strip()


def code(text: str) -> str:
    """Return an id or a command as code if it is one by its letters, else as plain words."""
    return f"`{text}`" if _PLAIN_CODE.fullmatch(text) else markdown.text(text)


def bold(text: str) -> str:
    """Return bold words, none if there are none: asterisks around nothing are asterisks."""
    return f"**{text}**" if text else ""


def _span(span: Span) -> str:
    if span.kind == "about":
        return bold(markdown.text(span.text))
    if span.kind == "command":
        return code(span.text)
    if span.kind == "requirement":
        return rf"\[{code(span.text.removeprefix('[').removesuffix(']'))}\]"
    return _with_its_spaces(span.text)


def _with_its_spaces(text: str) -> str:
    """Return plain words with a space where they began or ended with one."""
    if text.isspace():
        return " "
    before, after = (" " if each.isspace() else "" for each in (text[:1], text[-1:]))
    return f"{before}{markdown.text(text)}{after}"
