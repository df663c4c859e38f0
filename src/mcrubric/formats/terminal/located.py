"""What could be found of questions, components and the like: a neutral map with line numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from mcrubric.formats.terminal.phrases import counted, where
from mcrubric.formats.terminal.why import as_place, passed_over, why

if TYPE_CHECKING:
    from mcrubric.formats.terminal.layout import Page
    from mcrubric.formats.terminal.names import Names
    from mcrubric.model.report import Judgement, Report, Result

WHY: Final = (
    "Looked for by words, which is less than reading: what was not located may well be there. "
    "Nothing here is a task; a person reads it all."
)
READ_OFF: Final = "How sure this is stands behind each; it was tried on labelled texts ({})."
DIGEST: Final = 12
"""Characters of a digest that tell one set of texts from another."""
SURE: Final = {"high": "quite sure", "medium": "fairly sure", "low": "not very sure"}
"""How a bucket reads behind a place."""
NO_WORDS: Final = "No words were counted here, so there is nothing to find yet."
INDENT: Final = 2
DEEPER: Final = 4
LABEL_WIDTH: Final = 60
"""Columns that a question may take before it is cut: enough to know which one it is."""


def located(report: Report, page: Page, names: Names) -> list[str]:
    """Return the map of what was inferred from words; what is a task or open stands elsewhere."""
    inferred = [result for result in report.results if result.basis == "inferred"]
    shown = [(result, each) for result in inferred for each in _shown(result)]
    if not shown:
        return []
    lines = [*page.heading("What could be found"), *page.text(WHY)]
    lines += page.text(READ_OFF.format(_calibration(shown))) if _calibration(shown) else []
    part: object = ()
    wordless = _wordless(report) - {result.part for result, each in shown if each.outcome == "pass"}
    for result in inferred:
        if not any(_shown(result)):
            continue
        if result.part != part:
            part = result.part
            lines += ["", *page.text(names.part(result.part), style="bold")]
            lines += page.item(page.marks.nothing, NO_WORDS, INDENT) if part in wordless else []
        lines += _result(result, page, names) if part not in wordless else []
    return lines


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


def _result(result: Result, page: Page, names: Names) -> list[str]:
    lines = page.text(names.requirement(result.requirement, result.part), INDENT)
    for judgement in _shown(result):
        label = "" if judgement.target == result.part else names.target(judgement.target)
        lines += _judgement(judgement, label, page, names, result)
    return lines


def _judgement(
    judgement: Judgement, label: str, page: Page, names: Names, result: Result
) -> list[str]:
    asked = _asked(judgement.evidence, page, names, result.part)
    if judgement.outcome == "pass":
        what = _cut(label, page) if label else _quoted(result, page)
        place = "" if asked else _place(judgement.evidence)
        text = ": ".join(each for each in (what, place) if each)
        sure = SURE.get(str(judgement.evidence.get("bucket")))
        text = text or _looked_at(judgement.evidence)
        said = f"{text} ({sure})" if sure else text
        return [
            *page.item(page.marks.yes, said, DEEPER),
            *why(judgement.evidence, page, DEEPER + 2),
            *asked,
        ]
    lines = [
        line
        for finding in judgement.findings
        for line in page.item(page.marks.unsure, _said(finding.message.text, label, page), DEEPER)
    ]
    return [*lines, *passed_over(judgement.evidence, page, DEEPER + 2), *asked]


def _looked_at(evidence: Mapping[str, Any]) -> str:
    """Return how much was looked at, where there is no place to show."""
    measured, unit = evidence.get("measured"), evidence.get("unit")
    if isinstance(measured, (int, float)) and isinstance(unit, str):
        return f"{counted(measured, unit)} looked at"
    return "found"


def _quoted(result: Result, page: Page) -> str:
    """Return the page's words for a requirement that is about a whole part."""
    return f'"{_cut(result.quote, page)}"' if result.quote else ""


def _cut(label: str, page: Page) -> str:
    """Return as much of a label as is needed to know it, on one line."""
    return page.one_line(label, min(LABEL_WIDTH, page.width - DEEPER - 2))


def _said(message: str, label: str, page: Page) -> str:
    """Return a message with what it is about before it, unless it says so."""
    return message if not label or label in message else f"{_cut(label, page)}: {message}"


def _asked(evidence: Mapping[str, Any], page: Page, names: Names, part: str | None) -> list[str]:
    """Return a line for each asked part of a question that was located."""
    lines: list[str] = []
    for inside in evidence.values():
        for name, state in inside.items() if isinstance(inside, Mapping) else ():
            if isinstance(state, Mapping) and state.get("located"):
                label = names.labels.get(f"{part}.{name}", str(name))
                text = f"{label}: {_place(state)}".removesuffix(": ")
                lines += page.item(page.marks.yes, text, DEEPER + 2)
    return lines


def _place(evidence: Mapping[str, Any]) -> str:
    """Return the places of an evidence, which is plain data, in words."""
    given = evidence.get("places")
    if not isinstance(given, (list, tuple)):
        return ""
    return where([as_place(each) for each in given if isinstance(each, Mapping)])
