"""HTML into a Document, and the places in a page that a citation can name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.building import DocumentBuilder
from mcrubric.readers.decoding import decode
from mcrubric.readers.hiding import Hiding
from mcrubric.readers.html_text import HtmlText
from mcrubric.readers.outline import headings_of
from mcrubric.readers.reading import Reader, ReadError
from mcrubric.readers.tabling import Tabling
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits


def read_html(data: bytes, path: str, limits: Limits) -> Document:
    """Read a page as it is shown: no scripts, style sheets or title; hidden words left out.

    Raises:
        ReadError: it is no text, or larger, deeper or fuller of tags than the limits allow.
    """
    return _read(data, path, limits, placed=True, whole=True)[0]


def html_page(data: bytes, limits: Limits, *, whole: bool) -> tuple[Document, tuple[str, ...]]:
    """Return a page, without the places of its words, and what a citation can name in it.

    That is ids, names of anchors, words of headings. Unless it is `whole`, there is nothing else
    in the page.

    Raises:
        ReadError: as `read_html`.
    """
    document, anchors = _read(data, "", limits, placed=False, whole=whole)
    return document, (*headings_of(document), *anchors)


def _read(
    data: bytes, path: str, limits: Limits, *, placed: bool, whole: bool
) -> tuple[Document, tuple[str, ...]]:
    html = decode(data, limits)
    if sum(map(html.count, "<&\n")) > limits.markup_marks:
        message = f"the page has {more_than(limits.markup_marks, 'lines and tags')}"
        raise ReadError(Problem("limit", message))
    builder = DocumentBuilder(path, html if placed else None)
    hiding = Hiding(limits, html)
    text = HtmlText(builder, hiding, Tabling(limits), None, whole=whole)
    text.feed(html, lambda at: at)
    document = replace(builder.build(), all_looked_at=hiding.all_looked_at)
    return document, tuple(text.anchors)


HTML: Final = Reader("html", (".html", ".htm"), read_html)
