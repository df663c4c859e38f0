"""Figures of explanations: whether they relate to their detail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.text.asked import EXPLAINS
from benchmarks.text.counting import Figures, f1_by_label, mean, share_of
from benchmarks.text.said import judgements, warnings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.text.answers import Answer
    from benchmarks.text.labelled import Explains, Explanation
    from mcrubric import Report

CHECKS: Final = ("explanations-own", "explanations-present")


def figures(answers: Sequence[Answer[Explanation]]) -> Figures:
    """Return the F1 of each label, and their mean."""
    by_label = f1_by_label((answer.text.label, said(answer.report)) for answer in answers)
    relating = [answer.report for answer in answers if answer.text.label == "relates"]
    return {
        **{f"explanation {label}: F1": value for label, value in by_label.items()},
        "explanations: macro-F1": mean(by_label.values()),
        "relating explanations, wrongly warned": share_of(bool(warnings(it)) for it in relating),
    }


def said(report: Report) -> Explains:
    """Return what an explanation is taken for; without a finding that says so, it relates."""
    return next((EXPLAINS[key] for key in _keys(report) if key in EXPLAINS), "relates")


def unknown_keys(answers: Iterable[Answer[Explanation]]) -> tuple[str, ...]:
    """Return the keys of findings on explanations that stand for no label; they count as none."""
    return tuple(sorted({key for each in answers for key in _keys(each.report)} - set(EXPLAINS)))


def _keys(report: Report) -> Iterator[str]:
    for check in CHECKS:
        for judgement in judgements(report, check).values():
            yield from (finding.message.key for finding in judgement.findings)
