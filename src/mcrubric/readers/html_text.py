"""The words of HTML into a document, as a reader of the page sees them."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from mcrubric.readers.building import DocumentBuilder, Shape
from mcrubric.readers.markup import ELEMENTS, Token, tokens
from mcrubric.readers.tabling import MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.documents import BlockKind
    from mcrubric.readers.hiding import Hiding
    from mcrubric.readers.tabling import Tabling

# White space that does not show as it is written.
_SPACES: Final = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]")
# The same behind a space that shows as it is written, such as one that does not break a line.
_MORE_SPACES: Final = re.compile(r"([^\S \t\n\f\r])(?:[ \t\n\f\r]{2,}|[\t\n\f\r])")
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_KINDS: Final[dict[str, BlockKind]] = {
    "li": "list-item", "dd": "list-item", "td": "table-cell", "th": "table-cell",
    "blockquote": "quote",
}  # fmt: skip
# The end of a list or table is the end of items and cells that nobody ended.
_ENDS: Final = {name: (name,) for name in _KINDS} | {
    "ul": ("li",), "ol": ("li",), "dl": ("dd",), "table": ("td", "th"),
}  # fmt: skip
_BLOCKS: Final = frozenset(_HEADINGS) | frozenset(_KINDS) | frozenset(
    "address article aside body caption "  # noqa: SIM905 - a long list of strings reads worse
    "center details dialog div dl dt fieldset figcaption figure footer form head header "
    "hr html legend main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)  # fmt: skip
_CELLS: Final = frozenset(("td", "th"))
_SPAN: Final = re.compile(r"\s*\+?([0-9]{1,9})")
# What Word writes into its pages for older browsers is no remark of anybody's.
_CONDITIONAL: Final = re.compile(r"\[(?:if|endif)\b", re.IGNORECASE)


class HtmlText:
    """Writes the words of HTML into a document as a reader of the page sees them.

    `outer` is what the surrounding text is, for HTML inside of something else. There, a tag of
    which no browser knows the name (`<your answer>`) is what somebody wrote, and is text.
    Unless it is `whole`, only the words of headings are written, which are blocks of their own.
    """

    def __init__(
        self,
        builder: DocumentBuilder,
        hiding: Hiding,
        tabling: Tabling,
        outer: Shape | None,
        *,
        whole: bool,
    ) -> None:
        self._builder = builder
        self._hiding = hiding
        self._tabling = tabling
        self._kinds: list[tuple[str, BlockKind]] = []
        self._level = 0
        self._code = False
        self._keep = False
        self._link: tuple[int, str] | None = None
        self._whole = whole
        self.outer = outer
        self.anchors: list[str] = []

    def feed(self, html: str, source: Callable[[int], int]) -> None:
        """Read a piece whose code points stand at `source(offset)` of the source file."""
        for token in tokens(html):
            if token.kind == "text":
                if self.is_written:
                    self._text(token.value, token.at, source)
            elif token.kind == "comment":
                self._comment(token.value, token.at, source)
            elif token.kind == "sheet":
                self._hiding.sheet(token.value)
            elif self.outer is not None and token.value not in ELEMENTS:
                if self.is_written:
                    self._add(token.written, source(token.at))
            elif token.kind == "start":
                self._start(token, source(token.at))
            else:
                self._end(token.value)

    @property
    def is_written(self) -> bool:
        """Whether words at this point go into the document."""
        return self._whole or self._level > 0 or (self.outer is not None and self.outer.level > 0)

    def _text(self, text: str, at: int, source: Callable[[int], int]) -> None:
        if self._keep or not self._builder.is_placed:
            self._add(text if self._keep else self._shown(text), source(at))
            return
        if text.startswith(" ") and self._builder.ends_with_space:
            at, text = at + 1, text[1:]
        done = 0
        for space in _SPACES.finditer(text):
            self._add(text[done : space.start()], source(at + done))
            done = space.end()
            if not self._builder.ends_with_space:
                self._add(" ", source(at + space.start()))
        self._add(text[done:], source(at + done))

    def _shown(self, text: str) -> str:
        """Return a text at once whose pieces need no place of their own."""
        if self._builder.ends_with_space:
            text = text.removeprefix(" ")
            begun = _SPACES.match(text)
            text = text[begun.end() :] if begun else text
        if _SPACES.search(text):
            return _SPACES.sub(" ", _MORE_SPACES.sub(r"\1", text))
        return text

    def _add(self, text: str, at: int) -> None:
        self._builder.add(text, at, self._shape())

    def _shape(self) -> Shape:
        left_out, cell = self._hiding.left_out, self._tabling.cell
        if self._level:
            return Shape("heading", self._level, left_out or "heading", cell)
        if self._code:
            return Shape("code", 0, left_out or "code", cell)
        if self._kinds:
            return Shape(self._kinds[-1][1], 0, left_out, cell)
        if self.outer is None:
            return Shape("paragraph", 0, left_out, cell)
        return Shape(self.outer.kind, self.outer.level, left_out or self.outer.left_out, cell)

    def _comment(self, text: str, at: int, source: Callable[[int], int]) -> None:
        stripped = text.strip()
        if stripped and not _CONDITIONAL.match(stripped):
            start = at + text.index(stripped)
            lines = stripped.splitlines(keepends=True)
            starts = accumulate((len(line) for line in lines), initial=start)
            # Each line with its own place: in a quotation, marks stand before it in the source.
            self._builder.comment(
                [(line, source(a)) for line, a in zip(lines, starts, strict=False)]
            )

    def _start(self, token: Token, at: int) -> None:
        name = token.value
        if token.attributes.get("id"):
            self.anchors.append(token.attributes["id"])
        if name in _BLOCKS:
            self._builder.flush()
        self._hiding.start(name, token.attributes)
        self._begin_in_table(token)
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
        start = self._builder.next_offset
        reason = self._hiding.left_out or "caption"
        self._builder.add(words, at, Shape("paragraph", 0, reason, self._tabling.cell))
        if self._link is None and is_file(token.attributes.get("src", "")):
            self._builder.link(start, token.attributes["src"], picture=True)

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
        self._end_in_table(name)
        if name in _HEADINGS:
            self._level = 0
        elif name in _ENDS:
            self._kinds = [each for each in self._kinds if each[0] not in _ENDS[name]]
        elif name == "pre":
            self._keep = self._code = False
        elif name == "code":
            self._code = False

    def _begin_in_table(self, token: Token) -> None:
        if token.value in _CELLS:
            self._tabling.begin_cell(*_spans(token))
        elif token.value == "table":
            self._tabling.begin_table()
        elif token.value == "tr":
            self._tabling.begin_row()

    def _end_in_table(self, name: str) -> None:
        if name in _CELLS:
            self._tabling.end_cell()
        elif name == "table":
            self._tabling.end_table()

    def _end_link(self) -> None:
        if self._link is not None:
            self._builder.link(*self._link)
            self._link = None


def is_file(target: str) -> bool:
    """Tell whether a picture's source names a file, and is not the picture itself as text."""
    return bool(target.strip()) and not target.lstrip()[:5].lower().startswith("data:")


def _spans(token: Token) -> tuple[int, int]:
    """Return how many rows and columns a cell spans; 0 rows are all that follow."""
    rows, columns = (_SPAN.match(token.attributes.get(name, "")) for name in ("rowspan", "colspan"))
    return min(int(rows[1]), MOST_ROWS) if rows else 1, max(int(columns[1]), 1) if columns else 1
