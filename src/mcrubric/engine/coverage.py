"""The coverage matrix: every detail with its entries, what they cite, and whether it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcrubric.context import Context
from mcrubric.model.coverage import Coverage, CoveredCitation, CoveredEntry
from mcrubric.model.rubric import Requirement
from mcrubric.text.placeholders import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mcrubric.engine.selection import Selection
    from mcrubric.model.findings import Result
    from mcrubric.model.portfolio import Citation, Evidence, Portfolio
    from mcrubric.model.rubric import Detail, Rubric


def coverage_of(
    rubric: Rubric,
    portfolio: Portfolio,
    selection: Selection,
    results: Iterable[Result],
    memo: dict[tuple[str, str, object], Any],
) -> tuple[Coverage, ...]:
    """Return a row for each detail; none if no self-analysis was asked for or could be read.

    What a result says of a citation stands in the matrix too, so that the two never disagree.
    """
    outlines = [part for part in rubric.parts if part.kind == "evidence"]
    parts = [portfolio.part(each.id) for each in outlines if selection.takes_part(each.id)]
    if not portfolio.opened or not parts or any(part and part.unreadable for part in parts):
        return ()
    ctx = Context(rubric, portfolio, Requirement(id="coverage"), None, memo)
    said = _resolutions(results) if selection.takes_basis("resolved") else None
    return tuple(_row(detail, ctx, said) for detail in rubric.details)


def _resolutions(results: Iterable[Result]) -> dict[str, str]:
    """Return what judgements say that citations come to, by citation id."""
    return {
        judgement.target: str(judgement.evidence["resolution"])
        for result in results
        for judgement in result.judgements
        if "resolution" in judgement.evidence
    }


def _row(detail: Detail, ctx: Context, said: Mapping[str, str] | None) -> Coverage:
    entries = tuple(
        _entry(entry, detail.id, ctx, said)
        for entry in ctx.portfolio.evidence
        if detail.id in entry.details or entry.guesses_at(detail)
    )
    return Coverage(detail=detail.id, derived=detail.derived, entries=entries)


def _entry(
    entry: Evidence, detail: str, ctx: Context, said: Mapping[str, str] | None
) -> CoveredEntry:
    return CoveredEntry(
        entry=entry.id,
        certain=detail in entry.details,
        citations=tuple(_citation(each, ctx, said) for each in entry.citations),
        explained=_explained(entry),
    )


def _explained(entry: Evidence) -> bool | None:
    """Whether an entry has an explanation; None where an entry that was cut short has none."""
    if not entry.explanation.strip():
        return None if entry.damaged else False
    return not is_placeholder(entry.explanation)


def _citation(citation: Citation, ctx: Context, said: Mapping[str, str] | None) -> CoveredCitation:
    resolution = None if said is None else said.get(citation.id) or ctx.resolve(citation).state
    return CoveredCitation(
        artifact=citation.artifact or citation.named, at=citation.at, resolution=resolution
    )
