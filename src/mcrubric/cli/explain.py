"""`mcrubric explain`: what a check does, or where a requirement comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mcrubric.cli.outcome import EXIT_USAGE, stop, tell_failures, told_plainly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.check import Check
    from mcrubric.engine.registry import Registry
    from mcrubric.model.rubric import Requirement, Rubric


@click.command("explain", short_help="Explain a check or a requirement.")
@click.argument("name", metavar="CHECK|REQUIREMENT")
@click.option("--rubric", metavar="ID", help="Whose requirement; without it, every rubric's.")
def command(name: str, rubric: str | None) -> None:
    """Explain a check (word-minimum) or a requirement (part-1.length)."""
    from mcrubric.api import full_registry, rubric_ids
    from mcrubric.engine.readable import READABLE

    registry = full_registry()
    with told_plainly():
        found = list(_requirements(name, (rubric,) if rubric else rubric_ids()))
    check = READABLE if name in {READABLE.name, "portfolio.readable"} else registry.checks.get(name)
    if check is None and not found:
        _nothing(name, registry)
    for owner, requirement in found:
        click.echo(_requirement(owner, requirement))
    if check is None and found:
        check = registry.checks.get(str(found[0][1].check))
    if check is not None:
        click.echo(_check(check))
    tell_failures(registry.failures)


def _requirements(name: str, rubric_ids: tuple[str, ...]) -> Iterator[tuple[Rubric, Requirement]]:
    from mcrubric.api import load_rubric

    for rubric_id in rubric_ids:
        rubric = load_rubric(rubric_id)
        yield from ((rubric, each) for each in rubric.requirements if each.id == name)


def _requirement(rubric: Rubric, requirement: Requirement) -> str:
    lines = [f"{requirement.id}, in {rubric.title} ({rubric.id} {rubric.version})"]
    if requirement.quote:
        lines.append(f"  The page says: {requirement.quote}")
    if requirement.derived:
        lines.append("  The page does not say this; it is derived by us.")
    if requirement.judge == "assessor":
        lines.append("  Judged by the assessor; no machine looks at it.")
    else:
        lines.append(f"  Severity: {requirement.severity}. Check: {requirement.check}")
    lines.extend(f"    {name}: {value}" for name, value in requirement.settings.items())
    return "\n".join(lines) + "\n"


def _check(check: Check) -> str:
    settings = ", ".join(each.setting for each in check.parameters) or "none"
    head = f"{check.name}: judges each {check.target.__name__.lower()}, {check.basis}"
    return f"{head}\nSettings: {settings}\n\n{check.docs}"


def _nothing(name: str, registry: Registry) -> None:
    from difflib import get_close_matches

    near = get_close_matches(name, registry.checks, n=1)
    guess = f" (did you mean {near[0]!r}?)" if near else ""
    stop(
        f"there is no check or requirement {name!r}{guess}; `mcrubric checks` lists the checks",
        EXIT_USAGE,
    )
