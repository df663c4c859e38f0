"""Plain text into a Document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.building import DocumentBuilder, Shape
from mcrubric.readers.decoding import decode
from mcrubric.readers.reading import Reader, ReadError
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.documents import Document
    from mcrubric.model.limits import Limits

_WRAPPED: Final = 160
"""Nobody wraps lines wider than this (code points), so a longer one is a whole paragraph.

That is how word processors save plain text: a line for each paragraph and no blank lines.
"""
_LIST_MARK: Final = re.compile(
    r"[ \t]*(?:[-*+\u2022\u2023\u25e6\u25aa\u2013]|\(?(?:\d{1,3}|[A-Za-z])[.)])[ \t]"
)
_PARAGRAPH: Final = Shape()
_ITEM: Final = Shape("list-item")


def read_plain(data: bytes, path: str, limits: Limits) -> Document:
    """Read plain text: paragraphs end at blank lines, list items at the next mark.

    Raises:
        ReadError: it is no text, or larger or of more lines than the limits allow.
    """
    text = decode(data, limits)
    if text.count("\n") > limits.markup_marks:
        raise ReadError(Problem("limit", f"the text has {more_than(limits.markup_marks, 'lines')}"))
    builder = DocumentBuilder(path, text)
    lines = list(_lines(text))
    wrapped = all(len(line) <= _WRAPPED for _, line in lines)
    shape = _PARAGRAPH
    for start, line in lines:
        if not line or line.isspace():
            builder.flush()
            continue
        marked = _LIST_MARK.match(line) is not None
        if marked or not wrapped:
            builder.flush()
        if not builder.in_block:
            shape = _ITEM if marked else _PARAGRAPH
        elif start:
            builder.add("\n", start - 1, shape)
        builder.add(line.strip(), start + len(line) - len(line.lstrip()), shape)
    return builder.build()


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


PLAIN: Final = Reader("text", (".txt", ".text"), read_plain)
