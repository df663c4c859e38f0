"""All figures of all texts, and of those that share an author, a style or a credential."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from benchmarks.text import documents, explanations, narratives, reflections
from benchmarks.text.labelled import Explanation, Labelled, Narrative, Reflection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.text.answers import Answer
    from benchmarks.text.counting import Figures

ALL: Final = "all"
BY: Final = ("author", "seed", "style")

T = TypeVar("T", bound=Labelled)


def figures_by(by: str | None, answers: Sequence[Answer[Labelled]]) -> dict[str, Figures]:
    """Return the figures of all texts, and of each group of them if one is asked for."""
    groups: dict[str, list[Answer[Labelled]]] = {}
    for answer in answers if by else ():
        groups.setdefault(getattr(answer.text, str(by)) or "(none)", []).append(answer)
    return {
        ALL: _figures(answers),
        **{name: _figures(groups[name]) for name in sorted(groups)},
    }


def notes(answers: Sequence[Answer[Labelled]]) -> list[str]:
    """Return what a table does not say: what was left out, and which warnings are wrong."""
    asks = narratives.without_counterpart(_of(Narrative, answers))
    keys = explanations.unknown_keys(_of(Explanation, answers))
    wrong = documents.wrongly_warned(answers)
    return [
        *(f"left out, for the rubric does not ask it: {each}" for each in asks),
        *(f"said of an explanation, and no label of it: {each}" for each in keys),
        *(f"told to a good document: {each}" for each in wrong),
    ]


def _figures(answers: Sequence[Answer[Labelled]]) -> Figures:
    """Return the figures of what there is; kinds of texts that are not there have none."""
    made: Figures = {}
    sides: tuple[tuple[type[Labelled], Any], ...] = (
        (Reflection, reflections),
        (Narrative, narratives),
        (Explanation, explanations),
    )
    for kind, module in sides:
        some = _of(kind, answers)
        made[f"{module.__name__.rpartition('.')[2]}"] = len(some)
        made |= module.figures(some) if some else {}
    return made | documents.figures(answers)


def _of(kind: type[T], answers: Sequence[Answer[Labelled]]) -> list[Answer[T]]:
    return [each for each in answers if isinstance(each.text, kind)]  # type: ignore[misc]
