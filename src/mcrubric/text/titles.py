"""Lines that are titles though nobody set them as headings: bold, numbered, or plain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from mcrubric.text.reading import Reading

_LONGEST: Final = 14
"""Words of a title that is no sentence: the longest label of a component of ours has nine."""
_SHARE: Final = 0.6
"""Of a title's words of content, the share that the page has."""
_ENDS: Final = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]*_]*\Z")


def title_numbers(readings: Sequence[Reading], page: AbstractSet[str]) -> frozenset[int]:
    """Return the numbers of the sentences that are titles; `page` has the stems of the page.

    A title has a paragraph to itself with text below it, is made of the page's words, and is short
    without a full stop, or one whole sentence of the page. Where sentences of the page follow one
    another, they are no titles: whoever hands in the page as a text is told.
    """
    alone = _alone(readings)
    found: set[int] = set()
    for at, reading in enumerate(readings[:-1]):
        if not alone[at] or not _is_of(reading, page):
            continue
        in_a_row = any(each.restated for each in (*readings[max(0, at - 1) : at], readings[at + 1]))
        if _is_short(reading) or (reading.restated and not in_a_row):
            found.add(at)
    return frozenset(found)


def _alone(readings: Sequence[Reading]) -> list[bool]:
    paragraphs = [None, *(each.sentence.paragraph for each in readings), None]
    return [
        paragraphs[at] != paragraphs[at - 1] and paragraphs[at] != paragraphs[at + 1]
        for at in range(1, len(paragraphs) - 1)
    ]


def _is_of(reading: Reading, page: AbstractSet[str]) -> bool:
    content = frozenset(reading.content)
    return bool(content) and len(content & page) >= _SHARE * len(content)


def _is_short(reading: Reading) -> bool:
    return len(reading.stems) <= _LONGEST and not _ENDS.search(reading.sentence.text)
