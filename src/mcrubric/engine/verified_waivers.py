"""What waivers make of a report: by those that are given again, or as far as it can be known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from mcrubric.engine.readiness import FailOn, exit_code, readiness_of
from mcrubric.engine.waivable import waivable, wholly_covered
from mcrubric.engine.waiving import waived
from mcrubric.model.waivers import is_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.engine.waivable import Waivable
    from mcrubric.model.report import Report
    from mcrubric.model.verdicts import Readiness
    from mcrubric.model.waived import ToldWaiver, Waived
    from mcrubric.model.waivers import Waiver

UNASKED: Final = "waivers were given, and the report tells of none"
DECIDING: Final[tuple[FailOn, ...]] = ("error", "warning")
"""What an exit code may have been asked to rest on; `never` rests on nothing."""


def given_again(stored: Report, now: Report, given: Sequence[Waiver]) -> Report:
    """Return the new report with waivers, on the day on which the stored one has them.

    Without such a day it is left as it is, so that what is told of waivers differs.
    """
    if stored.waived is None or not is_day(stored.waived.on):
        return now
    return waived(now, given, date.fromisoformat(stored.waived.on))


def rests_on_waivers(report: Report) -> bool:
    """Whether readiness, or the exit code of a check, would be another without the waivers."""
    if report.waived is None:
        return False
    without = replace(report, waived=None)
    return report.readiness != report.waived.readiness or any(
        exit_code(report, each) != exit_code(without, each) for each in DECIDING
    )


def waived_otherwise(stored: Report, now: Report) -> Iterator[str]:
    """Yield what in a report with waivers is not what they make of the results found now.

    What a waiver names may be written without words and names of files, so that the findings
    that it covers say what it is.
    """
    if stored.waived is None:
        return
    yield from _terms(stored.waived, waivable(now))
    if stored.waived.readiness != now.readiness:
        yield f"waived: {_differs(stored.waived.readiness, now.readiness)}"
    if stored.waived.results != wholly_covered(now, stored.covered.keys()):
        yield "waived: results are not those that its waivers cover"
    left = readiness_of(replace(now, waived=stored.waived).counting) if now.readiness else None
    if stored.readiness != left:
        yield _differs(stored.readiness, left)
    elif stored.ready != (left == "ready"):
        yield "ready is not what readiness says"


def _differs(stored: Readiness | None, now: Readiness | None) -> str:
    return f"readiness is {stored or 'nothing'} in the report, and {now or 'nothing'} now"


def _terms(told: Waived, found: Waivable) -> Iterator[str]:
    used = told.used
    if any(each.expires < told.on for each in used):
        yield "waived: a waiver that had expired counts as used"
    groups = {(names[0], names[2], findings) for names, findings in found.by_names.items()}
    if not all((*_named(each), each.findings) in groups for each in used):
        yield "waived: a waiver covers what it does not name, or what cannot be waived"


def _named(waiver: ToldWaiver) -> tuple[str, str]:
    """Return what of the names of a waiver is written in every form of a report."""
    return waiver.requirement or "", waiver.fingerprint or ""
