"""What is waived of a report, and what waits for that: about neither is anything to be done."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.model.waiting import waiting
from mcrubric.model.waived import ToldWaiver

if TYPE_CHECKING:
    from mcrubric.formats.outline.told import Told
    from mcrubric.model.findings import Finding, Judgement
    from mcrubric.model.report import Report


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings that are waived, by fingerprint, and the requirements that left readiness."""

    covered: Mapping[str, ToldWaiver]
    gone: AbstractSet[str]

    def waiver(self, told: Told) -> ToldWaiver | None:
        """Return the waiver of what is told, if there is one."""
        return self.covered.get(told.fingerprint) if told.fingerprint else None

    def waiting(self, judgement: Judgement) -> Finding | None:
        """Return the finding that waits for what is waived, and need not be seen to first."""
        return waiting(judgement) if judgement.waits_for in self.gone else None

    def remedy(self, told: Told) -> str:
        """Return what to do, blank where nothing is to be done."""
        idle = told.judgement and told.finding and self.waiting(told.judgement) is told.finding
        return "" if idle or self.waiver(told) else told.remedy


def settled_in(report: Report) -> Settled:
    """Return what is waived of a report; ask once, and look up as often as needed."""
    return Settled(report.covered, frozenset(report.waived.results if report.waived else ()))
