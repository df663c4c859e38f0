"""For people who test rubrics and checks: one check, run on one hand-in, by the real engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

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
    from mcrubric.model.report import Result
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
    when_empty: str = "open",
    limits: Limits | None = None,
) -> Result:
    """Return what one decorated check function says of a hand-in.

    `rubric` gives parts, outcomes and components; its own requirements are left aside.
    `settings` are the check's parameters as a rubric writes them (kebab-case).

    Raises:
        RubricError: the settings do not fit the check, or it needs a part and none is named.
        McrubricError: the engine failed outside the check.
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
        when_empty="not-applicable" if when_empty == "not-applicable" else "open",
    )
    plan = make_plan(replace(rubric, requirements=(tested,)), registry)
    validator = PlanValidator(plan, registry, limits or Limits(), ENGINE)
    try:
        report = validator.validate(source)
    finally:
        validator.close()
    broken = [each.error for each in report.failures if each.requirement is None]
    if broken:
        raise McrubricError(f"the engine itself failed: {'; '.join(broken)}")
    return next(each for each in report.results if each.requirement == REQUIREMENT)
