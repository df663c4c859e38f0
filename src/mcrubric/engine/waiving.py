"""Waivers laid over a report: outcomes stay, and what is waived leaves readiness."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mcrubric.engine.capped import KEY as AND_MORE
from mcrubric.engine.readiness import readiness_of
from mcrubric.model.report import ToldWaiver, Waived

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from mcrubric.model.report import Finding, Judgement, Report, Result
    from mcrubric.model.waivers import Waiver

UNMET: Final = frozenset(("fail", "open", "review"))


def waived(report: Report, waivers: Iterable[Waiver], on: date) -> Report:
    """Return a report with waivers; those that it had before count no more.

    A waiver holds through the whole day `expires`. A result leaves readiness if every finding of
    it is covered by a waiver that holds, and nothing in it is unmet without a finding. What the
    software failed on is never covered, nor are findings that stand for others that are not
    listed: nobody knows what they are.
    """
    given, day = tuple(waivers), on.isoformat()
    before = report.waived.readiness if report.waived else report.readiness
    if not given:
        return replace(report, readiness=before, ready=before == "ready", waived=None)
    named = _Named(report)
    holding = [each for each in given if each.expires >= day]
    kept, doubled = _once(holding)
    used = [each for each in kept if named.by(each)]
    covered = frozenset(name for each in used for name in named.by(each))
    failed = _failed_on(report)
    gone = tuple(
        each.requirement
        for each in report.results
        if each.requirement not in failed and _all_covered(each, covered)
    )
    told = Waived(
        on=day,
        readiness=before,
        results=gone,
        used=named.told(used),
        expired=named.told(each for each in given if each.expires < day),
        unused=named.told(each for each in kept if not named.by(each)),
        doubled=named.told(doubled),
    )
    made = replace(report, waived=told)
    readiness = None if before is None else readiness_of(made.counting)
    return replace(made, readiness=readiness, ready=readiness == "ready")


class _Named:
    """The findings that can be waived, by what waivers name them by."""

    def __init__(self, report: Report) -> None:
        self._order: dict[str, int] = {}
        self._found: Mapping[tuple[str, str, str], list[str]] = defaultdict(list)
        failed = _failed_on(report)
        for result, judgement, finding in _told(report):
            if result.requirement in failed or not _can_be(judgement, finding):
                continue
            name = finding.fingerprint
            self._order.setdefault(name, len(self._order))
            self._found["", "", name].append(name)
            self._found[finding.requirement, finding.target, ""].append(name)

    def by(self, waiver: Waiver) -> tuple[str, ...]:
        """Return the fingerprints of what a waiver names, in the order of the report."""
        return tuple(dict.fromkeys(self._found.get(waiver.names, ())))

    def told(self, waivers: Iterable[Waiver]) -> tuple[ToldWaiver, ...]:
        """Return waivers as a report tells them: in its order, and not in that of a file."""
        last = len(self._order)
        return tuple(
            ToldWaiver(
                fingerprint=each.fingerprint,
                requirement=each.requirement,
                target=each.target,
                reason=each.reason,
                authority=each.authority,
                expires=each.expires,
                findings=self.by(each),
            )
            for each in sorted(
                waivers,
                key=lambda each: (
                    min((self._order[name] for name in self.by(each)), default=last),
                    _rank(each),
                ),
            )
        )


def _told(report: Report) -> Iterator[tuple[Result, Judgement, Finding]]:
    for result in report.results:
        for judgement in result.judgements:
            for finding in judgement.findings:
                yield result, judgement, finding


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
    """Whether a finding can be waived, where the software did not fail on its requirement."""
    return judgement.because != "crash" and finding.message.key != AND_MORE


def _all_covered(result: Result, covered: AbstractSet[str]) -> bool:
    unmet = [each for each in result.judgements if each.outcome in UNMET or each.findings]
    whole = result.outcome in UNMET and bool(unmet)
    return whole and all(_covered(each, covered) for each in unmet)


def _covered(judgement: Judgement, covered: AbstractSet[str]) -> bool:
    return bool(judgement.findings) and all(
        each.fingerprint in covered and _can_be(judgement, each) for each in judgement.findings
    )


def _once(waivers: Sequence[Waiver]) -> tuple[list[Waiver], list[Waiver]]:
    """Part waivers into the one that holds longest of each name, and all others."""
    kept: dict[tuple[str, str, str], Waiver] = {}
    doubled: list[Waiver] = []
    for each in sorted(waivers, key=_rank):
        if each.names in kept:
            doubled.append(each)
        else:
            kept[each.names] = each
    return list(kept.values()), doubled


def _rank(waiver: Waiver) -> tuple[object, ...]:
    """Return what puts waivers into an order of their own, the one that holds longest first."""
    day = -int(waiver.expires.replace("-", ""))
    return (waiver.names, day, waiver.authority, waiver.reason)
