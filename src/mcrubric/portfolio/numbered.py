"""Details named by their number in the rubric's order: `1.2`, `EO1 detail 2`, `3`, `EO1-c`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.rubric import Outcome

_T = TypeVar("_T")
_OUTCOME: Final = r"(?:(?:essential\s+)?outcome|e\.?o\.?)\s*(?:no\.?\s*|\#\s*)?"
_DETAIL: Final = r"(?:detail|indicator|criterion|element|item|part|letter)"
_COUNT: Final = r"(?:no\.?\s*|number\s+|\#\s*)?(?P<detail>\d{1,3}|[a-z])"
_END: Final = r"(?![^\W_])"
_ALONE: Final = re.compile(rf"\(?\s*(?:{_DETAIL}\s*)?{_COUNT}{_END}\s*[.):]*\s*", re.IGNORECASE)
"""A number and nothing else: among other words it may count anything."""
_SAID: Final = re.compile(rf"{_DETAIL}\s*{_COUNT}{_END}", re.IGNORECASE)
_BOTH: Final = re.compile(
    rf"\(?\s*(?:{_OUTCOME})?(?P<outcome>\d{{1,3}})"
    rf"(?:\s*[.,:;/\u2010-\u2015-]\s*|\s*\(\s*|\s+(?={_DETAIL})|(?=[a-z]{_END}))"
    rf"(?:{_DETAIL}\s*)?{_COUNT}{_END}",
    re.IGNORECASE,
)
_OUTCOME_FIRST: Final = re.compile(
    rf"{_OUTCOME}(?P<outcome>\d{{1,3}})(?:\s*[.\u2010-\u2015-]?\s*(?:{_DETAIL}\s*)?\d{{1,3}})?"
    r"\s*(?:[:.,;)/\u2010-\u2015-]+\s*|\s+)(?=\S)",
    re.IGNORECASE,
)


def detail_numbered(named: str, outcomes: Sequence[Outcome], within: str | None) -> str | None:
    """Return the detail that a number names by its place in the rubric's order.

    Without an outcome in it, a number counts the details of the outcome under whose heading it
    stands (`within`), or those of the whole rubric. A letter counts like a number, `a` first.
    """
    both = _BOTH.match(named)
    if both:
        outcome = _at(outcomes, both["outcome"])
        return _detail(outcome, both["detail"]) if outcome else None
    alone = _ALONE.fullmatch(named) or _SAID.match(named)
    if not alone:
        return None
    here = next((each for each in outcomes if each.id == within), None)
    if here:
        return _detail(here, alone["detail"])
    details = [each.id for outcome in outcomes for each in outcome.details]
    return _at(details, alone["detail"]) if alone["detail"].isdecimal() else None


def behind_outcome(named: str, outcomes: Sequence[Outcome]) -> tuple[Outcome, str] | None:
    """Return the outcome whose number a text begins with, and the words behind it."""
    first = _OUTCOME_FIRST.match(named)
    outcome = _at(outcomes, first["outcome"]) if first else None
    return (outcome, named[first.end() :]) if first and outcome else None


def _detail(outcome: Outcome, number: str) -> str | None:
    return _at([each.id for each in outcome.details], number)


def _at(values: Sequence[_T], number: str) -> _T | None:
    index = int(number) if number.isdecimal() else ord(number.casefold()) - ord("a") + 1
    return values[index - 1] if 1 <= index <= len(values) else None
