"""What a requirement is as a test case: passed, failed, skipped, or stopped by an error.

Only what decides readiness may turn a server red: what is asked for and is missing, or could not be
determined, and is not waived. All else that is no pass is skipped, with its text, and never passed:
a server lists skipped cases and their reasons, and of passed ones it shows no text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mcrubric.formats.outline.closing import failure_text
from mcrubric.formats.outline.names import names_of
from mcrubric.formats.outline.phrases import where
from mcrubric.formats.outline.settled import Settled, settled_in
from mcrubric.formats.outline.told import told_of
from mcrubric.model.failures import Failure
from mcrubric.model.findings import Result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.formats.outline.told import Told
    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

_LINE_ENDS: Final = re.compile("[\r\n]+")

Verdict = Literal["pass", "failure", "skipped", "error"]

TOOL: Final = "The tool itself"
"""The suite of failures of the software that belong to no requirement of the report."""


@dataclass(frozen=True, slots=True)
class Case:
    """A requirement, or what failed in the software beside all of them (`result` is None).

    `counts`: readiness rests on it; `settled`: about what nothing is to be done.
    """

    name: str
    group: str
    result: Result | None
    settled: Settled
    failures: tuple[Failure, ...] = ()
    counts: bool = True

    @property
    def verdict(self) -> Verdict:
        """Which element stands in the case; an error wins, for not everything was looked at."""
        if self.failures or self.result is None:
            return "error"
        if self.result.outcome == "pass":
            return "pass"
        grave = self.result.severity == "error" and self.result.outcome in {"fail", "open"}
        return "failure" if grave and self.counts else "skipped"

    @property
    def outcome(self) -> str:
        """What the element's type is: the outcome in our words."""
        return self.result.outcome if self.result and not self.failures else "tool-failed"

    @property
    def errors(self) -> tuple[str, ...]:
        """What failed in the software, one thing a line."""
        return tuple(map(failure_text, self.failures))

    def lines(self) -> Iterator[str]:
        """Yield what was found that is no pass, one thing a line."""
        for told in told_of(self.result) if self.result else ():
            if told.outcome != "pass":
                yield _line(told, self.settled)


@dataclass(frozen=True, slots=True)
class Suite:
    """The cases of a part, or of the portfolio as a whole."""

    name: str
    cases: tuple[Case, ...]

    def count(self, verdict: Verdict) -> int:
        """Return how many cases came to a verdict."""
        return sum(case.verdict == verdict for case in self.cases)


def suites_of(report: Report, look: Look) -> tuple[Suite, ...]:
    """Return the suites in the order in which the report names their parts."""
    names, group = names_of(report), look.path(report.rubric.id)
    counting, settled = {each.requirement for each in report.counting}, settled_in(report)
    parts: dict[str | None, list[Case]] = {}
    for result in report.results:
        told = (each for each in report.failures if each.requirement == result.requirement)
        case = Case(
            names.titled(result.requirement),
            f"{group}.{result.part or 'portfolio'}",
            result,
            settled,
            tuple(told),
            counts=result.requirement in counting,
        )
        parts.setdefault(result.part, []).append(case)
    suites = tuple(Suite(names.part(part), tuple(cases)) for part, cases in parts.items())
    return (*suites, *_tool(report, group, settled))


def _tool(report: Report, group: str, settled: Settled) -> Iterator[Suite]:
    """Yield a suite for failures that name no requirement of the report, if there are any."""
    known = {result.requirement for result in report.results}
    beside = [each for each in report.failures if each.requirement not in known]
    cases = (Case(_where(each), f"{group}.tool", None, settled, (each,)) for each in beside)
    if beside:
        yield Suite(TOOL, tuple(cases))


def _where(failure: Failure) -> str:
    return failure.requirement or failure.check or failure.plugin or TOOL


def _line(told: Told, settled: Settled) -> str:
    """Return what is said of a target, where, and what to do; a line end would begin another."""
    place = where(told.places)
    at = f" ({place})" if place and place not in told.text else ""
    said = f"{told.target}: {told.text}{at}"
    waiver, remedy = settled.waiver(told), settled.remedy(told)
    said = f"Waived until {waiver.expires}: {said}" if waiver else said
    return _LINE_ENDS.sub(" ", f"{said} {remedy}" if remedy else said)
