"""A plan and a portfolio make a report: no files, no clock, the same input gives the same bytes."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from mcrubric.context import Context
from mcrubric.engine.capped import capped
from mcrubric.engine.coverage import coverage_of
from mcrubric.engine.judge import judge
from mcrubric.engine.known import paths_of
from mcrubric.engine.labels import labels_of
from mcrubric.engine.readiness import readiness_of
from mcrubric.engine.selection import Selection
from mcrubric.model.findings import Result
from mcrubric.model.limits import Limits
from mcrubric.model.report import Report
from mcrubric.model.runs import Package, PortfolioRef, RubricRef
from mcrubric.model.verdicts import worst

if TYPE_CHECKING:
    from mcrubric.engine.judge import Judged
    from mcrubric.engine.plan import Plan, Step
    from mcrubric.model.failures import Failure
    from mcrubric.model.portfolio import Portfolio
    from mcrubric.model.rubric import Rubric

EVERYTHING: Final = Selection()
DEFAULT_LIMITS: Final = Limits()


def run(
    plan: Plan,
    portfolio: Portfolio,
    *,
    engine: Package,
    selection: Selection = EVERYTHING,
    limits: Limits = DEFAULT_LIMITS,
    failures: tuple[Failure, ...] = (),
) -> Report:
    """Judge a portfolio by a plan; `failures` are those met while it was loaded."""
    memo: dict[tuple[str, str, object], Any] = {}
    chosen = tuple(step for step in plan.steps if selection.takes(step))
    judged = _judge_all(plan, portfolio, chosen, memo)
    results = tuple(_result(step, judged[step.requirement.id]) for step in chosen)
    complete = len(chosen) == len(plan.steps)
    readiness = readiness_of(results) if complete else None
    crashed = tuple(failure for each in judged.values() for failure in each.failures)
    return Report(
        readiness=readiness,
        ready=readiness == "ready",
        rubric=_rubric_ref(plan.rubric),
        portfolio=_portfolio_ref(portfolio),
        engine=engine,
        plugins=plan.plugins,
        limits={each.name: getattr(limits, each.name) for each in fields(limits)},
        results=tuple(capped(results, limits)),
        coverage=coverage_of(plan.rubric, portfolio, selection, results, memo),
        for_the_assessor=tuple(
            each for each in plan.for_the_assessor if selection.takes_part(each.part)
        ),
        failures=tuple(dict.fromkeys((*plan.failures, *failures, *crashed))),
        labels=labels_of(plan.rubric),
        timed_out=portfolio.stopped,
        only=selection.told,
    )


def _judge_all(
    plan: Plan,
    portfolio: Portfolio,
    chosen: tuple[Step, ...],
    memo: dict[tuple[str, str, object], Any],
) -> dict[str, Judged]:
    """Judge the chosen steps, and those that they wait for, each behind what it waits for."""
    needed = {each.requirement.id for each in chosen}
    needed |= {waited for each in chosen for waited in each.waits_for}
    judged: dict[str, Judged] = {}
    failing: set[str] = set()
    for step in (plan.steps[index] for index in plan.order):
        requirement = step.requirement
        if requirement.id not in needed:
            continue
        part = portfolio.part(requirement.part) if requirement.part else None
        context = Context(plan.rubric, portfolio, requirement, part, memo, plan.asked)
        judged[requirement.id] = judge(step, context, failing)
        if any(each.outcome == "fail" for each in judged[requirement.id].judgements):
            failing.add(requirement.id)
    return judged


def _result(step: Step, judged: Judged) -> Result:
    requirement = step.requirement
    return Result(
        requirement=requirement.id,
        part=requirement.part,
        check=str(requirement.check),
        basis=step.check.basis if step.check else "inferred",
        severity=requirement.severity or "note",
        outcome=worst(each.outcome for each in judged.judgements),
        examined=judged.examined,
        quote=requirement.quote,
        derived=requirement.derived,
        judgements=judged.judgements,
    )


def _rubric_ref(rubric: Rubric) -> RubricRef:
    return RubricRef(
        id=rubric.id,
        version=rubric.version,
        sha256=rubric.sha256,
        title=rubric.title,
        overlay=", ".join(rubric.overlays) or None,
    )


def _portfolio_ref(portfolio: Portfolio) -> PortfolioRef:
    digests = portfolio.digests
    return PortfolioRef(
        id=portfolio.id,
        sha256=portfolio.sha256,
        files=portfolio.files,
        ignored=portfolio.ignored,
        paths=paths_of(portfolio),
        digests={path: digests[path] for path in sorted(digests)},
    )
