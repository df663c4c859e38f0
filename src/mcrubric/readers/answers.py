"""What a worker says about a file, into Facts; nothing in it is believed unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from mcrubric.model.artifacts import Facts, PageState, Problem, ProblemKind
from mcrubric.readers.pdf_document import WrittenPage
from mcrubric.readers.pdf_layout import Line, rows
from mcrubric.readers.pdf_signs import HYPHEN, as_seen, page_as_seen
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mcrubric.readers.reading import FactRequest

_KINDS: Final = frozenset(get_args(ProblemKind))
_FARTHEST: Final = 10**9
_STRANGE: Final = Problem("crash", "its reader gave an answer that is none")


def facts_of(answer: Mapping[str, Any] | Problem, request: FactRequest) -> Facts:
    """Return the facts in a worker's answer; one of another form is a crash of its reader."""
    if isinstance(answer, Problem):
        return Facts(medium=request.medium, media_type=request.media_type, problem=answer)
    try:
        return Facts(
            medium=request.medium,
            media_type=request.media_type,
            pages=_number(answer.get("pages")),
            labels=_texts(answer.get("labels")),
            page_states=tuple(_state(*each) for each in answer.get("page_states", ())),
            problem=_problem(*answer["problem"]) if "problem" in answer else None,
        )
    except (TypeError, ValueError):
        return Facts(medium=request.medium, media_type=request.media_type, problem=_STRANGE)


def states_of(answer: Mapping[str, Any] | Problem, pages: int) -> tuple[PageState, ...] | None:
    """Return the states in a worker's answer, with text if there is any; None: there are none."""
    if isinstance(answer, Problem):
        return None
    try:
        states = tuple(_state(*each) for each in answer["page_states"])
    except (KeyError, TypeError, ValueError):
        return None
    return states if [each.number for each in states] == list(range(1, pages + 1)) else None


def pages_of(answer: Mapping[str, Any] | Problem) -> tuple[WrittenPage, ...]:
    """Return the pages in a worker's answer, each with its rows.

    Raises:
        ReadError: there are none; the answer says why.
    """
    if isinstance(answer, Problem):
        raise ReadError(answer)
    try:
        problem = _problem(*answer["problem"]) if "problem" in answer else None
        if problem is None:
            return tuple(_page(*each) for each in answer["pages"])
    except (KeyError, TypeError, ValueError):
        problem = _STRANGE
    raise ReadError(problem)


def _page(pictured: object, lines: Iterable[Iterable[object]]) -> WrittenPage:
    return WrittenPage(tuple(rows(_lines(lines))), pictured is True)


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


def _number(value: object) -> int | None:
    if value is None or (isinstance(value, int) and value >= 0):
        return value
    raise ValueError("not a count")


def _texts(value: object) -> tuple[str, ...] | None:
    if value is None:
        return None
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise ValueError("not a list of texts")


def _state(number: object, loads: object, empty: object, text: object = None) -> PageState:
    found = _number(number)
    if found is None or not (text is None or isinstance(text, str)):
        raise ValueError("not a page")
    seen = None if text is None else page_as_seen(text)
    return PageState(found, loads is True, empty is True, seen)


def _problem(kind: object, detail: object) -> Problem:
    if kind not in _KINDS or not isinstance(detail, str):
        raise ValueError("not a problem")
    return Problem(kind, detail)  # type: ignore[arg-type]
