"""What waits for another requirement, and whether that is told where the other one is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.model.verdicts import GRAVEST_FIRST, Severity

if TYPE_CHECKING:
    from mcrubric.model.findings import Finding, Judgement, Result
    from mcrubric.model.report import Report


def waits(judgement: Judgement) -> bool:
    """Whether a judgement is open only until another requirement is met.

    Why it is open says so, whatever the key of its message: a check may say it in its own words.
    """
    return judgement.because == "waits-for"


def waiting(judgement: Judgement) -> Finding | None:
    """Return the finding that says what a judgement waits for: the first open one decides."""
    if not waits(judgement):
        return None
    return next((each for each in judgement.findings if each.outcome == "open"), None)


@dataclass(frozen=True, slots=True)
class Gates:
    """The requirements that a report tells of, each with its severity."""

    told: Mapping[str, Severity]

    def tell(self, result: Result, judgement: Judgement) -> Finding | None:
        """Return the finding that is told with what it waits for, and need not be by itself.

        What waits for a requirement that was not run, or that weighs less, is told by itself:
        nobody would know otherwise that it is undecided.
        """
        gate = self.told.get(judgement.waits_for or "")
        if gate is None or GRAVEST_FIRST.index(gate) > GRAVEST_FIRST.index(result.severity):
            return None
        return waiting(judgement)


def gates_of(report: Report) -> Gates:
    """Return the requirements of a report of which something is told that waits for nothing."""
    return Gates({
        result.requirement: result.severity
        for result in report.results
        if any(each.findings and not waits(each) for each in result.judgements)
    })  # fmt: skip


def told_at_gates(report: Report) -> frozenset[str]:
    """Return the fingerprints of what is told with the requirement that it waits for."""
    gates = gates_of(report)
    told = (gates.tell(result, each) for result in report.results for each in result.judgements)
    return frozenset(each.fingerprint for each in told if each)
