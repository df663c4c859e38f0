"""Figures of reflections: components, examples, impact, and how it will go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from benchmarks.text.counting import Counts, Figures, auc, share_of
from benchmarks.text.said import judgements, passed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.text.answers import Answer
    from benchmarks.text.labelled import Reflection
    from mcrubric import Report

COMPONENTS: Final = "components-addressed"
STATES: Final = ("located", "may-be", "named-only", "not-located")
FOUND: Final = frozenset(("located", "may-be"))
"""States in which passages on a component are shown."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One component of one text: what a person said, what the library said.

    `right` says of each shown place, the best first, whether it lies on a sentence that addresses
    the component. `without` is the score if all such sentences are taken out, and whether a passage
    is shown nevertheless.
    """

    addressed: bool
    state: str
    score: float
    right: tuple[bool, ...] = ()
    without: tuple[float, bool] | None = None

    @property
    def found(self) -> bool:
        """Whether passages on it are shown."""
        return self.state in FOUND


def figures(answers: Sequence[Answer[Reflection]]) -> Figures:
    """Return all figures of reflections."""
    cells = [cell for answer in answers for cell in cells_of(answer)]
    return {
        **of_components(cells),
        **Counts.of(_examples(answers)).named("specific example"),
        **Counts.of(_stated(answers, "impact", "impact-stated")).named("impact"),
        **Counts.of(_stated(answers, "future", "continuation-stated")).named("future"),
    }


def of_components(cells: Sequence[Cell]) -> Figures:
    """Return how well components are told apart that are addressed and that are not."""
    counts = Counts.of((cell.addressed, cell.found) for cell in cells)
    there = [cell for cell in cells if cell.addressed]
    seen = [cell for cell in there if cell.found]
    absent = [cell.without for cell in cells if cell.without]
    return {
        **counts.named("addressed"),
        **counts.other.named("not addressed"),
        "components: macro-F1": counts.macro,
        **_states(cells),
        "addressed, could not locate": share_of(not cell.found for cell in there),
        "first shown sentence right": share_of(cell.right[:1] == (True,) for cell in seen),
        "any shown sentence right": share_of(any(cell.right) for cell in seen),
        "taken out, located nevertheless": share_of(found for _, found in absent),
        "AUC of the score, there or taken out": auc(
            [cell.score for cell in there], [score for score, _ in absent]
        ),
    }


def _states(cells: Sequence[Cell]) -> Figures:
    """Count the states, also those that are new to us or "" where nothing was said."""
    return {
        f"{state or 'nothing said'}, of {'addressed' if there else 'others'}": sum(
            cell.state == state and cell.addressed is there for cell in cells
        )
        for state in dict.fromkeys((*STATES, *(cell.state for cell in cells)))
        for there in (True, False)
    }


def cells_of(answer: Answer[Reflection]) -> Iterator[Cell]:
    """Yield what was said of each component; one that nothing is said of is in no state."""
    told = judgements(answer.report, COMPONENTS)
    for name, gold in answer.text.gold.items():
        state, score = _state(answer.report, name)
        places = shown(told[name], answer.text) if state in FOUND else ()
        yield Cell(
            gold.addressed,
            state,
            score,
            tuple(not gold.sentences.isdisjoint(each) for each in places),
            _without(answer.without, name),
        )


def _without(reports: Mapping[str, Report], name: str) -> tuple[float, bool] | None:
    if name not in reports:
        return None
    state, score = _state(reports[name], name)
    return score, state in FOUND


def _state(report: Report, component: str) -> tuple[str, float]:
    judgement = judgements(report, COMPONENTS).get(component)
    evidence = judgement.evidence if judgement else {}
    return str(evidence.get("state", "")), float(evidence.get("score", 0))


def _examples(answers: Sequence[Answer[Reflection]]) -> Iterator[tuple[bool, bool]]:
    for answer in answers:
        for name, gold in answer.text.gold.items():
            yield gold.has_specific_example, passed(answer.report, "examples-given", name)


def _stated(
    answers: Sequence[Answer[Reflection]], label: str, check: str
) -> Iterator[tuple[bool, bool]]:
    for answer in answers:
        yield getattr(answer.text, label) == "yes", passed(answer.report, check)
