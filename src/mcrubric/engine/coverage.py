"""The coverage matrix: every detail with its entries, what they cite, and whether it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcrubric.check import Context
from mcrubric.model.report import Coverage, CoveredCitation, CoveredEntry
from mcrubric.model.rubric import Requirement
from mcrubric.text.placeholders import is_placeholder

if TYPE_CHECKING:
    from mcrubric.engine.selection import Selection
    from mcrubric.model.portfolio import Citation, Evidence, Portfolio
    from mcrubric.model.rubric import Detail, Rubric


def coverage_of(
    rubric: Rubric,
    portfolio: Portfolio,
    selection: Selection,
    memo: dict[tuple[str, object], Any],
) -> tuple[Coverage, ...]:
    """Return a row for each detail; none if no self-analysis was asked for in this run."""
    asked = [part.id for part in rubric.parts if part.kind == "evidence"]
    if not any(selection.takes_part(part) for part in asked):
        return ()
    ctx = Context(rubric, portfolio, Requirement(id="coverage"), None, memo)
    look_up = selection.takes_basis("resolved")
    return tuple(_row(detail, ctx, look_up=look_up) for detail in rubric.details)


def _row(detail: Detail, ctx: Context, *, look_up: bool) -> Coverage:
    entries = tuple(
        _entry(entry, detail.id, ctx, look_up=look_up)
        for entry in ctx.portfolio.evidence
        if detail.id in entry.details or detail.id in entry.uncertain
    )
    return Coverage(detail=detail.id, derived=detail.derived, entries=entries)


def _entry(entry: Evidence, detail: str, ctx: Context, *, look_up: bool) -> CoveredEntry:
    return CoveredEntry(
        entry=entry.id,
        certain=detail in entry.details,
        citations=tuple(_citation(each, ctx, look_up=look_up) for each in entry.citations),
        explained=bool(entry.explanation.strip()) and not is_placeholder(entry.explanation),
    )


def _citation(citation: Citation, ctx: Context, *, look_up: bool) -> CoveredCitation:
    return CoveredCitation(
        artifact=citation.artifact or citation.named,
        at=citation.at,
        resolution=ctx.resolve(citation).state if look_up else None,
    )
