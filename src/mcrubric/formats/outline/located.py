"""What could be found of questions, components and the like: a neutral map with line numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.formats.outline.blocks import Heading, Item, Paragraph, Section
from mcrubric.formats.outline.found import found
from mcrubric.formats.outline.spans import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.formats.outline.blocks import Block
    from mcrubric.formats.outline.names import Names
    from mcrubric.model.findings import Judgement, Result
    from mcrubric.model.report import Report

WHY: Final = (
    "Looked for by words, which is less than reading: what was not located may well be there. "
    "Nothing here is a task; a person reads it all."
)
READ_OFF: Final = "How sure this is stands behind each; it was tried on labelled texts ({})."
DIGEST: Final = 12
"""Characters of a digest that tell one set of texts from another."""
NO_WORDS: Final = "No words were counted here, so there is nothing to find yet."


def located(report: Report, names: Names) -> Section:
    """Return the map of what was inferred from words; what is a task or open stands elsewhere."""
    inferred = [result for result in report.results if result.basis == "inferred"]
    shown = [(result, each) for result in inferred for each in _shown(result)]
    blocks: list[Block] = [Paragraph(plain(WHY))] if shown else []
    if _calibration(shown):
        blocks.append(Paragraph(plain(READ_OFF.format(_calibration(shown)))))
    part: object = ()
    wordless = _wordless(report) - {result.part for result, each in shown if each.outcome == "pass"}
    for result in inferred:
        if not any(_shown(result)):
            continue
        if result.part != part:
            part = result.part
            blocks.append(Heading(names.part(result.part)))
            blocks += [Item("nothing", plain(NO_WORDS))] if part in wordless else []
        blocks += _result(result, names) if part not in wordless else []
    return Section("located", "What could be found", tuple(blocks))


def _calibration(shown: Sequence[tuple[Result, Judgement]]) -> str:
    """Return what tells the texts that sureness was read off, blank if nothing says so."""
    for _, judgement in shown:
        named = judgement.evidence.get("calibrated_on")
        if judgement.outcome == "pass" and isinstance(named, str):
            return named[:DIGEST]
    return ""


def _wordless(report: Report) -> set[str | None]:
    """Return the parts of which no word was counted, so that nothing can be found in them."""
    return {
        result.part
        for result in report.results
        for judgement in result.judgements
        if judgement.evidence.get("counted") == 0 and "left_out" in judgement.evidence
    }


def _shown(result: Result) -> Iterator[Judgement]:
    return (each for each in result.judgements if each.outcome in {"pass", "review"})


def _result(result: Result, names: Names) -> Iterator[Block]:
    yield Heading(names.requirement(result.requirement, result.part), level=2)
    for judgement in _shown(result):
        label = "" if judgement.target == result.part else names.target(judgement.target)
        yield from found(judgement, label, names, result)
