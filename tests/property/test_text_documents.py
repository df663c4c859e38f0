"""Laws of the readers of written parts: blocks, places and what they raise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mcrubric.model.limits import Limits
from mcrubric.readers.html import read_html
from mcrubric.readers.markdown import read_markdown
from mcrubric.readers.plain import read_plain
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from mcrubric.model.documents import Document

READ = st.sampled_from((read_markdown, read_html, read_plain))
PIECES = st.lists(
    st.sampled_from(
        ["# ", "- ", "1. ", "> ", "    ", "\t", "\n", "\n\n", "*", "**", "`", "```\n", "[a](b)",
         "[", "](x)", "![p](q)", "<b>", "</b>", "<div hidden>", "</div>", "<!--", "-->", "<p>",
         "<td>", "&amp;", "\\*", "| a | b |\n|--|--|\n| c | d |\n", "---\n", "===\n", "a: b\n",
         "[^1]", "[^1]: ", "<br>", "<a href=x>", "</a>", "<pre>", "\u00e9", "\U0001f642", "word",
         " ", "  \n", "\r\n", "<your answer>", "~~~\n", "[a]: u\n", "{#id}", "\u6821"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


def _lines(source: str) -> list[str]:
    return source.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _holds(document: Document) -> None:
    done = 0
    for block in document.blocks:
        assert done <= block.start < block.end <= len(document.text)
        assert document.text[done : block.start] in {"", "\n\n"}
        done = block.end
    assert done == len(document.text)
    for link in document.links:
        assert 0 <= link.start <= link.end <= len(document.text)
    offsets = [anchor.offset for anchor in document.anchors]
    assert offsets == sorted(set(offsets))


@given(READ, st.binary(max_size=300))
def test_bytes_are_read_or_refused(read: object, data: bytes) -> None:
    assert callable(read)
    try:
        document = read(data, "p", Limits())
    except ReadError as error:
        refused = error.problem.kind
    else:
        _holds(document)
        return
    assert refused in {"other-type", "damaged", "limit"}


@settings(max_examples=300)
@given(READ, PIECES | st.text(max_size=60))
def test_blocks_are_in_order_and_apart(read: object, text: str) -> None:
    assert callable(read)
    data = text.encode("utf-8", "replace")
    try:
        document = read(data, "p", Limits())
    except ReadError:
        return
    _holds(document)


@settings(max_examples=300)
@example("> <!--# \n> # ")
@example("- a\n\n      b\n")
@example(">     a\n>     b &amp; c\n")
@given(PIECES)
def test_the_source_stands_where_a_place_says(text: str) -> None:
    """Every run of text is in the source at its line and column, unless it was escaped there."""
    for read in (read_markdown, read_plain, read_html):
        document = read(text.encode(), "p", Limits())
        lines = _lines(text)
        for anchor in document.anchors:
            here = document.text[anchor.offset]
            there = lines[anchor.line - 1][anchor.column - 1 : anchor.column] or "\n"
            same = here == there or (here.isspace() and there.isspace())
            escaped = there in {"&", "\\"} or (there == "<" and here in {"\n", "p"})
            assert same or escaped, (read.__name__, anchor, here, there)


@given(PIECES)
def test_reading_is_the_same_twice(text: str) -> None:
    for read in (read_markdown, read_html, read_plain):
        assert read(text.encode(), "p", Limits()) == read(text.encode(), "p", Limits())
