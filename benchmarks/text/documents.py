"""Figures of whole documents: who is warned, and whether anybody is told to do a thing in vain."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.text.counting import Figures, share_of
from benchmarks.text.labelled import ADVERSARIAL, GOOD, Labelled
from benchmarks.text.said import tasks, warnings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.text.answers import Answer


def figures(answers: Sequence[Answer[Labelled]]) -> Figures:
    """Return the figures of warnings, and what the middle text cost."""
    good = [each for each in answers if each.text.kind == GOOD]
    kinds = sorted({each.text.kind for each in answers if each.text.kind.startswith(ADVERSARIAL)})
    return {
        "good documents": len(good),
        "good, wrongly warned": share_of(bool(warnings(each.report)) for each in good),
        "good, nothing to do": share_of(not tasks(each.report) for each in good),
        **{f"{kind}, warned": _warned(kind, answers) for kind in kinds},
        "milliseconds of computing per text": median(each.milliseconds for each in answers),
    }


def wrongly_warned(answers: Iterable[Answer[Labelled]]) -> Iterator[str]:
    """Yield which good document was told to do what, for whoever looks into it."""
    for answer in answers:
        if answer.text.kind == GOOD:
            for each in tasks(answer.report):
                target = f" ({each.target})" if each.target != each.requirement else ""
                yield f"{answer.text.id}: {each.requirement}{target}, {each.message.key}"


def _warned(kind: str, answers: Sequence[Answer[Labelled]]) -> float | None:
    return share_of(bool(warnings(each.report)) for each in answers if each.text.kind == kind)
