"""What waivers change in a report, and the waivers as it tells them."""

from __future__ import annotations

from dataclasses import dataclass

from mcrubric.model.verdicts import Readiness


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldWaiver:
    """A waiver as a report tells it; `findings` are the fingerprints of what it names.

    `expires` is the last day on which it holds. `reason` and `authority` are None in a report for
    others, since they may tell of a person's health.
    """

    fingerprint: str | None
    requirement: str | None
    target: str | None
    reason: str | None
    authority: str | None
    expires: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived:
    """What waivers change: never an outcome, only which results readiness rests on.

    `on` is the day on which they were held against the calendar, `readiness` what the results
    come to without them, and `results` are the requirements that left readiness.
    `used` are those that hold and cover something, `expired` those that held until a day before,
    `unused` those that name nothing here that can be waived, and `doubled` those that name what
    another one names that holds at least as long.
    """

    on: str
    readiness: Readiness | None
    results: tuple[str, ...]
    used: tuple[ToldWaiver, ...]
    expired: tuple[ToldWaiver, ...]
    unused: tuple[ToldWaiver, ...]
    doubled: tuple[ToldWaiver, ...]
