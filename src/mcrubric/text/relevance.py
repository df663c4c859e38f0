"""How near each sentence of a text is to each thing that the page asks about: one matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum, log, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.text.phrases import PhraseFinder
from mcrubric.text.reading import Stemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mcrubric.text.reading import Reading
    from mcrubric.text.sentences import Sentence

# Points, found by trying on labelled texts (`benchmarks.text`). A third more or less of a term's or
# an example's changes the macro-F1 of components by .02 at most, a third less of the profile's .04.
_STRONG, _STRONGS = 0.8, 2  # a strong term, and how many of them count
_WEAK, _WEAKS = 0.25, 2
_PROFILE: Final = 0.25  # of a stem's weight, which is 4 for one that is rare and the target's alone
_NEAREST: Final = 5.0  # times the cosine to the nearest example
_WITHOUT_EXAMPLES: Final = 100
"""Examples among which a stem counts as rare where a rubric has none: as many as one with them has.
"""
_UNLIKE: Final = 5.0  # times how much nearer a fragment is that only looks as if it were of it
_LEAD: Final = 0.15  # of the cosine, by which such a fragment must be nearer than every example
_NONE: Final[tuple[float, int | None]] = (0.0, None)
_DIGITS: Final = 6
"""Decimal places that a score keeps, so that it is the same on every machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelevanceTarget:
    """Something that sentences may be about: a component, a question, an asked part, an outcome.

    `strong` and `weak` are the rubric's terms; `examples` and `not_examples` its fragments.
    """

    id: str
    statement: str = ""
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


class Relevant(NamedTuple):
    """How near a sentence is to a target (0: not at all), and what says so.

    `terms` are those of the rubric that stand in it; `example` is the number of the nearest example
    from 0, None if none is near.
    """

    score: float
    terms: tuple[str, ...] = ()
    example: int | None = None


Matrix = Sequence[Sequence[Relevant]]
"""A row for each sentence, with an entry for each target."""
Scorer = Callable[["Sequence[Reading]"], Matrix]
"""Takes the sentences of a text in order."""
Relevance = Callable[[Sequence[RelevanceTarget]], Scorer]
"""Made ready once for a rubric's targets, then asked for each text.

Whatever takes its place keeps to this: the same sentences and targets give the same scores on every
machine (round them), 0 is "nothing in common", and a sentence that is as near to a target as a
typical example of it has about 4. It opens no file and no connection when it is asked.
"""


def lexical_relevance(targets: Sequence[RelevanceTarget], stemmed: Stemmer | None = None) -> Scorer:
    """Return a scorer that knows words alone: terms, shared vocabulary, the nearest example.

    `stemmed` is a stemmer that has seen fragments of theirs before.
    """
    return _Lexical(targets, stemmed or Stemmer()).matrix


class _Lexical:
    def __init__(self, targets: Sequence[RelevanceTarget], stemmed: Stemmer) -> None:
        self._targets = tuple(targets)
        self._strong = _Terms((at, term) for at, each in self._numbered() for term in each.strong)
        self._weak = _Terms((at, term) for at, each in self._numbered() for term in each.weak)
        examples = [
            (at, number, stemmed(example).content)
            for at, each in self._numbered()
            for number, example in enumerate(each.examples)
        ]
        others = [
            (at, number, stemmed(example).content)
            for at, each in self._numbered()
            for number, example in enumerate(each.not_examples)
        ]
        self._rarity = _Rarity([stems for _, _, stems in examples])
        self._nearest = _Nearest(examples, self._rarity)
        self._unlike = _Nearest(others, self._rarity)
        self._profile = _profile(self._targets, self._rarity, stemmed)

    def matrix(self, readings: Sequence[Reading]) -> Matrix:
        """Return a row for each sentence."""
        return tuple(map(self._row, readings))

    def _row(self, reading: Reading) -> tuple[Relevant, ...]:
        stems = sorted(set(reading.content))
        strong, weak = self._strong.found(reading.sentence), self._weak.found(reading.sentence)
        nearest, unlike = self._nearest.to(stems), self._unlike.to(stems)
        shared: list[list[float]] = [[] for _ in self._targets]
        for stem in stems:
            for at, weight in self._profile.get(stem, ()):
                shared[at].append(weight)
        return tuple(
            _relevant(
                strong.get(at, ()),
                weak.get(at, ()),
                shared[at],
                nearest.get(at, _NONE),
                unlike.get(at, _NONE)[0],
            )
            for at in range(len(self._targets))
        )

    def _numbered(self) -> Iterable[tuple[int, RelevanceTarget]]:
        return enumerate(self._targets)


def _relevant(
    strong: Sequence[str],
    weak: Sequence[str],
    shared: Sequence[float],
    nearest: tuple[float, int | None],
    unlike: float,
) -> Relevant:
    cosine, number = nearest
    score = fsum(
        (
            _STRONG * min(len(strong), _STRONGS),
            _WEAK * min(len(weak), _WEAKS),
            _PROFILE * fsum(shared),
            _NEAREST * cosine,
            -_UNLIKE * max(0.0, unlike - cosine - _LEAD),
        )
    )
    return Relevant(round(max(score, 0.0), _DIGITS), (*strong, *weak), number)


class _Terms:
    """The terms of all targets, looked for together."""

    def __init__(self, terms: Iterable[tuple[int, str]]) -> None:
        self._targets: dict[str, list[int]] = {}
        for at, term in terms:
            self._targets.setdefault(term, []).append(at)
        self._finder = PhraseFinder(tuple(self._targets))

    def found(self, sentence: Sentence) -> Mapping[int, list[str]]:
        """Return the terms that stand in a sentence, by target, each once."""
        found: dict[int, list[str]] = {}
        matches = self._finder.find_among(sentence.words, sentence.text)
        for phrase in dict.fromkeys(each.phrase for each in matches):
            for at in self._targets[phrase]:
                found.setdefault(at, []).append(phrase)
        return found


class _Rarity:
    """How much a stem tells: the fewer examples hold it, the more (as BM25 weighs terms)."""

    def __init__(self, examples: Sequence[Sequence[str]]) -> None:
        total = len(examples) or _WITHOUT_EXAMPLES
        counts = Counter(stem for stems in examples for stem in set(stems))
        self._known = {stem: _rarity(count, total) for stem, count in counts.items()}
        self._unknown = _rarity(0, total)

    def of(self, stem: str) -> float:
        return self._known.get(stem, self._unknown)


def _rarity(count: int, total: int) -> float:
    return log(1 + (total - count + 0.5) / (count + 0.5))


class _Nearest:
    """The example of each target that is nearest by the cosine of weighted stems."""

    def __init__(self, examples: Sequence[tuple[int, int, Sequence[str]]], rarity: _Rarity) -> None:
        self._rarity = rarity
        self._of = [(at, number) for at, number, _ in examples]
        self._holding: dict[str, list[tuple[int, float]]] = {}
        for index, (_, _, stems) in enumerate(examples):
            for stem, weight in self._weighted(sorted(set(stems))):
                self._holding.setdefault(stem, []).append((index, weight))

    def to(self, stems: Sequence[str]) -> Mapping[int, tuple[float, int]]:
        """Return the cosine and the number of the nearest example, by target."""
        cosines: dict[int, float] = {}
        for stem, weight in self._weighted(stems):
            for index, other in self._holding.get(stem, ()):
                cosines[index] = cosines.get(index, 0.0) + weight * other
        best: dict[int, tuple[float, int]] = {}
        for index, cosine in cosines.items():
            at, number = self._of[index]
            if cosine > best.get(at, (0.0, 0))[0]:
                best[at] = (cosine, number)
        return best

    def _weighted(self, stems: Sequence[str]) -> list[tuple[str, float]]:
        weights = [(stem, self._rarity.of(stem)) for stem in stems]
        length = sqrt(fsum(weight * weight for _, weight in weights)) or 1.0
        return [(stem, weight / length) for stem, weight in weights]


def _profile(
    targets: Sequence[RelevanceTarget], rarity: _Rarity, stemmed: Stemmer
) -> dict[str, list[tuple[int, float]]]:
    """Return, for each stem, the targets whose examples and terms hold it, and what it says.

    The more of one target's fragments hold it and the fewer of the others', the more it says.
    """
    counts = [
        Counter(
            stem
            for fragment in (*target.examples, *target.strong, *target.weak)
            for stem in set(stemmed(fragment).content)
        )
        for target in targets
    ]
    total = sum(counts, Counter[str]())
    profile: dict[str, list[tuple[int, float]]] = {}
    for at, own in enumerate(counts):
        for stem in sorted(own):
            weight = rarity.of(stem) * own[stem] / (own[stem] + 1) * own[stem] / total[stem]
            profile.setdefault(stem, []).append((at, weight))
    return profile
