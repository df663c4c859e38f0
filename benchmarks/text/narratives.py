"""Figures of narratives: the asked parts of the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from benchmarks.text.asked import asks_for
from benchmarks.text.counting import Counts, Figures
from benchmarks.text.said import judgements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from benchmarks.text.answers import Answer
    from benchmarks.text.labelled import Narrative
    from mcrubric import Report

ANSWERED: Final = "prompts-answered"


def figures(answers: Sequence[Answer[Narrative]]) -> Figures:
    """Return how well the asked parts are found that a text answers."""
    counts = Counts.of(pair for answer in answers for pair in _pairs(answer))
    return {**counts.named("asked part answered"), "asked parts: macro-F1": counts.macro}


def without_counterpart(answers: Iterable[Answer[Narrative]]) -> tuple[str, ...]:
    """Return the asked parts of data that no rubric asks for by itself; they are left out."""
    return tuple(
        sorted(
            {
                f"{name} ({answer.text.seed})"
                for answer in answers
                for name, _ in _asked(answer.text)
                if not _meant(answer, name)
            }
        )
    )


def _pairs(answer: Answer[Narrative]) -> Iterator[tuple[bool, bool]]:
    located = _located(answer.report)
    for name, there in _asked(answer.text):
        meant = _meant(answer, name)
        if meant:
            yield there, any(located[each] for each in meant)


def _asked(text: Narrative) -> Iterator[tuple[str, bool]]:
    for question, gold in text.gold.items():
        for name, there in gold.subs.items():
            yield f"{question}.{name}", there


def _meant(answer: Answer[Narrative], name: str) -> tuple[str, ...]:
    return asks_for(answer.text.seed, name, _located(answer.report))


def _located(report: Report) -> Mapping[str, bool]:
    """Return whether each asked part was located; below a failed question, none was."""
    told: dict[str, Any] = {}
    for judgement in judgements(report, ANSWERED).values():
        for ask, said in judgement.evidence.get("asks", {}).items():
            told[ask] = said["located"] and judgement.outcome != "fail"
    return told
