"""What of a report can be waived, by what waivers name it by; and what is never waived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.findings import AND_MORE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from mcrubric.model.findings import Finding, Judgement, Result
    from mcrubric.model.report import Report
    from mcrubric.model.waivers import Waiver

UNMET: Final = frozenset(("fail", "open", "review"))


@dataclass(frozen=True, slots=True)
class Waivable:
    """The fingerprints that can be waived: where each stands in a report, and by their names."""

    order: Mapping[str, int]
    by_names: Mapping[tuple[str, str, str], tuple[str, ...]]

    def by(self, waiver: Waiver) -> tuple[str, ...]:
        """Return the fingerprints of what a waiver names, in the order of the report."""
        return self.by_names.get(waiver.names, ())

    def place(self, waiver: Waiver) -> int:
        """Return where the first of what a waiver names stands, behind all if it names nothing."""
        return min((self.order[name] for name in self.by(waiver)), default=len(self.order))


def waivable(report: Report) -> Waivable:
    """Return what of a report can be waived."""
    order: dict[str, int] = {}
    by_names: Mapping[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    for finding in _findings(report):
        name = finding.fingerprint
        order.setdefault(name, len(order))
        by_names["", "", name][name] = None
        by_names[finding.requirement, finding.target, ""][name] = None
    return Waivable(order, {names: tuple(found) for names, found in by_names.items()})


def wholly_covered(report: Report, covered: AbstractSet[str]) -> tuple[str, ...]:
    """Return the requirements in which all that is unmet is covered, finding by finding.

    A judgement that is unmet and says nothing of itself is not: nobody knows what was waived.
    """
    failed = _failed_on(report)
    return tuple(
        each.requirement
        for each in report.results
        if each.requirement not in failed and _wholly(each, covered)
    )


def _findings(report: Report) -> Iterator[Finding]:
    failed = _failed_on(report)
    for result in report.results:
        for judgement in result.judgements if result.requirement not in failed else ():
            yield from (each for each in judgement.findings if _can_be(judgement, each))


def _failed_on(report: Report) -> frozenset[str]:
    """Return the requirements that the software failed on, also those of a check that is gone."""
    named = {each.requirement for each in report.failures}
    checks = {each.check for each in report.failures if each.requirement is None} - {None}
    return frozenset(
        each.requirement
        for each in report.results
        if each.requirement in named or each.check in checks
    )


def _can_be(judgement: Judgement, finding: Finding) -> bool:
    """Whether a finding can be waived, where the software did not fail on its requirement.

    What stands for findings that are not listed cannot: nobody knows what they are.
    """
    return judgement.because != "crash" and finding.message.key != AND_MORE


def _wholly(result: Result, covered: AbstractSet[str]) -> bool:
    unmet = [each for each in result.judgements if each.outcome in UNMET or each.findings]
    return (
        result.outcome in UNMET and bool(unmet) and all(_covered(each, covered) for each in unmet)
    )


def _covered(judgement: Judgement, covered: AbstractSet[str]) -> bool:
    return bool(judgement.findings) and all(
        each.fingerprint in covered and _can_be(judgement, each) for each in judgement.findings
    )
