"""What is open or to be looked at, with what several requirements say alike told once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.model.findings import Finding, Result
from mcrubric.model.waiting import gates_of, waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from mcrubric.model.report import Report
    from mcrubric.model.waiting import Gates


@dataclass(frozen=True, slots=True)
class Matter:
    """A finding, or one that several targets or requirements share word for word.

    `waits`: it is open only until another requirement is met.
    """

    finding: Finding
    part: str | None
    results: tuple[Result, ...]
    waits: bool = False

    @property
    def severe(self) -> bool:
        """Whether it stands between a portfolio and readiness."""
        return any(result.severity == "error" for result in self.results)


def matters(report: Report, wanted: Callable[[Result, Finding], bool]) -> list[Matter]:
    """Return the wanted findings in their order; the same words on the same place are one."""
    found: dict[object, Matter] = {}
    gates = gates_of(report)
    busy = {result.part for result in report.results if result.outcome == "fail"}
    for result in report.results:
        for finding, waits in _told(result, busy, gates):
            if wanted(result, finding):
                key = _shared(result, finding) or len(found)
                known = found.get(key)
                results = (*known.results, result) if known else (result,)
                once = tuple({each.requirement: each for each in results}.values())
                found[key] = Matter(known.finding if known else finding, result.part, once, waits)
    return list(found.values())


def _told(
    result: Result, busy: AbstractSet[str | None], gates: Gates
) -> Iterator[tuple[Finding, bool]]:
    """Yield the findings of a result, each with whether it waits for another requirement.

    "This waits for that" is left out where it is told with that. In the `busy` parts, which have
    tasks, it is no news that a lesser requirement has nothing to look at yet.
    """
    lesser = result.severity != "error" and result.part in busy
    for judgement in result.judgements:
        if lesser and judgement.because == "nothing-to-examine":
            continue
        waits, elsewhere = waiting(judgement), gates.tell(result, judgement)
        for finding in judgement.findings:
            if finding is not elsewhere:
                yield finding, finding is waits


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
