"""What a rubric asks of texts, made ready once to be held against any number of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from mcrubric.model.examples import Examples, Fragments, Thresholds
from mcrubric.text.phrases import PhraseFinder
from mcrubric.text.reading import Stemmer
from mcrubric.text.relevance import RelevanceTarget, Scorer, lexical_relevance
from mcrubric.text.restating import Copies, Originals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.model.rubric import Ask, Component, Outcome, PartOutline, Prompt, Rubric
    from mcrubric.text.relevance import Relevance

_NO_EXAMPLES: Final = Examples()
_NO_FRAGMENTS: Final = Fragments()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Asked:
    """A rubric's own texts and examples, and how near sentences are to what it asks about.

    `page` is what a sentence may restate, `copies` the examples that it may copy. `wording` has for
    each component the stems that no other one is worded with. `components` and `outcomes` score
    these in the rubric's order, `prompts` the questions of each part, and `asks` the asked parts of
    all of them; `exemplified` are the ids of outcomes with examples. Without `thresholds` the
    rubric has no calibrated examples.
    """

    page: Originals
    copies: Copies
    wording: tuple[frozenset[str], ...]
    components: Scorer
    outcomes: Scorer
    exemplified: frozenset[str]
    prompts: Mapping[str, Scorer]
    asks: Mapping[str, Scorer]
    boilerplate: PhraseFinder
    thresholds: Thresholds | None


def asked_of(
    rubric: Rubric,
    examples: Examples = _NO_EXAMPLES,
    relevance: Relevance | None = None,
) -> Asked:
    """Make a rubric ready; `relevance` is what scores sentences, None for by their words."""
    stemmed = Stemmer()
    relevance = relevance or partial(lexical_relevance, stemmed=stemmed)
    own = map(stemmed, page_texts(rubric))
    outcomes = [_outcome(each, rubric, examples) for each in rubric.outcomes]
    return Asked(
        page=Originals((stems, frozenset(content)) for stems, content in own),
        copies=Copies(stemmed(each).stems for each in _fragments(examples)),
        wording=_wording(rubric, stemmed),
        components=relevance([_component(each, examples) for each in rubric.components]),
        outcomes=relevance(outcomes),
        exemplified=frozenset(each.id for each in outcomes if each.examples),
        prompts={
            part.id: relevance([_together(each, examples) for each in part.prompts])
            for part in rubric.parts
        },
        asks={part.id: relevance([*_asks(part, examples)]) for part in rubric.parts},
        boilerplate=PhraseFinder(examples.boilerplate),
        thresholds=examples.thresholds,
    )


def page_texts(rubric: Rubric) -> tuple[str, ...]:
    """Return what the page of a credential says, each text once: whoever has it, has it from there.

    These are components, outcomes, questions and the sentences that requirements quote.
    """
    texts = (
        *(each.statement for each in rubric.components),
        *(each.label for each in rubric.components),
        *(each.statement for each in rubric.outcomes),
        *(prompt.text for part in rubric.parts for prompt in part.prompts),
        *(each.quote for each in rubric.requirements),
    )
    return tuple(dict.fromkeys(filter(None, texts)))


def _fragments(examples: Examples) -> Iterator[str]:
    for each in (*examples.components.values(), *examples.asks.values()):
        yield from each.examples
    for each in examples.outcomes.values():
        yield from each.examples


def _wording(rubric: Rubric, stemmed: Stemmer) -> tuple[frozenset[str], ...]:
    """Return the stems that each component alone is worded with, also in its outcome."""
    outcomes = {each.id: each for each in rubric.outcomes}
    worded = [
        frozenset(
            stem
            for text in _worded(each, outcomes.get(each.outcome or ""))
            for stem in stemmed(text).content
        )
        for each in rubric.components
    ]
    counts = Counter(stem for stems in worded for stem in stems)
    return tuple(frozenset(each for each in stems if counts[each] == 1) for stems in worded)


def _worded(component: Component, outcome: Outcome | None) -> Iterator[str]:
    yield from (component.statement, component.label, *component.aliases)
    if outcome:
        yield from (outcome.statement, *(detail.statement for detail in outcome.details))


def _component(component: Component, examples: Examples) -> RelevanceTarget:
    fragments = examples.components.get(component.id, _NO_FRAGMENTS)
    strong = (*component.terms.strong, *component.aliases)
    return _target(component.id, component.statement, strong, component.terms.weak, fragments)


def _outcome(outcome: Outcome, rubric: Rubric, examples: Examples) -> RelevanceTarget:
    """Return an outcome: what tells a component that is the same in substance tells it too."""
    fragments = examples.outcomes.get(outcome.id, _NO_FRAGMENTS)
    terms = [each.terms for each in outcome.details]
    same = [_component(each, examples) for each in rubric.components if each.outcome == outcome.id]
    return RelevanceTarget(
        id=outcome.id,
        statement=outcome.statement,
        strong=_each_once((each.strong for each in terms), (each.strong for each in same)),
        weak=_each_once((each.weak for each in terms), (each.weak for each in same)),
        examples=(*fragments.examples, *(text for each in same for text in each.examples)),
        not_examples=(
            *fragments.not_examples,
            *(text for each in same for text in each.not_examples),
        ),
    )


def _each_once(*several: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(chain.from_iterable(several))))


def _together(prompt: Prompt, examples: Examples) -> RelevanceTarget:
    """Return a question as what all its asked parts are."""
    asks = [_ask(each, examples) for each in prompt.asks]
    return RelevanceTarget(
        id=prompt.id,
        statement=prompt.text,
        strong=(*prompt.terms.strong, *(term for each in asks for term in each.strong)),
        weak=(*prompt.terms.weak, *(term for each in asks for term in each.weak)),
        examples=tuple(example for each in asks for example in each.examples),
        not_examples=tuple(example for each in asks for example in each.not_examples),
    )


def _asks(part: PartOutline, examples: Examples) -> Iterator[RelevanceTarget]:
    """Yield the asked parts of all questions of a part, in their order."""
    for prompt in part.prompts:
        yield from (_ask(each, examples) for each in prompt.asks)


def _ask(ask: Ask, examples: Examples) -> RelevanceTarget:
    fragments = examples.asks.get(ask.id, _NO_FRAGMENTS)
    return _target(ask.id, ask.text, (*ask.terms.strong, *ask.any_of), ask.terms.weak, fragments)


def _target(
    named: str,
    statement: str,
    strong: tuple[str, ...],
    weak: tuple[str, ...],
    fragments: Fragments,
) -> RelevanceTarget:
    return RelevanceTarget(
        id=named, statement=statement, strong=strong, weak=weak,
        examples=fragments.examples, not_examples=fragments.not_examples,
    )  # fmt: skip
