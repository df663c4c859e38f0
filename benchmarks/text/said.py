"""What a report says, in the terms of labelled texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.text.labelled import Written
    from mcrubric import Finding, Judgement, Report

LENGTH: Final = "word-minimum"
"""Labelled texts are shorter than a credential asks for, and it is not their length that counts."""

Span = tuple[int, int]


def judgements(report: Report, check: str) -> Mapping[str, Judgement]:
    """Return what was said by the requirements with a check, by target; none if there are none."""
    return {
        judgement.target: judgement
        for result in report.results
        if result.check == check
        for judgement in result.judgements
    }


def passed(report: Report, check: str, target: str | None = None) -> bool:
    """Tell whether a check found what it looks for in a target, or in any."""
    return any(
        judgement.outcome == "pass" and target in {None, name}
        for name, judgement in judgements(report, check).items()
    )


def tasks(report: Report) -> tuple[Finding, ...]:
    """Return what the author of a text is told to do about it."""
    long_enough = {each.requirement for each in report.results if each.check == LENGTH}
    return tuple(
        each
        for each in report.findings
        if each.outcome == "fail" and each.requirement not in long_enough
    )


def warnings(report: Report) -> tuple[Finding, ...]:
    """Return those of the tasks that are warnings."""
    return tuple(each for each in tasks(report) if each.severity == "warning")


def shown(judgement: Judgement, text: Written) -> Iterator[frozenset[int]]:
    """Yield for each place that is shown, the best first, the sentences of the text it lies on."""
    for each in judgement.evidence.get("shown", ()):
        yield on_sentences(each["place"], text)


def on_sentences(place: Mapping[str, Any], text: Written) -> frozenset[int]:
    """Return the numbers of the sentences that a place shares at least a letter with."""
    first, last = _span(place, text.text)
    return frozenset(
        number
        for number, sentence in enumerate(text.sentences)
        if sentence.start < last and first < sentence.end
    )


def _span(place: Mapping[str, Any], text: str) -> Span:
    """Return where a place stands in the text as it was handed in; nowhere if it does not say.

    `start` and `end` of a place are of the text without its markup, so they give the length alone.
    """
    try:
        line, column, length = place["line"], place["column"], place["end"] - place["start"]
    except KeyError:
        return 0, 0
    first = sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column - 1
    return first, first + length
