"""Words for target ids, so that a report reads well without its rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.rubric import Rubric


def labels_of(rubric: Rubric) -> dict[str, str]:
    """Return the words of parts, questions, asked parts, outcomes, details and components.

    Of requirements only those have words that the rubric gives a label.
    """
    return dict(_labels(rubric))


def _labels(rubric: Rubric) -> Iterator[tuple[str, str]]:
    for part in rubric.parts:
        yield part.id, part.label
        for prompt in part.prompts:
            yield f"{part.id}.{prompt.id}", prompt.text
            for ask in prompt.asks:
                yield f"{part.id}.{ask.id}", ask.label
    for outcome in rubric.outcomes:
        yield outcome.id, outcome.statement
        for detail in outcome.details:
            yield detail.id, detail.statement
    for component in rubric.components:
        yield component.id, component.label or component.statement
    for requirement in rubric.requirements:
        if requirement.label:
            yield requirement.id, requirement.label
