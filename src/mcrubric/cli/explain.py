"""`mcrubric explain`: what a check does, or where a requirement comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from mcrubric.cli.outcome import say, stop, tell, told_plainly
from mcrubric.model.exits import EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mcrubric.check import Check, Parameter
    from mcrubric.model.rubric import Requirement, Rubric

BASIS: Final[Mapping[str, str]] = {
    "counted": "counted from what is written",
    "resolved": "looked up in the uploads",
    "inferred": "inferred from wording",
}
TARGETS: Final[Mapping[str, str]] = {"Prompt": "question", "Evidence": "entry"}
"""What a check judges, in the words of reports where those differ from the type's name."""

HEADING: Final = r"\n(?=(?:What it looks at|Why it matters|Fails|Passes|Limits):)|\n\s*\n"
"""Where a new paragraph of a check's docstring begins."""

WIDEST: Final = 80
"""Columns: longer lines are hard to read, also where a terminal has room for them."""

READABLE_ID: Final = "portfolio.readable"
"""The requirement that is in no rubric, for it is in all of them."""


@click.command("explain", short_help="Explain a check or a requirement.")
@click.argument("name", metavar="CHECK|REQUIREMENT")
@click.option("--rubric", metavar="ID", help="Whose requirement; without it, every rubric's.")
def command(name: str, rubric: str | None) -> None:
    """Explain a check (word-minimum) or a requirement (part-1.length)."""
    from mcrubric.api import library
    from mcrubric.cli.rubric import usable_rubrics
    from mcrubric.engine.readable import READABLE

    shelf = library()
    registry = shelf.everything
    checks = {READABLE.name: READABLE, **registry.checks}
    with told_plainly():
        ids = (rubric,) if rubric else shelf.rubric_ids()
        rubrics, mistakes = usable_rubrics(shelf, ids)
    known = [(owner, each) for owner in rubrics for each in owner.requirements]
    found = [(owner, each) for owner, each in known if each.id == name]
    judged_by = {str(each.check) for _, each in found if each.check} or {name}
    told = [_check(checks[each]) for each in sorted(judged_by) if each in checks]
    if name == READABLE_ID:
        told = [f"{READABLE_ID}\n  In every rubric\n  Severity: error", _check(READABLE)]
    if not found and not told:
        tell(registry.failures, mistakes)
        _nothing(name, [*checks, READABLE_ID, *(each.id for _, each in known)])
    say("\n\n".join([*_told_once(found), *told]))
    tell(registry.failures, mistakes)


def _told_once(found: Iterable[tuple[Rubric, Requirement]]) -> Iterator[str]:
    """Yield what is said of requirements, once where several rubrics ask for the same."""
    owners: dict[str, list[Rubric]] = {}
    for rubric, requirement in found:
        owners.setdefault(_requirement(requirement), []).append(rubric)
    for said, rubrics in owners.items():
        head, _, rest = said.partition("\n")
        titles = "\n".join(f"  In {each.title} ({each.id} {each.version})" for each in rubrics)
        yield f"{head}\n{titles}\n{rest}"


def _requirement(requirement: Requirement) -> str:
    lines = [requirement.id]
    if requirement.quote:
        lines.append(_filled(f'The page says: "{requirement.quote}"', indent="  "))
    if requirement.derived:
        lines.append("  The page does not say this; it is derived by us.")
    if requirement.judge == "assessor":
        lines.append("  Judged by the assessor; no machine looks at it.")
    else:
        lines.append(f"  Severity: {requirement.severity}. Check: {requirement.check}")
    lines.extend(f"    {name}: {value}" for name, value in requirement.settings.items())
    return "\n".join(lines)


def _check(check: Check) -> str:
    import re

    target = TARGETS.get(check.target.__name__, check.target.__name__.lower())
    settings = ", ".join(map(_setting, check.parameters)) or "none"
    head = f"{check.name}: judges each {target}; {BASIS.get(check.basis, check.basis)}"
    waits = f"\nWaits for: {', '.join(check.waits_for)}" if check.waits_for else ""
    about = "\n".join(map(_filled, re.split(HEADING, check.docs)[1:]))
    return f"{head}\nSettings: {settings}{waits}\n\n{_filled(check.summary)}\n\n{about}"


def _filled(text: str, indent: str = "") -> str:
    """Return a paragraph in lines that the terminal has room for."""
    from shutil import get_terminal_size
    from textwrap import fill

    width = min(WIDEST, get_terminal_size().columns)
    return fill(
        " ".join(text.split()),
        width,
        initial_indent=indent,
        subsequent_indent=indent or "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _setting(parameter: Parameter) -> str:
    from inspect import Parameter as Declared

    if parameter.default is Declared.empty:
        return f"{parameter.setting} (must be given)"
    return f"{parameter.setting} (without it: {parameter.default})"


def _nothing(name: str, known: Iterable[str]) -> None:
    from mcrubric.text.near import did_you_mean, near

    guess = did_you_mean(near(name, known))
    stop(
        f"there is no check or requirement {name!r}{guess}; `mcrubric checks` lists the checks, "
        "and a report in JSON names the requirements",
        EXIT_USAGE,
    )
