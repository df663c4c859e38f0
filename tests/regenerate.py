"""`python tests/regenerate.py`: make anew what is made from the code, such as the schemas."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_type_hints

from mcrubric.api import load_rubric, named_rubric, validate, write_report
from mcrubric.builtins import checks
from mcrubric.check import Check, check_of
from mcrubric.model.limits import GIB, KIB, MIB, Limits
from mcrubric.model.runs import Package

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = ROOT / "src" / "mcrubric" / "schemas"
CHECKS_PAGE = ROOT / "docs" / "reference" / "checks.md"
LIMITS_PAGE = ROOT / "docs" / "reference" / "limits.md"
SAMPLES = ROOT / "tests" / "portfolios"
SNAPSHOTS = ROOT / "tests" / "formats" / "snapshots"
SHOWN_SAMPLES = ("complete-personal", "complete-external", "incomplete-personal")
ENDINGS = {
    "terminal": "txt", "json": "json", "markdown": "md", "html": "html",
    "sarif": "sarif", "junit": "junit.xml", "github": "github.txt", "csv": "csv",
}  # fmt: skip
"""The formats of which a report of each of these samples is kept, and how its file's name ends."""


def schemas() -> dict[str, str]:
    """Return the published schemas by name, as text."""
    from mcrubric.engine.schema import published_rubric_schema
    from mcrubric.model.facts_shape import facts_schema
    from mcrubric.model.report_json import diff_schema, report_schema
    from mcrubric.portfolio.handin import portfolio_schema
    from mcrubric.rubric.examples_file import examples_schema
    from mcrubric.waivers.file import waivers_schema

    made = {
        "rubric": published_rubric_schema(map(check_of, checks())),
        "examples": examples_schema(),
        "portfolio": portfolio_schema(),
        "waivers": waivers_schema(),
        "report": report_schema(),
        "facts": facts_schema(),
        "diff": diff_schema(),
    }
    return {name: json.dumps(schema, indent=2) + "\n" for name, schema in made.items()}


def checks_page() -> str:
    """Return the page about checks, made from their docstrings."""
    head = "# Checks\n\nMade from the docstrings; `mcrubric explain CHECK` prints the same.\n"
    return head + "".join(_section(check_of(function)) for function in checks())


def _section(check: Check) -> str:
    settings = ", ".join(f"`{each.setting}`" for each in check.parameters) or "none"
    lines = check.docs.split("\n")
    body = "\n".join(f"\n**{h}:**{rest}" if sep and h in HEADINGS else line
                     for line in lines for h, sep, rest in [line.partition(":")])  # fmt: skip
    about = f"It judges each {check.target.__name__.lower()}, {check.basis}; settings: {settings}."
    return f"\n## `{check.name}`\n\n{about}\n\n{body}\n"


LIMITS_HEAD = """\
# Limits

Everything that a stranger can send has a bound.
One that is hit is told, with what to do.
What was not looked at because of it is `open`, and never counts as met.
All of them stand in every report, under `limits`.

On the command line a limit is set with `--limit`, as often as needed; sizes may have a unit:

```sh
mcrubric check . --limit files=500 --limit file-bytes=100MiB
```

In Python it is `mcrubric.Validator(rubric, limits=mcrubric.Limits(files=500))`.
Nothing in a portfolio or a rubric can change one.
An archive within a portfolio is never opened, so there is no limit on how deep archives nest.

| limit | default | why |
|---|---|---|
"""


def limits_page() -> str:
    """Return the page about limits, made from their reasons."""
    reasons = get_type_hints(Limits, include_extras=True)
    lines = (
        f"| `{each.name.replace('_', '-')}` | {_amount(each.name, each.default)} "
        f"| {reasons[each.name].__metadata__[0]} |\n"
        for each in fields(Limits)
    )
    return LIMITS_HEAD + "".join(lines)


def _amount(name: str, value: Any) -> str:
    for unit, size in (("GiB", GIB), ("MiB", MIB), ("KiB", KIB)):
        if (name.endswith(("_bytes", "_memory", "ratio_from"))) and value % size == 0:
            return f"{value // size} {unit}"
    return f"{value:g} s" if name.endswith("_seconds") else f"{value:,}"


def snapshots() -> dict[str, str]:
    """Return the reports of samples in each format, by the names of their files."""
    made = {}
    for sample in SHOWN_SAMPLES:
        folder = SAMPLES / sample
        rubric = load_rubric(str(named_rubric(folder)))
        # No version of ours: what is kept must not change with each release.
        report = replace(validate(folder, rubric), engine=Package(name="mcrubric", version="0.0.0"))
        for form, ending in ENDINGS.items():
            made[f"{sample}.{ending}"] = write_report(report, form)
    return made


HEADINGS = {"What it looks at", "Why it matters", "Fails", "Passes", "Limits"}


if __name__ == "__main__":
    SCHEMAS.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (SCHEMAS / f"{name}.json").write_text(text, encoding="utf-8")
    CHECKS_PAGE.write_text(checks_page(), encoding="utf-8")
    LIMITS_PAGE.write_text(limits_page(), encoding="utf-8")
    SNAPSHOTS.mkdir(exist_ok=True)
    for name, text in snapshots().items():
        (SNAPSHOTS / name).write_bytes(text.encode())
