"""Places beside a link or a file's name in running text: in the label, right behind, before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.phrases import read_places
from mcrubric.model.locators import Lines, PageLabel, Pages, Paragraphs, Sheet, Slides, Times
from mcrubric.portfolio.mentions import files_named, pure_places, uploads_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.documents import Block, Document
    from mcrubric.portfolio.uploads import Uploads

_NUMBER: Final = r"(?:[0-9]{1,6}|[ivxl]{1,6})\b(?![.:]?[0-9])"
_CLOCK: Final = r"[0-9]{1,3}:[0-5][0-9](?::[0-5][0-9])?(?![:0-9]|\s?[ap]\.?m\b)"
_DASH: Final = r"\s?(?:[-\u2010-\u2015]|\bto\b)\s?"
_MORE: Final = r"\s?(?:,|&|\band\b|,\s?and\b)\s"
_WORD: Final = r"(?:pp?|pgs?|pages?|slides?|lines?|paras?|paragraphs?|rows?)\b\.?(?:\s?#)?\s?"
# Atomic and possessive, so that a long list takes linear time.
_ONE: Final = (
    rf"(?>{_WORD}{_NUMBER}(?:{_DASH}{_NUMBER})?"
    rf"(?:{_MORE}{_NUMBER}(?:{_DASH}{_NUMBER})?(?!\s(?!and\b|of\b)[^\W\d_]))*+"
    rf"|{_CLOCK}(?:{_DASH}{_CLOCK})?(?!{_DASH}[0-9]))"
)
_PLACES: Final = rf"\b{_ONE}(?:(?:[,;]\s?|\s)?(?:and\s|&\s)?\b{_ONE})*+"
ANY_PLACES: Final = re.compile(_PLACES, re.IGNORECASE)
"""Pages, slides, lines and times in running text."""
_BEHIND: Final = re.compile(
    rf"\s?[,:;\u2013\u2014-]?\s?(?:(?:at|on|from|see)\s)?(?:the\s)?({_PLACES})", re.IGNORECASE
)
_BEFORE: Final = re.compile(
    rf"({_PLACES})\s(?:of|in|from)\s(?:(?:the|our|my|this)\s)?\Z", re.IGNORECASE
)
_LAST_BEFORE: Final = re.compile(
    rf"\b({_ONE})\s(?:of|in|from)\s(?:(?:the|our|my|this)\s)?\Z", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(r"[.!?][\"\u201d\u2019)]?\s+(?=[A-Z])|\n\s*\n")
_NEAR: Final = 200
"""Code points that places before a link may take."""
_COLUMNS: Final = 12
"""Cells of a row that are looked at; a wider table is no list of evidence."""
_EXACT: Final = (Pages, PageLabel, Times, Slides, Lines, Paragraphs, Sheet)
"""Places that no title holds: `Unit 3` is what a file is called."""


def behind(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the places that stand right behind a link, and where they end."""
    found = _BEHIND.match(text, start, end)
    return (found[1], found.end()) if found and pure_places(found[1]) else None


def before(text: str, start: int, end: int, *, shared: bool) -> tuple[str, int] | None:
    """Return the places in `page 12 of [the handbook]`, and where they begin.

    `shared`: another link stands before, so that of several places only the last is this one's.
    """
    begin = max(start, end - _NEAR)
    found = (_LAST_BEFORE if shared else _BEFORE).search(text[begin:end])
    return (found[1], begin + found.start()) if found and pure_places(found[1]) else None


def in_label(label: str, target: str, uploads: Uploads) -> str:
    """Return the places in a link's label, as `p. 12` in `[handbook.pdf, p. 12](handbook.pdf)`."""
    if "#" in target:
        return ""
    for other in files_named(label, uploads):
        if uploads.match(other.name).found != uploads.match(target).found:
            return ""
        label = label.replace(other.name, " ")
    places = read_places(label.strip(" \t\n,:;-"))
    return label.strip(" \t\n,:;") if places and all(isinstance(p, _EXACT) for p in places) else ""


def in_same_row(document: Document, blocks: Sequence[Block], at: int) -> Block | None:
    """Return the cell in the row of the one at an index that holds places alone.

    It is the next one behind it; in a row that begins with places it is the last one before it.
    """
    row = _row(document, blocks, at)
    placed = [index for index in row if pure_places(document.slice(blocks[index]))]
    behind = [index for index in placed if index > at]
    ahead = [index for index in placed if index < at]
    if ahead and (ahead[0] == row[0] or not behind):
        return blocks[ahead[-1]]
    return blocks[behind[0]] if behind else None


def _row(document: Document, blocks: Sequence[Block], at: int) -> list[int]:
    """Return where the cells of a row stand among the blocks, as far as they are looked at."""
    row = [at]
    for step in (-1, 1):
        index = at + step
        while 0 <= index < len(blocks) and abs(index - at) <= _COLUMNS:
            if not _same_row(document, blocks[index], blocks[at]):
                break
            row.append(index)
            index += step
    return sorted(row)


def _same_row(document: Document, block: Block, other: Block) -> bool:
    """Tell whether two cells stand in one row; where no reader says so, on one line."""
    if block.kind != "table-cell":
        return False
    if block.cell and other.cell:
        same = (block.cell.table, block.cell.row) == (other.cell.table, other.cell.row)
        return same and block.cell != other.cell
    lines = (document.place(each.start, each.end).line for each in (block, other))
    return len(set(lines)) == 1


def mentioned(
    document: Document, blocks: Sequence[Block], uploads: Uploads
) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Give uploads that are named in prose, with the places behind them in the same sentence.

    Where none stand behind, `page 12 of` right before is the place.
    """
    for block in blocks:
        text = document.slice(block)
        named = uploads_named(text, uploads) if block.kind != "code" else ()
        for index, each in enumerate(named):
            until = named[index + 1].start if index + 1 < len(named) else len(text)
            ended = _SENTENCE_END.search(text, each.end, until)
            found = ANY_PLACES.findall(text, each.end, ended.start() if ended else until)
            places = tuple(place for place in found if pure_places(place))
            done = named[index - 1].end if index else 0
            ahead = before(text, done, each.start, shared=index > 0)
            places = places or ((ahead[0],) if ahead else ())
            yield block.start + each.start, block.start + each.end, each.name, places
