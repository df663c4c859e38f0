"""Hands labelled texts in, as a portal does, and keeps what the library says of them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from time import process_time
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import mcrubric
from benchmarks.text.asked import ANALYSIS, NARRATIVE, REFLECTION, RUBRICS
from benchmarks.text.labelled import GOOD, Explanation, Labelled, Reflection
from benchmarks.turns import MILLI

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from benchmarks.text.labelled import Component, Seed

T = TypeVar("T", bound=Labelled)


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """A labelled text and the report on it, and what computing it took (other work left out).

    `without` are the reports on a good reflection less all sentences on one component, by its id.
    """

    text: T
    report: mcrubric.Report
    milliseconds: float
    without: Mapping[str, mcrubric.Report] = field(default_factory=dict)


class Reader:
    """Gives the reports on texts, with one validator for each rubric."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self.validators: Mapping[Seed, mcrubric.Validator] = {
            seed: self._open.enter_context(mcrubric.Validator(mcrubric.load_rubric(rubric)))
            for seed, rubric in RUBRICS.items()
        }

    def answers(self, texts: Iterable[Labelled]) -> tuple[Answer[Labelled], ...]:
        """Return what is said of each text."""
        return tuple(map(self._answer, texts))

    def _answer(self, text: Labelled) -> Answer[Labelled]:
        start = process_time()
        report = self._report(text)
        milliseconds = (process_time() - start) * MILLI
        without = {name: self._report(rest) for name, rest in _without(text)}
        return Answer(text, report, milliseconds, without)

    def _report(self, text: Labelled) -> mcrubric.Report:
        validator = self.validators[text.seed]
        part, hand_in = handed_in(text, validator.rubric)
        return validator.validate(hand_in, parts=(part,))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()


def handed_in(text: Labelled, rubric: mcrubric.Rubric) -> tuple[str, dict[str, Any]]:
    """Return the part that a text is of, and a hand-in that holds it and nothing else."""
    if isinstance(text, Explanation):
        return ANALYSIS, _evidence(text, rubric)
    part = REFLECTION if isinstance(text, Reflection) else NARRATIVE
    written = {"text": text.text, "format": getattr(text, "format", "text")}
    return part, {"documents": {part: written}}


def _evidence(text: Explanation, rubric: mcrubric.Rubric) -> dict[str, Any]:
    """Return one entry for all details of its outcome; its file is there, so all else is met."""
    details = [each.id for each in rubric.outcomes[text.eo - 1].details]
    cited = [{"artifact": "evidence.pdf", "at": "p. 1"}]
    return {
        "evidence": [{"detail": details, "citations": cited, "explanation": text.text}],
        "artifacts": [{"path": "evidence.pdf", "facts": {"pages": 9}}],
    }


def _without(text: Labelled) -> Iterator[tuple[str, Reflection]]:
    """Yield what is left of a good reflection without each component that it addresses.

    A text that is poor anyway would say little on whether a missing component is noticed.
    """
    if isinstance(text, Reflection) and text.kind == GOOD:
        for name, component in text.gold.items():
            if 0 < len(component.sentences) < len(text.sentences):
                yield name, less(text, component)


def less(text: Reflection, component: Component) -> Reflection:
    """Return a text without the sentences on one component; headings stay, as in a hasty draft."""
    kept, last = [], 0
    for at in sorted(component.sentences):
        sentence = text.sentences[at]
        kept.append(text.text[last : sentence.start])
        last = sentence.end
    kept.append(text.text[last:])
    return text.model_copy(update={"text": "".join(kept), "sentences": ()})
