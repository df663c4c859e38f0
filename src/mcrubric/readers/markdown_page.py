"""A Markdown parser's events into a document."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from mcrubric.readers.building import DocumentBuilder, Shape
from mcrubric.readers.hiding import Hiding
from mcrubric.readers.html_text import HtmlText, is_file
from mcrubric.readers.tabling import Tabling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mcrubric.model.documents import BlockKind
    from mcrubric.model.limits import Limits
    from mcrubric.readers.offsets import Offsets

Event = tuple[Any, Any]
"""What the parser found, and the bytes where it stands."""

_INLINE: Final = frozenset(("Emphasis", "Strong", "Link", "Image", "Strikethrough"))
_KINDS: Final[Mapping[str, BlockKind]] = {
    "Item": "list-item", "TableCell": "table-cell", "BlockQuote": "quote",
}  # fmt: skip
_TABLES: Final[Mapping[str, Callable[[Tabling], None]]] = {
    "Table": Tabling.begin_table, "TableHead": Tabling.begin_row, "TableRow": Tabling.begin_row,
    "TableCell": Tabling.begin_cell,
}  # fmt: skip


class MarkdownPage:
    """Writes the parser's events into a document; unless it is `whole`, only headings."""

    def __init__(
        self, builder: DocumentBuilder, body: Offsets, limits: Limits, *, whole: bool
    ) -> None:
        self._builder = builder
        self._body = body
        self._hiding = Hiding(limits, body.text)
        self._tabling = Tabling(limits)
        self._html = HtmlText(builder, self._hiding, self._tabling, Shape(), whole=whole)
        self._tags: list[tuple[str, int]] = []
        self._within: list[BlockKind] = ["paragraph"]
        self._links: list[tuple[int, str]] = []
        self._level = 0
        self._fenced = False
        self._pictures: list[tuple[int, str]] = []
        self._paragraph_depth = 0
        self.anchors = self._html.anchors

    def read(self, event: Event) -> None:
        """Take what an event says into the document."""
        what, span = event
        start = span["start"]
        if isinstance(what, str):
            if what in {"SoftBreak", "HardBreak"} and self._is_written:
                self._add("\n", self._body.find("\n", start, span["end"]))
            return
        ((name, value),) = what.items()
        if name == "Text":
            if self._is_written:
                self._add(value, self._body.source(start))
        elif name == "Start":
            self._start(value)
        elif name == "End":
            self._end(value)
        elif name == "InlineHtml":
            self._markup([(value, self._body.source(start))])
        elif name == "Html":
            self._tags.append((value, self._body.source(start)))
        elif name == "Code" and self._is_written:
            self._add(value, self._body.find(value, start, span["end"]))

    def _start(self, tag: str | dict[str, Any]) -> None:
        name, value = next(iter(tag.items())) if isinstance(tag, dict) else (tag, {})
        if name == "Link":
            self._links.append((self._builder.next_offset, value["dest_url"]))
        elif name == "Image":
            self._pictures.append((self._builder.next_offset, value["dest_url"]))
        if name in _INLINE:
            return
        self._builder.flush()
        self._within.append(_KINDS.get(name, self._within[-1]))
        if name in _TABLES:
            _TABLES[name](self._tabling)
        self._paragraph_depth = self._hiding.depth
        if name == "Heading":
            self._level = int(value["level"][1:])
            self.anchors += [value["id"]] if value["id"] else []
        elif name == "CodeBlock":
            self._fenced = value != "Indented"

    def _end(self, tag: str | dict[str, Any]) -> None:
        name = next(iter(tag)) if isinstance(tag, dict) else tag
        if name == "Link":
            self._builder.link(*self._links.pop())
        elif name == "Image":
            self._end_picture()
        if name in _INLINE:
            return
        if name == "HtmlBlock":
            self._markup(self._tags)
            self._tags = []
        self._builder.flush()
        self._within.pop()
        if name in {"Paragraph", "Heading", "TableCell"}:
            # A tag that a paragraph leaves open hides nothing beyond it.
            self._hiding.close_to(self._paragraph_depth)
        if name == "TableCell":
            self._tabling.end_cell()
        elif name == "Table":
            self._tabling.end_table()
        self._level = 0
        self._fenced = False

    def _end_picture(self) -> None:
        start, target = self._pictures.pop()
        if not self._links and is_file(target):  # within a link, the link says what is meant
            self._builder.link(start, target, picture=True)

    def _markup(self, pieces: list[tuple[str, int]]) -> None:
        """Read tags and what stands between them, lines with the place of each."""
        starts = [0, *accumulate(len(text) for text, _ in pieces)]

        def source(at: int) -> int:
            index = min(bisect_right(starts, at), len(pieces)) - 1
            return pieces[index][1] + at - starts[index]

        self._html.outer = self._shape()
        self._html.feed("".join(text for text, _ in pieces), source)

    def _add(self, text: str, source: int) -> None:
        self._builder.add(text, source, self._shape())

    @property
    def _is_written(self) -> bool:
        return self._level > 0 or self._html.is_written

    def _shape(self) -> Shape:
        reason = self._hiding.left_out or ("caption" if self._pictures else None)
        if self._level:
            return Shape("heading", self._level, reason or "heading")
        if self._fenced:
            return Shape("code", 0, "code")
        return Shape(self._within[-1], 0, reason, self._tabling.cell)
