"""A rubric and a registry make a plan, once: every mistake about checks surfaces here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from mcrubric.check import Check
from mcrubric.engine.readable import READABLE
from mcrubric.engine.settings import read_settings
from mcrubric.model.errors import Mistake, RubricError
from mcrubric.model.examples import Examples
from mcrubric.model.failures import Failure
from mcrubric.model.portfolio import Portfolio
from mcrubric.model.report import AssessorItem
from mcrubric.model.rubric import READABLE_ID, Requirement, Rubric
from mcrubric.model.runs import Package
from mcrubric.rubric.examples import ReadExamples, read_examples
from mcrubric.text.asked import Asked, asked_of
from mcrubric.text.near import near

if TYPE_CHECKING:
    from mcrubric.engine.registry import Registry
    from mcrubric.model.marks import Mark


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
    """What is done for every hand-in: steps in the rubric's order, and the order to run them in.

    `examples` are those of the rubric's side files, if a check of the plan uses them; else none.
    `asked` is the rubric with them, made ready to be held against texts.
    """

    rubric: Rubric
    steps: tuple[Step, ...]
    order: tuple[int, ...]
    for_the_assessor: tuple[AssessorItem, ...]
    plugins: tuple[Package, ...] = ()
    failures: tuple[Failure, ...] = ()
    examples: Examples = field(default_factory=Examples)
    asked: Asked | None = field(default=None, repr=False, compare=False)


def make_plan(rubric: Rubric, registry: Registry) -> Plan:
    """Return the plan for a rubric.

    Raises:
        RubricError: the rubric names checks or settings that do not exist or do not fit, or its
            side files have mistakes and a check that it names uses them.
        CheckDefinitionError: a check that it names has settings that no rubric can write.
    """
    beside = _beside(rubric, registry)
    mistakes = (*mistakes_about_checks(rubric, registry), *beside.mistakes)
    if mistakes:
        raise RubricError(mistakes)
    waits = _waits(rubric, registry)
    machine = (each for each in rubric.requirements if each.judge == "machine")
    steps = (READABLE_STEP, *(_step(each, _closed(each.id, waits), registry) for each in machine))
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
        examples=beside.examples,
        asked=asked_of(rubric, beside.examples),
    )


READABLE_STEP = Step(
    Requirement(id=READABLE_ID, check=READABLE.name, severity="error"),
    READABLE,
)


def _beside(rubric: Rubric, registry: Registry) -> ReadExamples:
    """Read the side files of a rubric if a check that it names uses them."""
    named = (registry.checks.get(str(each.check)) for each in rubric.requirements)
    used = any(check.uses_examples for check in named if check)
    return read_examples(rubric) if used else ReadExamples()


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
    analyses = [part for part in rubric.parts if part.kind == "evidence"]
    for part in analyses[1:]:
        message = f"a rubric has one self-analysis, and {analyses[0].id!r} is one already"
        yield Mistake(message, rubric.marks.get(("parts", part.id)))
    try:
        TopologicalSorter(_waits(rubric, registry)).prepare()
    except CycleError as error:
        circle = " -> ".join(error.args[1])
        yield Mistake(f"these requirements wait for each other: {circle}")


def _unknown_check(rubric: Rubric, requirement: Requirement, registry: Registry) -> Mistake:
    name = str(requirement.check)
    return Mistake(
        f"there is no check {name!r}",
        mark_of(rubric, requirement.id, "check"),
        near(name, registry.checks),
    )


def _mistakes_of_use(rubric: Rubric, requirement: Requirement, check: Check) -> Iterator[Mistake]:
    yield from _mistakes_of_part(rubric, requirement, check)
    if check.basis == "inferred" and requirement.severity == "error":
        message = f"{check.name!r} is inferred from wording, so its severity is at most 'warning'"
        yield Mistake(message, mark_of(rubric, requirement.id, "severity"))
    for wrong in read_settings(check, requirement.settings).wrong:
        mark = mark_of(rubric, requirement.id, "with", wrong.setting)
        yield Mistake(wrong.message, mark, wrong.guess)


def _mistakes_of_part(rubric: Rubric, requirement: Requirement, check: Check) -> Iterator[Mistake]:
    if requirement.part is None and check.target is not Portfolio:
        message = f"the check {check.name!r} looks at a part: say which with `part:`"
        yield Mistake(message, mark_of(rubric, requirement.id))
    kind = next((part.kind for part in rubric.parts if part.id == requirement.part), None)
    if kind and check.part_kind not in {None, kind}:
        message = f"the check {check.name!r} looks at a part of the kind {check.part_kind!r}"
        yield Mistake(
            f"{message}, and {requirement.part!r} is of the kind {kind!r}",
            mark_of(rubric, requirement.id, "part"),
        )


def mark_of(rubric: Rubric, requirement_id: str, *path: str) -> Mark | None:
    """Return where a requirement, or a thing in it, is written; the nearest that is known."""
    full = ("requirements", requirement_id, *path)
    return next(
        (rubric.marks[full[:n]] for n in range(len(full), 1, -1) if full[:n] in rubric.marks), None
    )


def _step(requirement: Requirement, waits_for: tuple[str, ...], registry: Registry) -> Step:
    check = registry.checks.get(str(requirement.check))
    if check is None:
        return Step(requirement, None)
    settings = read_settings(check, requirement.settings).values
    return Step(requirement, check, settings, waits_for, registry.plugin_of.get(check.name))


Waits = Mapping[str, tuple[str, ...]]
"""The requirements that each requirement waits for, by id."""


def _waits(rubric: Rubric, registry: Registry) -> Waits:
    """Return what must be met before each requirement can mean anything, in the rubric's order."""
    machine = [each for each in rubric.requirements if each.judge == "machine"]
    place = {each.id: number for number, each in enumerate(machine)}
    by_check: defaultdict[tuple[str | None, str], list[str]] = defaultdict(list)
    for each in machine:
        by_check[each.part, str(each.check)].append(each.id)
    return {each.id: _first(each, registry, by_check, place) for each in machine}


def _first(
    requirement: Requirement,
    registry: Registry,
    by_check: Mapping[tuple[str | None, str], list[str]],
    place: Mapping[str, int],
) -> tuple[str, ...]:
    """Return the requirements of the same part whose checks a requirement's check waits for."""
    check = registry.checks.get(str(requirement.check))
    names = check.waits_for if check else ()
    found = {each for name in names for each in by_check.get((requirement.part, name), ())}
    return tuple(sorted(found - {requirement.id}, key=place.__getitem__))


def _closed(requirement: str, waits: Waits) -> tuple[str, ...]:
    """Return all that a requirement waits for, what those wait for first."""
    found: dict[str, None] = {}
    for waited in waits[requirement]:
        found.update(dict.fromkeys((*_closed(waited, waits), waited)))
    return tuple(found)


def _order(steps: tuple[Step, ...]) -> tuple[int, ...]:
    """Return the positions of the steps, each behind those that it waits for."""
    position = {step.requirement.id: index for index, step in enumerate(steps)}
    waits = {index: [position[each] for each in step.waits_for] for index, step in enumerate(steps)}
    return tuple(TopologicalSorter(waits).static_order())
