"""A stored report held against a new run on the same portfolio: the same, or what differs."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from mcrubric.engine.differing import Difference, differences
from mcrubric.engine.strays import MISFIT, files_that_differ, misfits
from mcrubric.engine.verified_forms import as_written, forms_of, is_exact
from mcrubric.engine.verified_waivers import (
    UNASKED,
    given_again,
    rests_on_waivers,
    waived_otherwise,
)
from mcrubric.model.limits import Limits
from mcrubric.model.report_json import as_text
from mcrubric.model.strict_json import read_json
from mcrubric.privacy.files import files_of
from mcrubric.privacy.fitting import WHOLE, ids_of
from mcrubric.privacy.targets import Targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mcrubric.model.report import Report
    from mcrubric.model.waivers import Waiver

MOST: Final = 20
"""Differences that are told: whoever has more of them has another report."""

COUNTED: Final = 1_000
"""Differences that are counted, to find the form in which a report was written."""

WHOLE_DIGEST: Final = ("portfolio", "sha256")

FIRST: Final = (
    "rubric", "engine", "plugins", "limits", "only", "portfolio", "timed_out", "failures",
)  # fmt: skip
"""What a result rests on is told before the results."""

ADDED_LATER: Final[Mapping[str, tuple[str, ...]]] = {
    "since": (),
    "waived": ("readiness", "ready"),
}
"""What is put into a report behind the run, and what else that changes: no run can verify it.

What waivers make of the results is verified by itself, and all of it where they are given again.
"""


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it; `exact`: byte for byte, which it cannot be with what is `unverified`.

    `unknown`: what it comes to rests on waivers that were not given again.
    `renamed` is what the portfolio is called now, if that is another name: it is the name of its
    folder or file, and not in it.
    """

    differences: tuple[str, ...]
    more: int = 0
    exact: bool = False
    unverified: tuple[str, ...] = ()
    unknown: bool = False
    renamed: str | None = None

    @property
    def same(self) -> bool:
        """Whether everything that was verified is the same, and it rests on nothing else."""
        return not self.differences and not self.unknown


def verified(
    content: bytes, stored: Report, now: Report, waivers: Sequence[Waiver] | None = None
) -> Verified:
    """Hold the bytes of a report, and the report that they are, against one made anew.

    `waivers` are those that it was made with; None: nobody gave them.
    """
    data = read_json(content, depth=Limits().json_depth)
    run = now if waivers is None else given_again(stored, now, waivers)
    later = tuple(_unverified(data, waivers))
    left_out = frozenset((*later, *(each for name in later for each in ADDED_LATER[name])))
    called = replace(run, portfolio=replace(run.portfolio, id=stored.portfolio.id))
    form, found = _nearest(as_written(_without(data, left_out)), called, left_out)
    if misfits(stored.portfolio, form.portfolio, now.portfolio):
        told = (MISFIT, *(str(each) for each in found if each.way != WHOLE_DIGEST))
    else:
        told = _told(files_that_differ(stored.portfolio, form.portfolio), found)
    told = told or tuple(_of_waivers(stored, now, waivers))
    return Verified(
        differences=told[:MOST],
        more=max(len(told) - MOST, 0),
        exact=is_exact(content, called),
        unverified=later,
        unknown=waivers is None and rests_on_waivers(stored),
        renamed=None if stored.portfolio.id in (now.portfolio.id, WHOLE) else now.portfolio.id,
    )


def _unverified(data: Any, waivers: Sequence[Waiver] | None) -> Iterator[str]:
    """Yield what a report holds that no run can verify; waivers that are given are part of one."""
    there = (name for name in ADDED_LATER if data.get(name) is not None)
    yield from (name for name in there if name != "waived" or waivers is None)


def _of_waivers(stored: Report, now: Report, waivers: Sequence[Waiver] | None) -> Iterator[str]:
    """Yield what is wrong with what a report says of waivers, where nothing else differs."""
    if waivers is None:
        yield from waived_otherwise(stored, now)
    elif waivers and stored.waived is None:
        yield UNASKED


def _nearest(data: Any, now: Report, left_out: frozenset[str]) -> tuple[Report, list[Difference]]:
    """Return the form of the new report that has the least differences, and these."""
    best: tuple[Report, list[Difference]] | None = None
    for form in forms_of(now):
        targets = Targets(files_of(form, names=True), ids_of(form))
        other = as_written(_without(json.loads(as_text(form)), left_out))
        both = _in_order(data), _in_order(other)
        found = list(islice(differences(*both, targets.alike), COUNTED))
        if best is None or len(found) < len(best[1]):
            best = form, found
        if not found:
            break
    assert best is not None  # noqa: S101 - there are five forms
    return best


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
