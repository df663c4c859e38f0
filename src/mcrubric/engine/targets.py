"""What a check runs over: the values of one type in a requirement's part, with their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.artifacts import Artifact
from mcrubric.model.portfolio import Citation, Evidence, Part, Portfolio
from mcrubric.model.rubric import Component, Detail, Outcome, Prompt

if TYPE_CHECKING:
    from mcrubric.context import Context

Targets = Iterator[tuple[str, Any]]


def targets_of(kind: type, ctx: Context) -> Targets:
    """Yield the id and the value of every target of a type (CONTRACTS, section 4)."""
    return _FINDERS[kind](ctx)


def _portfolio(ctx: Context) -> Targets:
    yield "portfolio", ctx.portfolio


def _part(ctx: Context) -> Targets:
    if ctx.part is not None:
        yield ctx.part.id, ctx.part


def _prompts(ctx: Context) -> Targets:
    for outline in ctx.rubric.parts:
        if outline.id == ctx.requirement.part:
            for prompt in outline.prompts:
                yield f"{outline.id}.{prompt.id}", prompt


def _evidence(ctx: Context) -> Targets:
    for entry in ctx.portfolio.evidence:
        if entry.part == ctx.requirement.part:
            yield entry.id, entry


def _citations(ctx: Context) -> Targets:
    for _, entry in _evidence(ctx):
        for citation in entry.citations:
            yield citation.id, citation


_FINDERS: Final[Mapping[type, Callable[[Context], Targets]]] = {
    Portfolio: _portfolio,
    Part: _part,
    Prompt: _prompts,
    Outcome: lambda ctx: ((each.id, each) for each in ctx.rubric.outcomes),
    Detail: lambda ctx: ((each.id, each) for each in ctx.rubric.details),
    Component: lambda ctx: ((each.id, each) for each in ctx.rubric.components),
    Evidence: _evidence,
    Citation: _citations,
    Artifact: lambda ctx: ((each.path, each) for each in ctx.portfolio.artifacts),
}
