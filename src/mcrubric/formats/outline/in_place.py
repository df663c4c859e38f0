"""What was looked at with nothing missing, one line a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.formats.outline.blocks import Item, Section, Span
from mcrubric.formats.outline.phrases import counted, number
from mcrubric.formats.outline.spans import about

if TYPE_CHECKING:
    from mcrubric.formats.outline.names import Names
    from mcrubric.model.findings import Result
    from mcrubric.model.report import Report


def in_place(report: Report, names: Names) -> Section:
    """Return the requirements for which there is nothing to tell elsewhere."""
    parts: dict[str | None, list[str]] = {}
    for result in report.results:
        if result.basis == "inferred" and result.outcome == "pass":
            continue
        if result.outcome in {"pass", "not-applicable"}:
            parts.setdefault(result.part, []).append(_said(result))
    items = (
        Item("yes", (*about(names.part_name(part)), Span(f"{'; '.join(said)}.")), "good")
        for part, said in parts.items()
    )
    return Section("in-place", "Looked at, and nothing is missing", tuple(items))


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
