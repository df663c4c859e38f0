"""What a worker says about a file, into Facts; nothing in it is believed unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from mcrubric.model.artifacts import (
    ActiveContent,
    ActiveKind,
    Facts,
    PageState,
    Problem,
    ProblemKind,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.readers.reading import FactRequest

_KINDS: Final = frozenset(get_args(ProblemKind))
_ACTIVE: Final = frozenset(get_args(ActiveKind))
STRANGE: Final = Problem("crash", "its reader gave an answer that is none")


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
            active=_all_active(answer.get("active")),
            problem=problem_of(*answer["problem"]) if "problem" in answer else None,
        )
    except (TypeError, ValueError):
        return Facts(medium=request.medium, media_type=request.media_type, problem=STRANGE)


def states_of(answer: Mapping[str, Any] | Problem, pages: int) -> tuple[PageState, ...] | None:
    """Return the states in a worker's answer, with text if there is any; None: there are none."""
    if isinstance(answer, Problem):
        return None
    try:
        states = tuple(_state(*each) for each in answer["page_states"])
    except (KeyError, TypeError, ValueError):
        return None
    return states if [each.number for each in states] == list(range(1, pages + 1)) else None


def _number(value: object) -> int | None:
    if value is None or (isinstance(value, int) and value >= 0):
        return value
    raise ValueError("not a count")


def _all_active(value: object) -> tuple[ActiveContent, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise TypeError("not a list of active content")
    return tuple(_active(*each) for each in value)


def _active(kind: object, count: object) -> ActiveContent:
    found = _number(count)
    if kind not in _ACTIVE or not found:
        raise ValueError("not active content")
    return ActiveContent(kind, found)  # type: ignore[arg-type]


def _texts(value: object) -> tuple[str, ...] | None:
    if value is None:
        return None
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        "".join(value).encode()  # a half of a pair could not be written into any report
        return tuple(value)
    raise ValueError("not a list of texts")


def _state(number: object, loads: object, empty: object, text: object = None) -> PageState:
    found = _number(number)
    if found is None:
        raise ValueError("not a page")
    return PageState(found, loads is True, empty is True, _as_seen(text))


def _as_seen(text: object) -> str | None:
    if text is None:
        return None
    if not isinstance(text, str):
        raise TypeError("not a text")
    from mcrubric.readers.pdf.signs import page_as_seen  # only a quotation needs it

    return page_as_seen(text)


def problem_of(kind: object, detail: object) -> Problem:
    """Return the problem in a worker's answer.

    Raises:
        ValueError: there is no such problem.
    """
    if kind not in _KINDS or not isinstance(detail, str):
        raise ValueError("not a problem")
    return Problem(kind, detail)  # type: ignore[arg-type]
