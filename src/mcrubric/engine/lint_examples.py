"""What is worth a look in side files that have no mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from mcrubric.engine.hints import Hint
from mcrubric.model.examples import Fragments
from mcrubric.rubric.wording import wordings
from mcrubric.text.phrases import words_of
from mcrubric.text.reading import stemmed
from mcrubric.text.restating import Originals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.model.marks import Mark
    from mcrubric.model.rubric import Component, Rubric
    from mcrubric.rubric.examples import ReadExamples

FEWEST_EXAMPLES: Final = 10
"""Of the words in ten of the shipped examples 6 in 100 come twice, in 25 they are 12: with fewer
the wording of one weighs as if it were the subject. About 25 are aimed at."""

FEWEST_FOR_AN_ASK: Final = 3
"""An asked part is narrower than a component, and one sentence may answer it."""

MOST_ALIKE: Final = 0.35
"""Components of the shipped rubrics have 0.18 to 0.29 of their words in common, chance included;
0.37 to 0.44 if a quarter of the examples of one is taken over from the other."""

SHOWN: Final = 6
"""Words that two components share, in a hint: enough to see what they have in common."""


def hints_beside(rubric: Rubric, found: ReadExamples) -> Iterator[Hint]:
    """Yield what is worth a look in the side files of a rubric; without any, nothing."""
    if not rubric.side_files:
        return
    yield from _few(rubric, found)
    yield from _alike(rubric, found)
    yield from _restating(rubric, found)
    if found.examples.thresholds is None:
        yield Hint(
            f"{rubric.side_files[-1].name}: there are no thresholds; until there are, what is "
            "recognised by examples is only ever told as something that a person should look at"
        )


def _few(rubric: Rubric, found: ReadExamples) -> Iterator[Hint]:
    for component in rubric.components:
        fragments = found.examples.components.get(component.id, Fragments())
        mark = _mark(rubric, found, "components", component.id)
        yield from _too_few(f"component {component.id!r}", fragments, FEWEST_EXAMPLES, mark)
    for ask in (ask for part in rubric.parts for each in part.prompts for ask in each.asks):
        fragments = found.examples.asks.get(ask.id, Fragments())
        mark = _mark(rubric, found, "prompts", ask.id)
        yield from _too_few(f"asked part {ask.id!r}", fragments, FEWEST_FOR_AN_ASK, mark)


def _too_few(name: str, fragments: Fragments, fewest: int, mark: Mark | None) -> Iterator[Hint]:
    count = len(fragments.examples)
    if count < fewest:
        examples = "1 example" if count == 1 else f"{count} examples"
        yield Hint(f"{name} has {examples}; {fewest} or more are of use", mark)


def _alike(rubric: Rubric, found: ReadExamples) -> Iterator[Hint]:
    """Yield the components that terms and examples together hardly tell apart."""
    vocabularies = {
        each.id: _vocabulary(each, found.examples.components[each.id].examples)
        for each in rubric.components
        if each.id in found.examples.components
    }
    holders = Counter(stem for each in vocabularies.values() for stem in each.words)
    for (one, of_one), (other, of_other) in combinations(vocabularies.items(), 2):
        shared = of_one.words.keys() & of_other.words.keys()
        fewer = min(len(of_one.words), len(of_other.words))
        if fewer and len(shared) / fewer > MOST_ALIKE:
            telling = sorted(shared, key=lambda stem: (holders[stem], -of_one.counts[stem], stem))
            words = ", ".join(of_one.words[stem] for stem in telling[:SHOWN])
            yield Hint(
                f"components {one!r} and {other!r} have {len(shared)} of {fewer} words in common, "
                f"{len(shared) / fewer:.0%} of their terms and examples: {words}",
                _mark(rubric, found, "components", other),
            )


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The stems that carry meaning, each with a word that has it, and in how many texts it is."""

    words: Mapping[str, str]
    counts: Counter[str]


def _vocabulary(component: Component, examples: Iterable[str]) -> _Vocabulary:
    words: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for text in (*component.terms.strong, *component.terms.weak, *examples):
        stems = stemmed(text)
        content = frozenset(stems.content)
        counts.update(content)
        for word, stem in zip(words_of(text), stems.stems, strict=True):
            if stem in content:
                words.setdefault(stem, word.form)
    return _Vocabulary(words, counts)


def _restating(rubric: Rubric, found: ReadExamples) -> Iterator[Hint]:
    """Yield examples by which a copy of the page would be taken for somebody's own words."""
    page = Originals(
        (stems, frozenset(content))
        for stems, content in (stemmed(each.text) for each in wordings(rubric))
    )
    for section, by_id in (
        ("components", found.examples.components),
        ("prompts", found.examples.asks),
        ("outcomes", found.examples.outcomes),
    ):
        for named, fragments in by_id.items():
            for position, text in enumerate(fragments.examples):
                stems, content = stemmed(text)
                if page.restated(stems, frozenset(content)):
                    mark = found.marks.get((section, named, "examples", str(position)))
                    yield Hint(f"an example of {named!r} says the page again: {text!r}", mark)


def _mark(rubric: Rubric, found: ReadExamples, section: str, named: str) -> Mark | None:
    """Return where the examples of an id begin, or else what the rubric says of a component."""
    first = found.marks.get((section, named, "examples", "0"))
    return first or rubric.marks.get((section, named))
