"""Whether a sentence says again what the page of the credential, or an example of it, says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

Gram = tuple[str, str, str]

_GRAM_SHARE: Final = 0.5
"""Of a sentence's runs of three stems, the share that stands in the page: half of it is copied."""
_STEM_SHARE: Final = 0.8
"""Of a sentence's words of content, the share that one text of the page holds."""
_FEWEST: Final = 3
"""Words of content from which a sentence can be told to restate: "This is my plan" does not."""
_FEWEST_GRAMS: Final = 3
"""Runs from which a sentence can be told to copy: five words."""


@dataclass(frozen=True, slots=True)
class Restated:
    """How much of a sentence stands in the page or an example: `shared` of `total`.

    `runs`: it is runs of three words that are counted, not words of content.
    """

    shared: int
    total: int
    runs: bool


class Originals:
    """Texts that a sentence may restate, made ready to be compared with."""

    def __init__(self, texts: Iterable[tuple[Sequence[str], AbstractSet[str]]]) -> None:
        """Take each text as its stems in order, and as the stems of its words of content."""
        pairs = [(stems, frozenset(content)) for stems, content in texts]
        self._grams = frozenset(gram for stems, _ in pairs for gram in grams(stems))
        self._contents = tuple(content for _, content in pairs if content)
        self.stems = frozenset().union(*self._contents)

    def restated(self, stems: Sequence[str], content: AbstractSet[str]) -> Restated | None:
        """Return how much of a sentence restates these texts, None if it does not."""
        runs = grams(stems)
        known = sum(gram in self._grams for gram in runs)
        if len(runs) >= _FEWEST_GRAMS and known >= _GRAM_SHARE * len(runs):
            return Restated(known, len(runs), runs=True)
        if len(content) < _FEWEST or len(content & self.stems) < _STEM_SHARE * len(content):
            return None
        most = max(len(content & each) for each in self._contents)
        if most >= _STEM_SHARE * len(content):
            return Restated(most, len(content), runs=False)
        return None


class Copies:
    """The example fragments of a rubric, each of which a sentence may copy."""

    def __init__(self, fragments: Iterable[Sequence[str]]) -> None:
        self._by_gram: dict[Gram, list[int]] = {}
        self._runs: list[int] = []
        for number, stems in enumerate(fragments):
            runs = frozenset(grams(stems))
            self._runs.append(len(runs))
            for gram in runs:
                self._by_gram.setdefault(gram, []).append(number)

    def copied(self, stems: Sequence[str]) -> Restated | None:
        """Return how much of a sentence is one example's, None if it copies none.

        It copies if half of its runs are the example's, or most of the example stands in it.
        """
        runs = frozenset(grams(stems))
        if len(runs) < _FEWEST_GRAMS:
            return None
        hits = Counter(number for gram in runs for number in self._by_gram.get(gram, ()))
        for number, shared in sorted(hits.items()):
            mostly = shared >= _STEM_SHARE * self._runs[number]
            if shared >= _GRAM_SHARE * len(runs) or (mostly and shared >= _FEWEST_GRAMS):
                return Restated(shared, len(runs), runs=True)
        return None


def grams(stems: Sequence[str]) -> tuple[Gram, ...]:
    """Return the runs of three stems, in order."""
    return tuple(zip(stems, stems[1:], stems[2:], strict=False))
