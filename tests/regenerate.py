"""`python tests/regenerate.py`: make anew what is made from the code, such as the schemas."""

from __future__ import annotations

import json
from pathlib import Path

from mcrubric.builtins import checks
from mcrubric.check import Check, check_of

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = ROOT / "src" / "mcrubric" / "schemas"
CHECKS_PAGE = ROOT / "docs" / "reference" / "checks.md"


def schemas() -> dict[str, str]:
    """Return the published schemas by name, as text."""
    from mcrubric.engine.schema import published_rubric_schema
    from mcrubric.model.facts_shape import facts_schema
    from mcrubric.model.report_json import report_schema
    from mcrubric.portfolio.handin import portfolio_schema

    made = {
        "rubric": published_rubric_schema(map(check_of, checks())),
        "portfolio": portfolio_schema(),
        "report": report_schema(),
        "facts": facts_schema(),
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


HEADINGS = {"What it looks at", "Why it matters", "Fails", "Passes", "Limits"}


if __name__ == "__main__":
    SCHEMAS.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (SCHEMAS / f"{name}.json").write_text(text, encoding="utf-8")
    CHECKS_PAGE.write_text(checks_page(), encoding="utf-8")
