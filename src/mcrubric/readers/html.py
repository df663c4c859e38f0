"""HTML into a Document, and the places in a page that a citation can name."""

from __future__ import annotations

import re
from typing import Final

from mcrubric.model.artifacts import Problem
from mcrubric.model.documents import BlockKind, Document, LeftOut
from mcrubric.model.limits import Limits
from mcrubric.readers.building import DocumentBuilder, Shape
from mcrubric.readers.decoding import decode
from mcrubric.readers.hiding import Hiding
from mcrubric.readers.markup import Token, tokens
from mcrubric.readers.reading import ReadError

_SPACE: Final = re.compile(r"[ \t\n\f\r]+")
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_KINDS: Final[dict[str, BlockKind]] = {
    "li": "list-item", "dd": "list-item", "td": "table-cell", "th": "table-cell",
    "blockquote": "quote",
}  # fmt: skip
_BLOCKS: Final = frozenset(_HEADINGS) | frozenset(_KINDS) | frozenset(
    "address article aside body caption center details dialog div dl dt fieldset figcaption figure "
    "footer form head header hr html legend main nav ol p pre section summary table tbody tfoot "
    "thead tr ul".split()  # noqa: SIM905
)  # fmt: skip
# What Word writes into its pages for older browsers is no remark of anybody's.
_CONDITIONAL: Final = re.compile(r"\s*\[(?:if|endif)\b", re.IGNORECASE)


class HtmlText:
    """Writes the words of HTML into a document as a reader of the page sees them."""

    def __init__(self, builder: DocumentBuilder, hiding: Hiding) -> None:
        self._builder = builder
        self._hiding = hiding
        self._kinds: list[tuple[str, BlockKind]] = []
        self._level = 0
        self._code = False
        self._keep = False
        self._link: tuple[int, str] | None = None
        self.anchors: list[str] = []

    def feed(self, html: str, source: int) -> None:
        """Read a piece that stands at code point `source` of the source file."""
        for token in tokens(html):
            at = source + token.at
            if token.kind == "text":
                self._text(token.value, at)
            elif token.kind == "start":
                self._start(token, at)
            elif token.kind == "end":
                self._end(token.value)
            elif not _CONDITIONAL.match(token.value):
                self._comment(token.value, at)

    def _text(self, text: str, at: int) -> None:
        if self._keep:
            self._builder.add(text, at, self._shape())
            return
        done = 0
        for space in _SPACE.finditer(text):
            self._word(text[done : space.start()], at + done)
            done = space.end()
            if not self._builder.ends_with_space:
                self._word(" ", at + space.start())
        self._word(text[done:], at + done)

    def _word(self, text: str, at: int) -> None:
        if text:
            self._builder.add(text, at, self._shape())

    def _shape(self) -> Shape:
        left_out: LeftOut | None = self._hiding.left_out
        if self._level:
            return Shape("heading", self._level, left_out or "heading")
        if self._code:
            return Shape("code", 0, left_out or "code")
        return Shape(self._kinds[-1][1] if self._kinds else "paragraph", 0, left_out)

    def _comment(self, text: str, at: int) -> None:
        stripped = text.strip()
        if stripped:
            self._builder.comment(stripped, at + text.index(stripped))

    def _start(self, token: Token, at: int) -> None:
        name = token.value
        self.anchors += [token.attributes[key] for key in ("id",) if token.attributes.get(key)]
        if name in _BLOCKS:
            self._builder.flush()
        self._hiding.start(name, token.attributes)
        if name in _HEADINGS:
            self._level = _HEADINGS[name]
        elif name in _KINDS:
            self._kinds = [each for each in self._kinds if each[0] != name] + [(name, _KINDS[name])]
        elif name == "pre":
            self._keep = True
        elif name == "code":
            self._code = self._keep
        elif name == "br":
            self._builder.add("\n", at, self._shape())
        elif name == "img":
            self._picture(token, at)
        elif name == "a":
            self._anchor(token)

    def _picture(self, token: Token, at: int) -> None:
        words = token.attributes.get("alt", "").strip()
        self._builder.add(words, at, Shape("paragraph", 0, self._hiding.left_out or "caption"))

    def _anchor(self, token: Token) -> None:
        self._end_link()
        if token.attributes.get("name"):
            self.anchors.append(token.attributes["name"])
        if token.attributes.get("href"):
            self._link = (self._builder.next_offset, token.attributes["href"])

    def _end(self, name: str) -> None:
        if name == "a":
            self._end_link()
        if name in _BLOCKS:
            self._builder.flush()
        self._hiding.end(name)
        if name in _HEADINGS:
            self._level = 0
        elif name in _KINDS:
            self._kinds = [each for each in self._kinds if each[0] != name]
        elif name == "pre":
            self._keep = self._code = False
        elif name == "code":
            self._code = False

    def _end_link(self) -> None:
        if self._link is not None:
            self._builder.link(*self._link)
            self._link = None


def read_html(data: bytes, path: str, limits: Limits) -> Document:
    """Read a page as it is shown: no scripts, style sheets or title; hidden words left out.

    Raises:
        ReadError: it is no text, or larger, deeper or fuller of tags than the limits allow.
    """
    return _read(data, path, limits)[0]


def html_anchors(data: bytes, limits: Limits) -> tuple[str, ...]:
    """Return what a citation can name in a page: ids, names of anchors, words of headings.

    Raises:
        ReadError: as `read_html`.
    """
    document, anchors = _read(data, "", limits)
    return (*headings_of(document), *anchors)


def headings_of(document: Document) -> tuple[str, ...]:
    """Return the words of a document's headings that a reader sees."""
    return tuple(
        " ".join(document.slice(block).split())
        for block in document.blocks
        if block.kind == "heading" and block.left_out == "heading"
    )


def _read(data: bytes, path: str, limits: Limits) -> tuple[Document, tuple[str, ...]]:
    html = decode(data, limits)
    if html.count("<") + html.count("&") > limits.markup_marks:
        message = f"the page has more than {limits.markup_marks:,} tags"
        raise ReadError(Problem("limit", message))
    builder = DocumentBuilder(path, html)
    text = HtmlText(builder, Hiding(limits))
    text.feed(html, 0)
    return builder.build(), tuple(text.anchors)
