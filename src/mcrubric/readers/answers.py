"""What a worker says about a file, into Facts; nothing in it is believed unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from mcrubric.model.artifacts import Facts, PageState, Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.readers.reading import FactRequest

_KINDS: Final = frozenset(get_args(ProblemKind))
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


def _state(number: object, loads: object, empty: object) -> PageState:
    found = _number(number)
    if found is None:
        raise ValueError("not a page")
    return PageState(found, loads is True, empty is True)


def _problem(kind: object, detail: object) -> Problem:
    if kind not in _KINDS or not isinstance(detail, str):
        raise ValueError("not a problem")
    return Problem(kind, detail)  # type: ignore[arg-type]
