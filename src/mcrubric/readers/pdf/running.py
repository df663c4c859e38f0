"""Which lines of a PDF run along the top and bottom of its pages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from mcrubric.readers.pdf.layout import Line

_EDGE: Final = 3
"""Lines at either edge of a page that may be running ones."""
_LEAST_PAGES: Final = 2
_DIGITS: Final = re.compile(r"\d+")


def running_lines(pages: Sequence[Sequence[Line]]) -> list[AbstractSet[int]]:
    """Return for each page the indexes of its lines that recur at one edge of most pages.

    Numbers in them may differ. A line runs only if all lines between it and the edge do.
    """
    written = sum(bool(lines) for lines in pages)
    if written < _LEAST_PAGES:
        return [frozenset() for _ in pages]
    runs: list[set[int]] = [set() for _ in pages]
    for top in (True, False):
        edges = [_edge(lines, top=top) for lines in pages]
        texts = Counter(
            text
            for lines, edge in zip(pages, edges, strict=True)
            for text in {_text(lines[index]) for index in edge}
        )
        recurring = {text for text, count in texts.items() if count * 2 > written}
        for lines, edge, run in zip(pages, edges, runs, strict=True):
            run.update(_from_edge(lines, edge, recurring))
    return list(runs)


def _edge(lines: Sequence[Line], *, top: bool) -> list[int]:
    """Return the indexes of the lines nearest to an edge of the page, the outermost first."""
    placed = [index for index, line in enumerate(lines) if line.height]
    return sorted(placed, key=lambda index: lines[index].y, reverse=top)[:_EDGE]


def _from_edge(
    lines: Sequence[Line], edge: list[int], recurring: AbstractSet[str]
) -> Iterator[int]:
    for index in edge:
        if _text(lines[index]) not in recurring:
            return
        yield index


def _text(line: Line) -> str:
    return _DIGITS.sub("", line.text).strip().casefold()
