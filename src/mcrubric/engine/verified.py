"""A stored report held against a new run on the same portfolio: the same, or what differs."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from mcrubric.engine.differing import Difference, differences
from mcrubric.engine.strays import files_that_differ
from mcrubric.engine.verified_waivers import waived_otherwise
from mcrubric.escaping import json_text
from mcrubric.model.limits import Limits
from mcrubric.model.report_json import as_text
from mcrubric.model.strict_json import read_json
from mcrubric.privacy.files import files_of
from mcrubric.privacy.fitting import WHOLE, ids_of, shareable, with_quotes
from mcrubric.privacy.targets import Targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mcrubric.model.report import Report

MOST: Final = 20
"""Differences that are told: whoever has more of them has another report."""

COUNTED: Final = 1_000
"""Differences that are counted, to find the form in which a report was written."""

FIRST: Final = (
    "rubric", "engine", "plugins", "limits", "only", "portfolio", "timed_out", "failures",
)  # fmt: skip
"""What a result rests on is told before the results."""

ADDED_LATER: Final[Mapping[str, tuple[str, ...]]] = {
    "since": (),
    "waived": ("readiness", "ready"),
}
"""What is put into a report behind the run, and what else that changes: no run can verify it.

What waivers make of the results is verified by itself.
"""


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it; `exact`: byte for byte, which it cannot be with what is `unverified`.

    `renamed` is what the portfolio is called now, if that is another name: it is the name of its
    folder or file, and not in it.
    """

    differences: tuple[str, ...]
    more: int = 0
    exact: bool = False
    unverified: tuple[str, ...] = ()
    renamed: str | None = None

    @property
    def same(self) -> bool:
        """Whether everything that was verified is the same."""
        return not self.differences


def verified(content: bytes, stored: Report, now: Report) -> Verified:
    """Hold the bytes of a report, and the report that they are, against one made anew."""
    data = read_json(content, depth=Limits().json_depth)
    later = tuple(name for name in ADDED_LATER if data.get(name) is not None)
    left_out = frozenset((*later, *(each for name in later for each in ADDED_LATER[name])))
    called = replace(now, portfolio=replace(now.portfolio, id=stored.portfolio.id))
    form, found = _nearest(_valid(_without(data, left_out)), called, left_out)
    told = _told(files_that_differ(stored.portfolio, form.portfolio), found)
    told = told or tuple(waived_otherwise(stored, now))
    return Verified(
        differences=told[:MOST],
        more=max(len(told) - MOST, 0),
        exact=_is_exact(content, called),
        unverified=later,
        renamed=None if stored.portfolio.id in (now.portfolio.id, WHOLE) else now.portfolio.id,
    )


def _forms(report: Report) -> Iterator[Report]:
    """Give a report as it may have been written down, those that most are first."""
    yield with_quotes(report, "none")
    yield with_quotes(report, "short")
    yield report
    yield shareable(report)
    yield shareable(report, names=True)


def _nearest(data: Any, now: Report, left_out: frozenset[str]) -> tuple[Report, list[Difference]]:
    """Return the form of the new report that has the least differences, and these."""
    best: tuple[Report, list[Difference]] | None = None
    for form in _forms(now):
        targets = Targets(files_of(form, names=True), ids_of(form))
        other = _valid(_without(json.loads(as_text(form)), left_out))
        both = _in_order(data), _in_order(other)
        found = list(islice(differences(*both, targets.alike), COUNTED))
        if best is None or len(found) < len(best[1]):
            best = form, found
        if not found:
            break
    assert best is not None  # noqa: S101 - there are five forms
    return best


def _is_exact(content: bytes, now: Report) -> bool:
    written = (each for form in _forms(now) for each in _written(form))
    return any(content in (text.encode(), f"{text}\n".encode()) for text in written)


def _written(form: Report) -> Iterator[str]:
    """Give a report as the command line writes it, and as Python does."""
    yield json_text.document(as_text(form))
    yield form.to_json()


def _valid(data: Any) -> Any:
    """Return data with what the command line writes for half of a character, Python otherwise."""
    return json.loads(json_text.document(json.dumps(data, ensure_ascii=False)))


def _without(data: Any, left_out: frozenset[str]) -> Any:
    return {name: value for name, value in data.items() if name not in left_out}


def _in_order(data: Any) -> dict[str, Any]:
    first = {name: data[name] for name in FIRST if name in data}
    return {**first, **data}


def _told(files: tuple[str, ...], found: list[Difference]) -> tuple[str, ...]:
    """Return what differs in words; what follows from other files is only counted."""
    if not files:
        return tuple(map(str, found))
    rest = sum(each.way[0] != "portfolio" for each in found)
    more = "or more " if rest == COUNTED else ""
    what = "1 thing is" if rest == 1 else f"{rest} {more}things are"
    return (*files, *((f"so {what} found otherwise",) if rest else ()))
