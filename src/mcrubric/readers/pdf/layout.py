"""The lines of a PDF's page, and which of them belong to one paragraph."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.readers.pdf.signs import HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LIST_MARK: Final = re.compile(
    r"(?:[-*+\u2022\u2023\u2043\u2219\u25aa\u25cf\u25cb\u25e6\u2013]|\(?(?:\d{1,2}|[A-Za-z])[.)])\s"
)
_SENTENCE_END: Final = re.compile(r"[.!?:;][\"'\u201d\u2019)\]]*$")
_SAME_HEIGHT: Final = 1.5  # times: a line in two kinds of letters is no heading
_SAME_ROW: Final = 0.6  # of the lower line's height: how far a raised sign stands from its line
_BLANK: Final = 0.15  # of a line's height: a gap that is a blank
_INDENT: Final = 0.6  # of a line's height
_FAR: Final = 1.25  # times the usual distance of lines
_VERY_FAR: Final = 1.9
_COLUMN: Final = 360  # tenths of a point: a line and those that begin so near share a column
_NOT_NEXT: Final = 3  # times the height: lines farther apart are no neighbours
_HALF: Final = 0.5  # of a full line
_FULL: Final = 0.9  # so many lines of a column are no longer than a full one


class Line(NamedTuple):
    """A line and where it stands: begin (x) and end (right), base line (y) and height.

    In tenths of points from the lower left corner of the page; one without height is nowhere in
    particular.
    """

    text: str
    x: int
    y: int
    right: int
    height: int

    @property
    def marked(self) -> bool:
        """Whether it begins as an item of a list does."""
        return _LIST_MARK.match(self.text) is not None


def rows(pieces: Iterable[Line]) -> list[Line]:
    """Put pieces together that stand beside each other, as a raised number beside its word."""
    found: list[Line] = []
    for piece in pieces:
        if found and _is_beside(found[-1], piece):
            last = found[-1]
            gap = piece.x - last.right > _BLANK * min(last.height, piece.height)
            text = f"{last.text} {piece.text}" if gap else last.text + piece.text
            wider = last if last.height >= piece.height else piece
            found[-1] = Line(text, last.x, wider.y, piece.right, wider.height)
        else:
            found.append(piece)
    return found


def _is_beside(last: Line, piece: Line) -> bool:
    low, high = sorted((last.height, piece.height))
    return (
        low > 0
        and abs(last.y - piece.y) < _SAME_ROW * high
        and piece.x >= last.right - low * _INDENT
        and not last.text.endswith(HYPHEN)
    )


class Layout:
    """How a document is set: where the full lines of each column end."""

    def __init__(self, lines: Iterable[Line]) -> None:
        ends: dict[int, list[int]] = {}
        for line in lines:
            for column in {_column(line), _column(line) - 1}:
                ends.setdefault(column, []).append(line.right)
        self._full = {at: sorted(each)[int(len(each) * _FULL)] for at, each in ends.items()}

    def paragraphs(self, lines: Sequence[Line]) -> Iterator[list[Line]]:
        """Give the paragraphs of a page in order, each as its lines."""
        apart = [upper.y - lower.y for upper, lower in pairwise(lines)]
        pitch = _median(
            each
            for each, line in zip(apart, lines, strict=False)
            if 0 < each < _NOT_NEXT * line.height
        )
        paragraph: list[Line] = []
        for line in lines:
            if paragraph and self._ends(paragraph, line, pitch):
                yield paragraph
                paragraph = []
            paragraph.append(line)
        if paragraph:
            yield paragraph

    def _ends(self, paragraph: Sequence[Line], line: Line, pitch: int) -> bool:
        """Tell whether `line`, the next on the page, begins another paragraph."""
        last = paragraph[-1]
        if last.text.endswith(HYPHEN):
            return False
        if line.marked or _differs(last.height, line.height):
            return True
        apart = last.y - line.y
        if apart <= 0 or apart > _VERY_FAR * pitch:
            return apart > 0 or not goes_on(last, line)
        if line.text[0].islower() and not _SENTENCE_END.search(last.text):
            return last.right - last.x < _HALF * (self._full_to(last) - last.x)
        return apart > _FAR * pitch or self._is_short(last, line) or _is_set_in(paragraph, line)

    def _is_short(self, last: Line, line: Line) -> bool:
        """Tell whether the next word would have fitted: then somebody ended the line there."""
        word = line.text.partition(" ")[0]
        width = (line.right - line.x) * (len(word) + 1) / len(line.text)
        return last.right + width + last.height * _INDENT < self._full_to(last)

    def _full_to(self, line: Line) -> int:
        """Return where full lines of a line's column end."""
        return self._full[_column(line)]


def _column(line: Line) -> int:
    return line.x // _COLUMN


def goes_on(last: Line, line: Line) -> bool:
    """Tell whether a paragraph goes on for certain in another column or on another page."""
    if last.text.endswith(HYPHEN):
        return True
    return line.text[0].islower() and not (_SENTENCE_END.search(last.text) or line.marked)


def _is_set_in(paragraph: Sequence[Line], line: Line) -> bool:
    """Tell whether a line is set in as first ones are, or out after an item of a list."""
    margin = paragraph[-1].x
    step = line.height * _INDENT
    if paragraph[0].marked:
        return line.x < margin - step if len(paragraph) > 1 else line.x < margin + step
    return line.x > margin + step or (len(paragraph) > 1 and line.x < margin - step)


def _differs(one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return high > low * _SAME_HEIGHT


def _median(values: Iterable[int]) -> int:
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2] if ordered else 0
