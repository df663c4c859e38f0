"""What is returned: everything that was found, and readiness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from mcrubric.model.coverage import Coverage
from mcrubric.model.failures import Failure
from mcrubric.model.findings import Finding, Result
from mcrubric.model.runs import Only, Package, PortfolioRef, RubricRef
from mcrubric.model.since import Since
from mcrubric.model.verdicts import Readiness
from mcrubric.model.waived import ToldWaiver, Waived

REPORT_SCHEMA: Final = "mcrubric.report/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessorItem:
    """What only a person can judge."""

    requirement: str
    quote: str
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything, and readiness; `schema` is `mcrubric.report/1`.

    `readiness` is None if only a part of the plan was run; `only` says which. With waivers it is
    what is left of the results without those that are `waived`.
    `since` is what changed, if the report was compared with an earlier one.
    `labels` gives words for target ids, and for requirements that the rubric gives a label, so
    that a report reads well without its rubric.
    """

    schema: str = REPORT_SCHEMA
    readiness: Readiness | None
    ready: bool
    rubric: RubricRef
    portfolio: PortfolioRef
    engine: Package
    plugins: tuple[Package, ...] = ()
    limits: Mapping[str, int | float] = field(default_factory=dict)
    results: tuple[Result, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    for_the_assessor: tuple[AssessorItem, ...] = ()
    failures: tuple[Failure, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    timed_out: bool = False
    only: Only | None = None
    since: Since | None = None
    waived: Waived | None = None

    @property
    def counting(self) -> tuple[Result, ...]:
        """The results that readiness rests on: all but those that are waived."""
        gone = frozenset(self.waived.results if self.waived else ())
        return tuple(result for result in self.results if result.requirement not in gone)

    @property
    def covered(self) -> Mapping[str, ToldWaiver]:
        """The fingerprints of all findings that are waived, each with the waiver that covers it.

        It is made anew each time: ask once, and look up as often as needed.
        """
        used = self.waived.used if self.waived else ()
        return {name: waiver for waiver in reversed(used) for name in waiver.findings}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of their requirements and targets."""
        return tuple(self._findings())

    def _findings(self) -> Iterator[Finding]:
        for result in self.results:
            for judgement in result.judgements:
                yield from judgement.findings

    def to_json(self) -> str:
        """Return the report as JSON text; the same report gives the same bytes."""
        from mcrubric.model.report_json import dump_report

        return dump_report(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """Read a report back.

        Raises:
            ReportError: it is not a `mcrubric.report/1`; every mistake is listed.
        """
        from mcrubric.model.report_json import parse_report

        return parse_report(text)
