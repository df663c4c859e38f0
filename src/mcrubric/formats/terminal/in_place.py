"""What was looked at with nothing missing, one line a part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.formats.terminal.phrases import counted, number

if TYPE_CHECKING:
    from mcrubric.formats.terminal.layout import Page
    from mcrubric.formats.terminal.names import Names
    from mcrubric.model.report import Report, Result

INDENT: Final = 2


def in_place(report: Report, page: Page, names: Names) -> list[str]:
    """Return the requirements for which there is nothing to tell elsewhere."""
    parts: dict[str | None, list[str]] = {}
    for result in report.results:
        if result.basis == "inferred" and result.outcome == "pass":
            continue
        if result.outcome in {"pass", "not-applicable"}:
            parts.setdefault(result.part, []).append(_said(result))
    if not parts:
        return []
    lines = page.heading("Looked at, and nothing is missing")
    for part, said in parts.items():
        name = names.part(part).partition(":")[0]
        lines += page.item(page.marks.yes, f"{name}: {'; '.join(said)}.", INDENT, "green")
    return lines


def _said(result: Result) -> str:
    """Return a requirement with what was seen: "length (1,204 words; asked: 1,000)".

    It is named as in its id behind the part, so that `mcrubric explain` can be asked about it.
    """
    name = result.requirement.removeprefix(f"{result.part or 'portfolio'}.")
    if result.outcome == "not-applicable":
        return f"{name} (nothing to look at, and nothing asked for)"
    if result.examined != 1:
        return f"{name} ({number(result.examined)} looked at)"
    seen = result.judgements[0].evidence if result.judgements else {}
    measured, required, unit = (seen.get(key) for key in ("measured", "required", "unit"))
    if not isinstance(measured, (int, float)) or not unit:
        return name
    least = f"; asked: {number(required)}" if isinstance(required, (int, float)) else ""
    return f"{name} ({counted(measured, str(unit))}{least})"
