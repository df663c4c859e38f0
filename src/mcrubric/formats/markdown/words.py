"""Words in Markdown: what a stranger wrote is words, and only kinds of ours are bold or code."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from mcrubric.escaping import markdown
from mcrubric.formats.outline.spans import text_of

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Kind, Span, Words

_AS_WORDS: Final = frozenset(("plain", "brief", "place"))

_PLAIN_CODE: Final = re.compile(r"[A-Za-z0-9./-]+(?: [A-Za-z0-9./-]+)*")
"""What means nothing to Markdown between backticks, where nothing can be escaped."""


def words(given: Words) -> str:
    """Return words in one line.

    What is written alike is made harmless as one text: GitHub would find `:name:` in two.
    """
    alike = groupby(given, _written_as)
    return "".join(_written(kind, text_of(tuple(spans))) for kind, spans in alike).strip()


def code(text: str) -> str:
    """Return an id or a command as code if it is one by its letters, else as plain words."""
    return f"`{text}`" if _PLAIN_CODE.fullmatch(text) else markdown.text(text)


def bold(text: str) -> str:
    """Return bold words, none if there are none: asterisks around nothing are asterisks."""
    return f"**{text}**" if text else ""


def _written_as(span: Span) -> Kind:
    return "plain" if span.kind in _AS_WORDS else span.kind


def _written(kind: Kind, text: str) -> str:
    if kind == "about":
        return bold(markdown.text(text))
    if kind == "command":
        return code(text)
    if kind == "requirement":
        return rf"\[{code(text.removeprefix('[').removesuffix(']'))}\]"
    return _with_its_spaces(text)


def _with_its_spaces(text: str) -> str:
    """Return plain words with a space where they began or ended with one."""
    if text.isspace():
        return " "
    before, after = (" " if each.isspace() else "" for each in (text[:1], text[-1:]))
    return f"{before}{markdown.text(text)}{after}"
