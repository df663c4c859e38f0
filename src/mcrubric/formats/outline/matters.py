"""What is open or to be looked at, with what several requirements say alike told once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.model.findings import Finding, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from mcrubric.model.report import Report


@dataclass(frozen=True, slots=True)
class Matter:
    """A finding, or one that several targets or requirements share word for word."""

    finding: Finding
    part: str | None
    results: tuple[Result, ...]

    @property
    def severe(self) -> bool:
        """Whether it stands between a portfolio and readiness."""
        return any(result.severity == "error" for result in self.results)


def matters(report: Report, wanted: Callable[[Result, Finding], bool]) -> list[Matter]:
    """Return the wanted findings in their order; the same words on the same place are one."""
    found: dict[object, Matter] = {}
    busy = {result.part for result in report.results if result.outcome == "fail"}
    for result in report.results:
        for finding in _told(result, busy):
            if wanted(result, finding):
                key = _shared(result, finding) or len(found)
                known = found.get(key)
                results = (*known.results, result) if known else (result,)
                once = tuple({each.requirement: each for each in results}.values())
                found[key] = Matter(known.finding if known else finding, result.part, once)
    return list(found.values())


def _told(result: Result, busy: AbstractSet[str | None]) -> Iterator[Finding]:
    """Yield the findings of a result, without "this waits for that", which is told there.

    In the `busy` parts, which have tasks, it is no news that a lesser requirement has nothing to
    look at yet.
    """
    empty = {"nothing-to-examine"} if result.severity != "error" and result.part in busy else set()
    for judgement in result.judgements:
        if judgement.because not in {"waits-for", *empty}:
            yield from judgement.findings


def _shared(result: Result, finding: Finding) -> object:
    """Return what several may say alike: something open about a whole part, or about one place."""
    whole = finding.target in {"portfolio", result.part or ""}
    if finding.outcome != "open" or not (whole or finding.places):
        return None
    return (result.part, finding.message.text, finding.remedy, finding.places)


def undecided(report: Report) -> list[Matter]:
    """Return what keeps a portfolio from being ready or not: error requirements left open."""
    return matters(
        report,
        lambda result, finding: result.severity == "error" and finding.outcome != "fail",
    )


def not_looked_up(report: Report) -> list[Matter]:
    """Return what could not be determined and does not decide readiness."""
    return matters(
        report,
        lambda result, finding: result.severity != "error" and finding.outcome == "open",
    )


def to_confirm(report: Report) -> list[Matter]:
    """Return what a person should look at, without what was inferred from words."""
    return matters(
        report,
        lambda result, finding: (
            result.severity != "error"
            and result.basis != "inferred"
            and finding.outcome == "review"
        ),
    )
