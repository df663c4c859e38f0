"""The texts of a rubric that are the page's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.rubric.written import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.rubric import Outcome, PartOutline, Prompt, Rubric


@dataclass(frozen=True, slots=True)
class Said:
    """A text that stands on the page word for word, and what says so.

    With `inside`, it stands in that text, which is the one of `holder`.
    """

    name: str
    text: str
    spot: Spot
    inside: str | None = None
    holder: str = ""


def wordings(rubric: Rubric) -> Iterator[Said]:
    """Yield every text that is the page's own, in the order of the rubric."""
    yield from quotes(rubric)
    for outcome in rubric.outcomes:
        yield from _details(outcome)
    for part in rubric.parts:
        for prompt in part.prompts:
            yield from _asks(part, prompt)
    for position, item in enumerate(rubric.source.not_asked):
        if item.quote is not None:
            yield Said("not-asked", item.quote, ("source", "not-asked", str(position)))


def quotes(rubric: Rubric) -> Iterator[Said]:
    """Yield the texts that say what a sentence of the page asks for."""
    for outcome in rubric.outcomes:
        yield Said(outcome.id, outcome.statement, ("outcomes", outcome.id, "statement"))
    for component in rubric.components:
        at = ("components", component.id, "statement")
        yield Said(component.id, component.statement, at)
    for part in rubric.parts:
        for prompt in part.prompts:
            spot = ("parts", part.id, "prompts", prompt.id, "text")
            yield Said(f"{part.id}.{prompt.id}", prompt.text, spot)
    for requirement in rubric.requirements:
        if requirement.quote:
            yield Said(requirement.id, requirement.quote, ("requirements", requirement.id, "quote"))


def _details(outcome: Outcome) -> Iterator[Said]:
    """A derived detail is read out of its outcome; another may stand anywhere."""
    for detail in outcome.details:
        at = ("outcomes", outcome.id, "details", detail.id, "statement")
        inside = outcome.statement if detail.derived else None
        yield Said(detail.id, detail.statement, at, inside, outcome.id)


def _asks(part: PartOutline, prompt: Prompt) -> Iterator[Said]:
    for ask in prompt.asks:
        at = ("parts", part.id, "prompts", prompt.id, "asks", ask.id, "text")
        name = f"{part.id}.{ask.id}"
        yield Said(name, ask.text, at, prompt.text, f"{part.id}.{prompt.id}")
        for word in ask.any_of:
            yield Said(name, word, (*at[:-1], "any-of"), ask.text, name)
