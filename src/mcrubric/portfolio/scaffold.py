"""The files of an empty portfolio, with every heading, question and detail to fill in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.rubric import PartOutline, Prompt, Rubric

ANSWER: Final = "[Write your answer here.]"
EXPLANATION: Final = "[Explain here how the evidence shows this detail.]"
PASSAGE: Final = "[Write here how you applied this, with a specific example.]"


def scaffold(rubric: Rubric) -> dict[str, str]:
    """Return file names and texts; what is to be filled in is a placeholder, never counted."""
    files = {"portfolio.yaml": f"rubric: {rubric.id}\n"}
    for part in rubric.parts:
        if part.kind == "evidence":
            files[f"{part.id}.yaml"] = "\n".join(_self_analysis(rubric, part)) + "\n"
        else:
            files[f"{part.id}.md"] = "\n\n".join(_document(rubric, part)) + "\n"
    return files


def _document(rubric: Rubric, part: PartOutline) -> Iterator[str]:
    yield f"# {part.label}"
    for number, prompt in enumerate(part.prompts, 1):
        yield from _question(number, prompt)
    if not part.prompts:
        for component in rubric.components:
            yield f"## {component.label or component.statement}"
            yield PASSAGE


def _question(number: int, prompt: Prompt) -> Iterator[str]:
    yield f"## Question {number}"
    yield prompt.text
    yield ANSWER


def _self_analysis(rubric: Rubric, part: PartOutline) -> Iterator[str]:
    yield f"# {_one_line(part.label)}"
    yield "# For each detail: the uploads that show it, where to look in them, and how they show it."
    yield "# A citation: {artifact: handbook.pdf, at: p. 12} or {artifact: film.mp4, at: 0:42-1:10}"
    yield "evidence:"
    for outcome in rubric.outcomes:
        yield f"  # {outcome.id}: {_one_line(outcome.statement)}"
        for detail in outcome.details:
            yield f"  - detail: {json.dumps(detail.id)}  # {_one_line(detail.statement)}"
            yield "    citations: []"
            yield f"    explanation: {json.dumps(EXPLANATION)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
