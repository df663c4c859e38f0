"""A rubric and a registry make a plan, once: every mistake about checks surfaces here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from mcrubric.check import Check
from mcrubric.engine.readable import READABLE
from mcrubric.engine.settings import read_settings
from mcrubric.model.artifacts import Artifact
from mcrubric.model.errors import Mistake, RubricError
from mcrubric.model.portfolio import Citation, Evidence, Part
from mcrubric.model.report import AssessorItem, Failure, Package
from mcrubric.model.rubric import Prompt, Requirement, Rubric

if TYPE_CHECKING:
    from mcrubric.engine.registry import Registry
    from mcrubric.model.marks import Mark

_IN_A_PART = (Part, Prompt, Evidence, Citation, Artifact)


@dataclass(frozen=True, slots=True)
class Step:
    """One requirement with the check that answers it.

    `check` is None if the plugin that should bring it could not be loaded.
    `settings` are the check's validated parameters by their Python names.
    `waits_for` are requirements whose failure leaves this one without a meaning.
    """

    requirement: Requirement
    check: Check | None
    settings: Mapping[str, Any] = field(default_factory=dict)
    waits_for: tuple[str, ...] = ()
    plugin: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done for every hand-in: steps in the rubric's order, and the order to run them in."""

    rubric: Rubric
    steps: tuple[Step, ...]
    order: tuple[int, ...]
    for_the_assessor: tuple[AssessorItem, ...]
    plugins: tuple[Package, ...] = ()
    failures: tuple[Failure, ...] = ()


def make_plan(rubric: Rubric, registry: Registry) -> Plan:
    """Return the plan for a rubric.

    Raises:
        RubricError: the rubric names checks or settings that do not exist or do not fit.
    """
    mistakes = tuple(mistakes_about_checks(rubric, registry))
    if mistakes:
        raise RubricError(mistakes)
    machine = [each for each in rubric.requirements if each.judge == "machine"]
    steps = (READABLE_STEP, *(_step(each, machine, registry) for each in machine))
    return Plan(
        rubric=rubric,
        steps=steps,
        order=_order(steps),
        for_the_assessor=tuple(
            AssessorItem(requirement=each.id, quote=each.quote, part=each.part)
            for each in rubric.requirements
            if each.judge == "assessor"
        ),
        plugins=registry.plugins,
        failures=registry.failures,
    )


READABLE_STEP = Step(
    Requirement(
        id="portfolio.readable",
        quote="",
        check=READABLE.name,
        severity="error",
        derived=True,
    ),
    READABLE,
)


def mistakes_about_checks(rubric: Rubric, registry: Registry) -> Iterator[Mistake]:
    """Yield what is wrong with the checks that a rubric names, in its order."""
    for requirement in rubric.requirements:
        if requirement.judge != "machine" or requirement.check is None:
            continue
        check = registry.checks.get(requirement.check)
        if check is not None:
            yield from _mistakes_of_use(rubric, requirement, check)
        elif not registry.failures:
            yield _unknown_check(rubric, requirement, registry)
    yield from _circles(rubric, registry)


def _unknown_check(rubric: Rubric, requirement: Requirement, registry: Registry) -> Mistake:
    name = str(requirement.check)
    near = get_close_matches(name, registry.checks, n=1)
    return Mistake(
        f"there is no check {name!r}",
        mark_of(rubric, requirement.id, "check"),
        near[0] if near else None,
    )


def _mistakes_of_use(rubric: Rubric, requirement: Requirement, check: Check) -> Iterator[Mistake]:
    if check.target in _IN_A_PART and requirement.part is None:
        message = f"the check {check.name!r} looks at a part: say which with `part:`"
        yield Mistake(message, mark_of(rubric, requirement.id))
    if check.basis == "inferred" and requirement.severity == "error":
        message = f"{check.name!r} is inferred from wording, so its severity is at most 'warning'"
        yield Mistake(message, mark_of(rubric, requirement.id, "severity"))
    for wrong in read_settings(check, requirement.settings).wrong:
        mark = mark_of(rubric, requirement.id, "with", wrong.setting)
        yield Mistake(wrong.message, mark, wrong.guess)


def mark_of(rubric: Rubric, requirement_id: str, *path: str) -> Mark | None:
    """Return where a requirement, or a thing in it, is written; the nearest that is known."""
    full = ("requirements", requirement_id, *path)
    return next(
        (rubric.marks[full[:n]] for n in range(len(full), 1, -1) if full[:n] in rubric.marks), None
    )


def _step(requirement: Requirement, others: list[Requirement], registry: Registry) -> Step:
    check = registry.checks.get(str(requirement.check))
    if check is None:
        return Step(requirement, None)
    return Step(
        requirement,
        check,
        read_settings(check, requirement.settings).values,
        tuple(other.id for other in others if _first(other, requirement, check)),
        registry.plugin_of.get(check.name),
    )


def _first(other: Requirement, requirement: Requirement, check: Check) -> bool:
    """Whether `other` must be met before `requirement` can mean anything."""
    same_part = other.part == requirement.part and other.id != requirement.id
    return same_part and other.check in check.waits_for


def _circles(rubric: Rubric, registry: Registry) -> Iterator[Mistake]:
    machine = [each for each in rubric.requirements if each.judge == "machine"]
    waits = {
        each.id: {
            other.id
            for other in machine
            for check in (registry.checks.get(str(each.check)),)
            if check is not None and _first(other, each, check)
        }
        for each in machine
    }
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        circle = " -> ".join(error.args[1])
        yield Mistake(f"these requirements wait for each other: {circle}")


def _order(steps: tuple[Step, ...]) -> tuple[int, ...]:
    """Return the positions of the steps, each behind those that it waits for."""
    position = {step.requirement.id: index for index, step in enumerate(steps)}
    waits = {index: [position[each] for each in step.waits_for] for index, step in enumerate(steps)}
    return tuple(TopologicalSorter(waits).static_order())
