"""Markdown into a Document as its rendered page reads, with the place of every word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.building import DocumentBuilder, Shape
from mcrubric.readers.decoding import decode
from mcrubric.readers.markdown_page import MarkdownPage
from mcrubric.readers.offsets import Offsets
from mcrubric.readers.outline import headings_of
from mcrubric.readers.reading import Reader, ReadError
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyromark

    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits
    from mcrubric.readers.markdown_page import Event

_MARKS: Final = frozenset("*_[]`<&|~\\\n")
_NESTED: Final = r"(?m)^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){%d}"
_FRONT_MATTER: Final = re.compile(
    r"---[ \t]*\n(?P<body>(?:(?:[\w.-]+[ \t]*:(?:[ \t].*)?|[ \t#-].*|(?!---|\.\.\.))\n){1,200}?)"
    r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
# A first line set in is how many people begin a paragraph; within it another may be set in again.
_ROUNDS: Final = 3
_INDENTATION: Final = ("    ", "\t")
_BLOCK: Final = {"Start": {"CodeBlock": "Indented"}}


def read_markdown(data: bytes, path: str, limits: Limits) -> Document:
    """Read Markdown: only fenced blocks are code, tags are no words, links keep their labels.

    Raises:
        ReadError: it is no text, or larger, deeper or fuller of marks than the limits allow.
    """
    return _read(data, path, limits, placed=True, whole=True)[0]


def markdown_page(data: bytes, limits: Limits, *, whole: bool) -> tuple[Document, tuple[str, ...]]:
    """Return the page, without the places of its words, and what a citation can name in it.

    That is words of headings and ids. Unless it is `whole`, there is nothing else in the page.

    Raises:
        ReadError: as `read_markdown`.
    """
    document, anchors = _read(data, "", limits, placed=False, whole=whole)
    return document, (*headings_of(document), *anchors)


def markdown_events(data: bytes, limits: Limits) -> Iterator[Any]:
    """Return what the parser finds in a text, without its front matter and without places.

    Raises:
        ReadError: as `read_markdown`.
    """
    text = decode(data, limits)
    _bounded(text, limits)
    start = _front_matter(text, DocumentBuilder("", None))
    return _unplaced(text[start:])


def _read(
    data: bytes, path: str, limits: Limits, *, placed: bool, whole: bool
) -> tuple[Document, tuple[str, ...]]:
    text = decode(data, limits)
    _bounded(text, limits)
    builder = DocumentBuilder(path, text if placed else None)
    start = _front_matter(text, builder)
    body = Offsets(text[start:], ((0, start),))
    for _ in range(_ROUNDS):
        indented = _indented(body)
        if not indented:
            break
        body = body.without_indentation(indented)
    page = MarkdownPage(builder, body, limits, whole=whole)
    for event in _events(body):
        page.read(event)
    return builder.build(), tuple(page.anchors)


def _bounded(text: str, limits: Limits) -> None:
    most = min(limits.markup_marks, limits.markdown_marks)
    if sum(map(text.count, _MARKS)) > most:
        message = f"the text has {more_than(most, 'lines and characters of markup')}"
        raise ReadError(Problem("limit", message))
    nested = re.search(_NESTED % (limits.markdown_depth + 1), text)
    if nested is not None:
        message = f"quotes and lists are nested more than {limits.markdown_depth} deep"
        line = text.count("\n", 0, nested.start()) + 1
        raise ReadError(Problem("limit", message), line, 1)


def _front_matter(text: str, builder: DocumentBuilder) -> int:
    """Take the settings that some editors put at the top; return where the text begins."""
    match = _FRONT_MATTER.match(text)
    if match is None or not re.search(r"(?m)^[\w.-]+[ \t]*:", match["body"]):
        return 0
    builder.add(match["body"], match.start("body"), Shape("front-matter", 0, "front-matter"))
    builder.flush()
    return match.end()


def _events(body: Offsets) -> Iterator[Event]:
    """Parse anew; events take forty times the memory of their text, and are not kept."""
    import pyromark

    return iter(pyromark.events_with_range(body.text, options=_options()))


def _unplaced(text: str) -> Iterator[Any]:
    """Parse without asking where things stand, in a third of the time."""
    import pyromark

    return iter(pyromark.events(text, options=_options()))


def _options() -> pyromark.Options:
    from pyromark import Options

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES
    )


def _indented(body: Offsets) -> list[int]:
    """Return where the lines of indented blocks begin: they are text, not code."""
    starts: list[int] = []
    if not any(each in body.text for each in _INDENTATION):  # most texts need one parse only
        return starts
    if _BLOCK not in _unplaced(body.text):
        return starts
    inside = False
    for event, span in _events(body):
        if event == _BLOCK:
            inside = True
        elif inside and "Text" in event:
            starts.append(span["start"])
        elif inside:
            inside = False
    return starts


MARKDOWN: Final = Reader("markdown", (".md", ".markdown"), read_markdown)
