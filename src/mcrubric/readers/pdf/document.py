"""The lines of a PDF's pages into a Document: paragraphs by page, running lines told apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.model.artifacts import Problem
from mcrubric.model.documents import HIDDEN_BY
from mcrubric.readers.building import DocumentBuilder, Shape
from mcrubric.readers.pdf.layout import Layout, Line, goes_on
from mcrubric.readers.pdf.running import running_lines
from mcrubric.readers.pdf.signs import HYPHEN, is_readable
from mcrubric.readers.pdf.words import WordBook
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from mcrubric.model.documents import Document, HiddenBy

_SCANNED: Final = Problem("scanned", "its pages are pictures")
_PARAGRAPH: Final = Shape()
_ITEM: Final = Shape("list-item")
_BROKEN: Final = f"-\u00ad{HYPHEN}"
_RUNNING: Final = Shape("paragraph", 0, "running-header")


class Hidden(NamedTuple):
    """Words of a page that nobody sees, as far as they stand in one line."""

    text: str
    by: HiddenBy


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """The rows of a page that are seen, and what is not; `pictured`: it may show more than that."""

    lines: tuple[Line, ...]
    pictured: bool
    hidden: tuple[Hidden, ...] = ()


def document_of(path: str, pages: Sequence[WrittenPage]) -> Document:
    """Return what is written on the pages of a file, in the order of the file.

    Raises:
        ReadError: nothing is, and they show something.
    """
    running = running_lines([page.lines for page in pages])
    unread = tuple(number for number, page in enumerate(pages, 1) if not _is_read(page))
    if unread and not any(map(_holds_words, pages, running)):
        raise ReadError(_SCANNED)
    words = WordBook([line.text for page in pages for line in page.lines])
    document = _written(path, _paragraphs(pages, running), words, len(pages))
    return replace(document, scanned_pages=unread)


def _is_read(page: WrittenPage) -> bool:
    return not page.pictured and is_readable(" ".join(line.text for line in page.lines))


def _holds_words(page: WrittenPage, runs: AbstractSet[int]) -> bool:
    own = (line.text for index, line in enumerate(page.lines) if index not in runs)
    return any(sign.isalnum() for sign in chain.from_iterable(own))


@dataclass(frozen=True, slots=True, eq=False)
class _Paragraph:
    """Lines that belong together, each with the number of its page.

    `within` is what is hidden behind a line, by the line's index: on a page that the paragraph
    fills, so that it could stand nowhere else.
    """

    shape: Shape
    lines: list[tuple[int, Line]]
    within: dict[int, list[_Paragraph]] = field(default_factory=dict)


def _paragraphs(
    pages: Sequence[WrittenPage], running: Sequence[AbstractSet[int]]
) -> list[_Paragraph]:
    """Put lines together; a paragraph that goes on for certain does so over the end of a page.

    The running lines of a page come before all else on it, or behind the paragraph that goes on,
    and then what is hidden on it, so that it parts nothing that is seen.
    """
    layout = Layout(chain.from_iterable(page.lines for page in pages))
    found: list[_Paragraph] = []
    last: _Paragraph | None = None
    for number, (page, runs) in enumerate(zip(pages, running, strict=True), 1):
        own = list(
            layout.paragraphs([line for at, line in enumerate(page.lines) if at not in runs])
        )
        if own and last and goes_on(last.lines[-1][1], own[0][0]):
            _draw_in(found, last)
            last.lines.extend((number, line) for line in own.pop(0))
        found += (_Paragraph(_RUNNING, [(number, page.lines[at])]) for at in sorted(runs))
        found += _hidden(number, page.hidden)
        for lines in own:
            last = _Paragraph(_ITEM if lines[0].marked else _PARAGRAPH, [])
            last.lines.extend((number, line) for line in lines)
            found.append(last)
    return found


def _draw_in(found: list[_Paragraph], last: _Paragraph) -> None:
    """Put what is hidden behind a paragraph that goes on within it, where its page ends.

    It stands behind a line that ends with a whole word.
    """
    ends = (
        at for at in reversed(range(len(last.lines))) if last.lines[at][1].text[-1] not in _BROKEN
    )
    begun = next(at for at in reversed(range(len(found))) if found[at] is last) + 1
    hidden = [each for each in found[begun:] if each.shape.left_out in HIDDEN_BY]
    end = next(ends, None)
    if hidden and end is not None:
        last.within.setdefault(end, []).extend(hidden)
        found[begun:] = [each for each in found[begun:] if each not in hidden]


def _hidden(number: int, hidden: Sequence[Hidden]) -> Iterator[_Paragraph]:
    for by, pieces in groupby(hidden, key=lambda each: each.by):
        lines = [(number, Line(each.text, 0, 0, 0, 0)) for each in pieces]
        yield _Paragraph(Shape("paragraph", 0, by), lines)


def _written(path: str, found: Sequence[_Paragraph], words: WordBook, pages: int) -> Document:
    builder, turned = DocumentBuilder(path, None), 0
    for paragraph in found:
        shape, lines = paragraph.shape, paragraph.lines
        for at, (page, line) in enumerate(lines):
            for _ in range(turned, page):
                builder.turn_page()
            turned = max(turned, page)
            behind = lines[at + 1][1].text if at + 1 < len(lines) else None
            builder.add(words.joined(line.text, behind), 0, shape)
            for hidden in paragraph.within.get(at, ()):
                builder.flush()
                text = " ".join(each.text for _, each in hidden.lines)
                builder.add(text, 0, hidden.shape)
                builder.flush()
        builder.flush()
    for _ in range(turned, pages):
        builder.turn_page()
    return builder.build()
