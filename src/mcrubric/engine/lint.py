"""What is worth a look in a rubric that has no mistakes."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

from mcrubric.engine.hints import Hint
from mcrubric.engine.lint_examples import hints_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.rubric import Component, Rubric
    from mcrubric.rubric.examples import ReadExamples

FEWEST_TERMS: Final = 4
"""With fewer words to recognise it by, a component that is spoken of is often not located."""

MOST_SHARED: Final = 0.3
"""Two components that share more of their terms than this cannot be told apart by words."""

NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ANNOUNCED: Final = re.compile(
    rf"\b({'|'.join(NUMBERS)}|\d{{1,2}})\s+(?:identified\s+|essential\s+)*"
    r"(components|outcomes|questions|parts)\b",
    re.IGNORECASE,
)
"""Such as "the four components" and "the following four essential outcomes"."""


def hints(rubric: Rubric, beside: ReadExamples | None = None) -> Iterator[Hint]:
    """Yield what is worth a look, thing by thing; `beside` is what its side files hold."""
    yield from _announced(rubric)
    yield from _thin(rubric)
    yield from _overlapping(rubric)
    yield from _unused_parts(rubric)
    if beside:
        yield from hints_beside(rubric, beside)


def _announced(rubric: Rubric) -> Iterator[Hint]:
    """Announced and listed numbers agree."""
    listed = {
        "components": len(rubric.components),
        "outcomes": len(rubric.outcomes),
        "questions": sum(len(part.prompts) for part in rubric.parts),
        "parts": len(rubric.parts),
    }
    for text, path in _texts(rubric):
        for match in ANNOUNCED.finditer(text):
            number, thing = _number(match[1]), match[2].lower()
            if number != listed[thing]:
                message = f"the page announces {number} {thing}; the rubric lists {listed[thing]}"
                yield Hint(message, rubric.marks.get(path))


def _texts(rubric: Rubric) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the page's words that a rubric quotes, and where."""
    for requirement in rubric.requirements:
        yield requirement.quote, ("requirements", requirement.id, "quote")
    for item in rubric.source.not_asked:
        yield item.quote or "", ("source", "not-asked")


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS.index(word.lower()) + 1


def _thin(rubric: Rubric) -> Iterator[Hint]:
    for component in rubric.components:
        terms = len(_terms(component))
        if terms < FEWEST_TERMS:
            yield Hint(
                f"component {component.id!r} has {terms} terms to be recognised by; "
                f"{FEWEST_TERMS} or more are of use",
                rubric.marks.get(("components", component.id)),
            )


def _overlapping(rubric: Rubric) -> Iterator[Hint]:
    for one, other in combinations(rubric.components, 2):
        shared = _terms(one) & _terms(other)
        fewer = min(len(_terms(one)), len(_terms(other)))
        if fewer and len(shared) / fewer > MOST_SHARED:
            yield Hint(
                f"components {one.id!r} and {other.id!r} share {len(shared)} of {fewer} terms: "
                f"{', '.join(sorted(shared))}",
                rubric.marks.get(("components", other.id)),
            )


def _terms(component: Component) -> frozenset[str]:
    terms = component.terms
    return frozenset(each.casefold() for each in (*terms.strong, *terms.weak))


def _unused_parts(rubric: Rubric) -> Iterator[Hint]:
    asked = {each.part for each in rubric.requirements}
    for part in rubric.parts:
        if part.id not in asked:
            message = f"no requirement is about part {part.id!r}"
            yield Hint(message, rubric.marks.get(("parts", part.id)))
