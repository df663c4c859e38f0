"""Markdown into a Document as its rendered page reads, with the place of every word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import pyromark

from mcrubric.model.artifacts import Problem
from mcrubric.model.documents import BlockKind, Document
from mcrubric.model.limits import Limits
from mcrubric.readers.building import DocumentBuilder, Shape
from mcrubric.readers.decoding import decode
from mcrubric.readers.hiding import Hiding
from mcrubric.readers.html import HtmlText, headings_of
from mcrubric.readers.offsets import Offsets
from mcrubric.readers.reading import ReadError

Event = tuple[Any, Mapping[str, int]]

_OPTIONS: Final = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_MARKS: Final = frozenset("*_[]`<&|~\\\n")
_NESTED: Final = r"(?m)^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){%d}"
_FRONT_MATTER: Final = re.compile(
    r"---[ \t]*\n(?P<body>(?:(?:[\w.-]+[ \t]*:(?:[ \t].*)?|[ \t#-].*|(?!---|\.\.\.))\n){1,200}?)"
    r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_INLINE: Final = frozenset(("Emphasis", "Strong", "Link", "Image", "Strikethrough"))
_KINDS: Final[Mapping[str, BlockKind]] = {
    "Item": "list-item", "TableCell": "table-cell", "BlockQuote": "quote",
}  # fmt: skip
# A first line set in is how many people begin a paragraph; within it another may be set in again.
_ROUNDS: Final = 3


def read_markdown(data: bytes, path: str, limits: Limits) -> Document:
    """Read Markdown: only fenced blocks are code, tags are no words, links keep their labels.

    Raises:
        ReadError: it is no text, or larger, deeper or fuller of marks than the limits allow.
    """
    return _read(data, path, limits)[0]


def markdown_anchors(data: bytes, limits: Limits) -> tuple[str, ...]:
    """Return what a citation can name in the page: words of headings, ids.

    Raises:
        ReadError: as `read_markdown`.
    """
    document, anchors = _read(data, "", limits)
    return (*headings_of(document), *anchors)


def _read(data: bytes, path: str, limits: Limits) -> tuple[Document, tuple[str, ...]]:
    text = decode(data, limits)
    _bounded(text, limits)
    builder = DocumentBuilder(path, text)
    start = _front_matter(text, builder)
    body = Offsets(text[start:], start)
    events = _events(body)
    for _ in range(_ROUNDS):
        indented = _indented(events)
        if not indented:
            break
        body = body.without_indentation(indented)
        events = _events(body)
    page = _Page(builder, body, limits)
    for event in events:
        page.read(event)
    return builder.build(), tuple(page.anchors)


def _bounded(text: str, limits: Limits) -> None:
    marks = sum(map(text.count, _MARKS))
    if marks > limits.markup_marks:
        message = f"the text has more than {limits.markup_marks:,} lines and characters of markup"
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


def _events(body: Offsets) -> list[Event]:
    return list(pyromark.events_with_range(body.text, options=_OPTIONS))


def _indented(events: list[Event]) -> list[int]:
    """Return where the lines of indented blocks begin: they are text, not code."""
    starts: list[int] = []
    inside = False
    for event, span in events:
        if event == {"Start": {"CodeBlock": "Indented"}}:
            inside = True
        elif inside and "Text" in event:
            starts.append(span["start"])
        elif inside:
            inside = False
    return starts


class _Page:
    """Writes the parser's events into a document."""

    def __init__(self, builder: DocumentBuilder, body: Offsets, limits: Limits) -> None:
        self._builder = builder
        self._body = body
        self._hiding = Hiding(limits)
        self._html = HtmlText(builder, self._hiding)
        self._within: list[str] = []
        self._links: list[tuple[int, str]] = []
        self._level = 0
        self._fenced = False
        self._pictures = 0
        self._paragraph_depth = 0
        self.anchors = self._html.anchors

    def read(self, event: Event) -> None:
        what, span = event
        start = span["start"]
        if isinstance(what, str):
            if what in {"SoftBreak", "HardBreak"}:
                self._add("\n", self._body.end_of_line(start))
            return
        ((name, value),) = what.items()
        if name == "Text":
            self._add(value, self._body.source(start))
        elif name == "Start":
            self._start(value)
        elif name == "End":
            self._end(value)
        elif name in {"Html", "InlineHtml"}:
            self._markup(value, start)
        elif name == "Code":
            self._add(value, self._body.find(value, start, span["end"]))

    def _start(self, tag: str | Mapping[str, Any]) -> None:
        name, value = next(iter(tag.items())) if isinstance(tag, Mapping) else (tag, None)
        if name == "Link":
            self._links.append((self._builder.next_offset, value["dest_url"]))
        elif name == "Image":
            self._pictures += 1
        if name in _INLINE:
            return
        self._builder.flush()
        self._within.append(name)
        self._paragraph_depth = self._hiding.depth
        if name == "Heading":
            self._level = int(value["level"][1:])
            self.anchors += [value["id"]] if value["id"] else []
        elif name == "CodeBlock":
            self._fenced = value != "Indented"

    def _end(self, tag: str | Mapping[str, Any]) -> None:
        name = next(iter(tag)) if isinstance(tag, Mapping) else tag
        if name == "Link":
            self._builder.link(*self._links.pop())
        elif name == "Image":
            self._pictures -= 1
        if name in _INLINE:
            return
        self._builder.flush()
        self._within.pop()
        if name in {"Paragraph", "Heading", "TableCell"}:
            # A tag that a paragraph leaves open hides nothing beyond it.
            self._hiding.close_to(self._paragraph_depth)
        self._level = 0
        self._fenced = False

    def _markup(self, html: str, start: int) -> None:
        if _is_html(html):
            self._html.feed(html, self._body.source(start))
        else:  # `<your answer>` is no tag of anybody's
            self._add(html, self._body.source(start))

    def _add(self, text: str, source: int) -> None:
        self._builder.add(text, source, self._shape())

    def _shape(self) -> Shape:
        reason = self._hiding.left_out or ("caption" if self._pictures else None)
        if self._level:
            return Shape("heading", self._level, reason or "heading")
        if self._fenced:
            return Shape("code", 0, "code")
        kind = next((_KINDS[each] for each in reversed(self._within) if each in _KINDS), None)
        return Shape(kind or "paragraph", 0, reason)
