"""What a worker says is written on the pages of a file; nothing in it is believed unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.artifacts import Problem
from mcrubric.model.documents import HIDDEN_BY
from mcrubric.readers.answers import STRANGE, problem_of
from mcrubric.readers.pdf.document import Hidden, WrittenPage
from mcrubric.readers.pdf.layout import Line, rows
from mcrubric.readers.pdf.signs import HYPHEN, as_seen
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FARTHEST: Final = 10**9
"""No number of a place is so large (tenths of points), whatever the file."""


def all_looked_at(answer: Mapping[str, Any] | Problem) -> bool:
    """Tell whether a worker has looked at all of a file for words that nobody sees."""
    return not isinstance(answer, Problem) and answer.get("all_looked_at") is True


def pages_of(answer: Mapping[str, Any] | Problem) -> tuple[WrittenPage, ...]:
    """Return the pages in a worker's answer, each with its rows.

    Raises:
        ReadError: there are none; the answer says why.
    """
    if isinstance(answer, Problem):
        raise ReadError(answer)
    try:
        problem = problem_of(*answer["problem"]) if "problem" in answer else None
        if problem is None:
            return tuple(_page(*each) for each in answer["pages"])
    except (KeyError, TypeError, ValueError):
        problem = STRANGE
    raise ReadError(problem)


def _page(
    pictured: object, lines: Iterable[Iterable[object]], hidden: Iterable[Iterable[object]]
) -> WrittenPage:
    return WrittenPage(tuple(rows(_lines(lines))), pictured is True, tuple(_hidden(hidden)))


def _hidden(pieces: Iterable[Iterable[object]]) -> Iterator[Hidden]:
    for text, by in pieces:
        if not isinstance(text, str) or by not in HIDDEN_BY:
            raise TypeError("not a hidden text")
        if seen := as_seen(text).strip():
            yield Hidden(seen, by)


def _lines(lines: Iterable[Iterable[object]]) -> Iterator[Line]:
    for text, *place in lines:
        x, y, right, height = place
        if not isinstance(text, str):
            raise TypeError("not a text")
        seen = as_seen(text).strip()
        if seen:
            at = (_whole(x), _whole(y), _whole(right), _whole(height))
            yield Line(f"{seen}{HYPHEN}" if text.endswith(HYPHEN) else seen, *at)


def _whole(value: object) -> int:
    if isinstance(value, int) and abs(value) <= _FARTHEST:
        return value
    raise ValueError("not a place")
