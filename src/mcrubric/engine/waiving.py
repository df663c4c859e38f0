"""Waivers laid over a report: outcomes stay, and what is waived leaves readiness."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from mcrubric.engine.readiness import readiness_of
from mcrubric.engine.waivable import waivable, wholly_covered
from mcrubric.model.waived import ToldWaiver, Waived

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mcrubric.engine.waivable import Waivable
    from mcrubric.model.report import Report
    from mcrubric.model.verdicts import Readiness
    from mcrubric.model.waivers import Waiver


def waived(report: Report, waivers: Iterable[Waiver], on: date) -> Report:
    """Return a report with waivers; those that it had before count no more.

    A waiver holds through the whole day `expires`. A result leaves readiness if every finding of
    it is covered by a waiver that holds, and nothing in it is unmet without a finding. What the
    software failed on is never covered, nor are findings that stand for others that are not
    listed.
    """
    given, on = tuple(waivers), date(on.year, on.month, on.day)  # a `datetime` is a `date`, too
    before = report.waived.readiness if report.waived else report.readiness
    told = _told(report, given, on.isoformat(), before) if given else None
    made = replace(report, waived=told)
    readiness = before if told is None or before is None else readiness_of(made.counting)
    return replace(made, readiness=readiness, ready=readiness == "ready")


def _told(report: Report, given: Sequence[Waiver], day: str, before: Readiness | None) -> Waived:
    """Hold waivers against a report and a day."""
    found = waivable(report)
    kept, doubled = _once(each for each in given if each.expires >= day)
    used = [each for each in kept if found.by(each)]
    covered = frozenset(name for each in used for name in found.by(each))
    return Waived(
        on=day,
        readiness=before,
        results=wholly_covered(report, covered),
        used=_as_told(used, found),
        expired=_as_told((each for each in given if each.expires < day), found),
        unused=_as_told((each for each in kept if not found.by(each)), found),
        doubled=_as_told(doubled, found),
    )


def _once(waivers: Iterable[Waiver]) -> tuple[list[Waiver], list[Waiver]]:
    """Part waivers into the one that holds longest of each name, and all others."""
    kept: dict[tuple[str, str, str], Waiver] = {}
    doubled: list[Waiver] = []
    for each in sorted(waivers, key=_rank):
        if each.names in kept:
            doubled.append(each)
        else:
            kept[each.names] = each
    return list(kept.values()), doubled


def _as_told(waivers: Iterable[Waiver], found: Waivable) -> tuple[ToldWaiver, ...]:
    """Return waivers as a report tells them: in its order, and not in that of a file."""
    ordered = sorted(waivers, key=lambda each: (found.place(each), _rank(each)))
    return tuple(
        ToldWaiver(
            fingerprint=each.fingerprint,
            requirement=each.requirement,
            target=each.target,
            reason=each.reason,
            authority=each.authority,
            expires=each.expires,
            findings=found.by(each),
        )
        for each in ordered
    )


def _rank(waiver: Waiver) -> tuple[object, ...]:
    """Return what puts waivers into an order of their own, the one that holds longest first."""
    day = -int(waiver.expires.replace("-", ""))
    return (waiver.names, day, waiver.authority, waiver.reason)
