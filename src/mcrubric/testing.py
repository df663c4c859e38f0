"""For people who test rubrics and checks: one check, run on one hand-in, by the real engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from mcrubric.api import ENGINE
from mcrubric.builtins import builtin_registry
from mcrubric.check import check_of
from mcrubric.engine.plan import make_plan
from mcrubric.engine.validator import PlanValidator
from mcrubric.model.errors import McrubricError
from mcrubric.model.limits import Limits
from mcrubric.model.rubric import Requirement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.check import CheckFunction
    from mcrubric.model.findings import Result
    from mcrubric.model.rubric import Rubric
    from mcrubric.portfolio.sources import Source

REQUIREMENT = "tested"


def run_check(
    function: CheckFunction,
    source: Source,
    *,
    rubric: Rubric,
    part: str | None = None,
    settings: Mapping[str, Any] | None = None,
    when_empty: Literal["open", "not-applicable"] = "open",
    limits: Limits | None = None,
) -> Result:
    """Return what one decorated check function says of a hand-in.

    `rubric` gives parts, outcomes and components; its own requirements are left aside.
    `settings` are the check's parameters as a rubric writes them (kebab-case).

    Raises:
        RubricError: the settings do not fit the check, or it needs a part and none is named.
        McrubricError: the check crashed, or the engine failed outside it.
    """
    check = check_of(function)
    registry = builtin_registry()
    registry = replace(registry, checks={**registry.checks, check.name: check})
    tested = Requirement(
        id=REQUIREMENT,
        part=part,
        check=check.name,
        settings=dict(settings or {}),
        severity="warning",
        when_empty=when_empty,
    )
    plan = make_plan(replace(rubric, requirements=(tested,)), registry)
    validator = PlanValidator(plan, registry, limits or Limits(), ENGINE)
    try:
        report = validator.validate(source)
    finally:
        validator.close()
    if report.failures:
        said = "; ".join(each.error for each in report.failures)
        raise McrubricError(f"the check {check.name!r}, or what it needs, broke down: {said}")
    return next(each for each in report.results if each.requirement == REQUIREMENT)
