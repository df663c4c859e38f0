"""The files of an empty portfolio as Word forms, with every question and detail to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.scaffold import (
    ANSWER,
    CLOSING,
    EXPLANATION,
    PASSAGE,
    asked_of,
    manifest_of,
)
from mcrubric.portfolio.word_file import Grid, Paragraph, word_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.rubric import Detail, Outcome, PartOutline, Rubric

COLUMNS: Final = ("Detail", "Uploaded file", "Where in it", "How it shows the detail")
_SHARES: Final = (25, 21, 16, 38)
"""The first holds the longest id of a detail that ours have without breaking a word of it."""
HOW_TO: Final = (
    "For each detail: the upload that shows it, where to look in it, and how it shows it.",
    "Uploaded file: the name of a file in the folder artifacts, with its ending.",
    "Where in it: the page, the time, the slide or the heading, as you would say it.",
    "Several files go on a line each, and their places on a line each in the same order.",
    "For more room, or one more file, add a row below and leave its first cell empty.",
)


def word_forms(rubric: Rubric) -> dict[str, bytes]:
    """Return file names and contents; what is to be filled in is a placeholder, never counted.

    What the page says stands at the top of the first page, apart from the text.
    """
    files = {name: text.encode() for name, text in manifest_of(rubric).items()}
    for part in rubric.parts:
        asked = asked_of(rubric, part)
        above = ["The page asks for:", *(f"\N{BULLET} {each}" for each in asked)] if asked else []
        if part.kind == "evidence":
            pieces = _self_analysis(rubric, part)
            files[f"{part.id}.docx"] = word_file(pieces, above=above, wide=True)
        else:
            files[f"{part.id}.docx"] = word_file(_document(rubric, part), above=above)
    return files


def _document(rubric: Rubric, part: PartOutline) -> Iterator[Paragraph]:
    yield Paragraph(part.label, "Heading1")
    for number, prompt in enumerate(part.prompts, 1):
        yield Paragraph(f"Question {number}", "Heading2")
        yield Paragraph(prompt.text, bold=True)
        yield Paragraph(ANSWER)
    if not part.prompts:
        for component in rubric.components:
            yield Paragraph(component.label or component.statement, "Heading2")
            yield Paragraph(PASSAGE)
        yield Paragraph("What else the page asks for", "Heading2")
        yield Paragraph(CLOSING)


def _self_analysis(rubric: Rubric, part: PartOutline) -> Iterator[Paragraph | Grid]:
    yield Paragraph(part.label, "Heading1")
    yield from map(Paragraph, HOW_TO)
    for outcome in rubric.outcomes:
        yield Paragraph(f"{outcome.id}: {outcome.statement}", "Heading2")
        yield _table(outcome)


def _table(outcome: Outcome) -> Grid:
    head = tuple((Paragraph(said, "TableHead"),) for said in COLUMNS)
    return Grid((head, *map(_row, outcome.details)), _SHARES)


def _row(detail: Detail) -> tuple[tuple[Paragraph, ...], ...]:
    named = (Paragraph(detail.id, bold=True), Paragraph(detail.statement))
    return (named, (), (), (Paragraph(EXPLANATION),))
