"""The files of an empty portfolio, with every heading, question and detail to fill in."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.rubric import Detail, PartOutline, Prompt, Rubric

MANIFEST: Final = "portfolio.yaml"
UPLOADS: Final = "artifacts"

ANSWER: Final = "[Write your answer here.]"
EXPLANATION: Final = "[Explain here how the evidence shows this detail.]"
PASSAGE: Final = "[Write here how you applied this, with a specific example.]"
CLOSING: Final = "[Write here what else the page asks for: see the top of this file.]"

PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]")
"""An id that needs no quotes in YAML; our reader takes `no` and `on` for texts as well."""

HOW_TO: Final = (
    "# For each detail: the upload that shows it, where to look in it, and how it shows it.",
    "#   artifact: the name of a file in the folder artifacts, such as: family handbook.pdf",
    "#   at: the place, such as: p. 12   pages 3-5   0:42-1:10   slide 7   heading Our week",
    "# For one more upload, write the lines `- artifact:` and `at:` once more.",
    "# An explanation goes below its line `explanation: |`, as far to the right as the words in",
    "# square brackets that it replaces. Indent with spaces, never with tabs.",
)


def scaffold(rubric: Rubric) -> dict[str, str]:
    """Return file names and texts; what is to be filled in is a placeholder, never counted."""
    files = manifest_of(rubric)
    for part in rubric.parts:
        if part.kind == "evidence":
            files[f"{part.id}.yaml"] = "\n".join(_self_analysis(rubric, part)) + "\n"
        else:
            files[f"{part.id}.md"] = "\n\n".join(_document(rubric, part)) + "\n"
    return files


def manifest_of(rubric: Rubric) -> dict[str, str]:
    """Return the name and the text of the manifest."""
    return {MANIFEST: f"rubric: {rubric.id}\n"}


def asked_of(rubric: Rubric, part: PartOutline) -> list[str]:
    """Return what the page says of a part, each sentence once."""
    quotes = (each.quote for each in rubric.requirements if each.part == part.id and each.quote)
    return list(dict.fromkeys(map(_one_line, quotes)))


def _document(rubric: Rubric, part: PartOutline) -> Iterator[str]:
    yield f"# {part.label}"
    yield _asked(rubric, part)
    for number, prompt in enumerate(part.prompts, 1):
        yield from _question(number, prompt)
    if not part.prompts:
        for component in rubric.components:
            yield f"## {component.label or component.statement}"
            yield PASSAGE
        yield "## What else the page asks for"
        yield CLOSING


def _asked(rubric: Rubric, part: PartOutline) -> str:
    """Return what the page says of a part, as a comment that no reader sees and nobody counts."""
    said = [f"- {quote.replace('--', '- -')}" for quote in asked_of(rubric, part)]
    return "\n".join(["<!-- The page asks for:", *said, "-->"])


def _question(number: int, prompt: Prompt) -> Iterator[str]:
    yield f"## Question {number}"
    yield prompt.text
    yield ANSWER


def _self_analysis(rubric: Rubric, part: PartOutline) -> Iterator[str]:
    yield f"# {_one_line(part.label)}"
    yield "#"
    yield from HOW_TO
    yield "evidence:"
    for outcome in rubric.outcomes:
        yield ""
        yield f"  # {outcome.id}: {_one_line(outcome.statement)}"
        for detail in outcome.details:
            yield from _entry(detail)


def _entry(detail: Detail) -> Iterator[str]:
    """Return an entry whose explanation may hold any sign: a block text needs no quotes."""
    name = detail.id if PLAIN.fullmatch(detail.id) else json.dumps(detail.id)
    yield f"  - detail: {name}  # {_one_line(detail.statement)}"
    yield "    citations:"
    yield "      - artifact:"
    yield "        at:"
    yield "    explanation: |"
    yield f"      {EXPLANATION}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
