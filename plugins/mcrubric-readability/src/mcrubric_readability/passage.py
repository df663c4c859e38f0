"""What of a written part is measured: its own sentences, with their lengths in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from mcrubric.plugin import Observation, Part, Place, Sentence, opened
from pydantic import Field

if TYPE_CHECKING:
    from collections.abc import Iterable

Bound = Annotated[float, Field(gt=0, allow_inf_nan=False)]
"""What a rubric may say with `at-most`."""

FEWEST_WORDS: Final = 100
"""Below this, one long name or one list moves the figures by whole years of school.

The readability formulas were made from passages of about a hundred words.
"""

SHOWN: Final = 3
"""How many sentences a finding points at: enough to see what is meant, few enough to look at."""

# Where the rule `mcrubric.words/1` splits: at white space and at en and em dashes.
_BETWEEN_WORDS: Final = re.compile(r"[\s\u2013\u2014]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences that hold a word, in order, and how many words each holds."""

    sentences: tuple[Sentence, ...]
    lengths: tuple[int, ...]

    @property
    def measurable(self) -> bool:
        """Whether there is enough of it for averages to say something."""
        return self.words >= FEWEST_WORDS

    @property
    def words(self) -> int:
        """How many words all sentences hold together."""
        return sum(self.lengths)

    @property
    def mean_length(self) -> float:
        """Words a sentence; a passage has at least one sentence when this is asked."""
        return self.words / len(self.lengths)

    def longest(self, above: float) -> tuple[Place, ...]:
        """Return where the longest sentences above a length stand, in reading order."""
        long = [index for index, length in enumerate(self.lengths) if length > above]
        chosen = sorted(sorted(long, key=lambda index: -self.lengths[index])[:SHOWN])
        return tuple(self.sentences[index].place for index in chosen)


def passage_of(sentences: Iterable[Sentence]) -> Passage:
    """Return the passage that sentences make; what holds no letter or digit is left out."""
    counted = [(sentence, words_in(sentence.text)) for sentence in sentences]
    kept = [(sentence, length) for sentence, length in counted if length]
    return Passage(tuple(each for each, _ in kept), tuple(length for _, length in kept))


def words_in(text: str) -> int:
    """Count the words of a sentence: what stands between gaps and holds a letter or digit."""
    return sum(any(map(str.isalnum, token)) for token in _BETWEEN_WORDS.split(text))


def too_short(passage: Passage, part: Part) -> Observation:
    """Say that a part is not measured, and from how many words on it would be."""
    return opened(
        "too-short", "nothing-to-examine",
        measured=passage.words, required=FEWEST_WORDS, unit="word", at=part.places,
    )  # fmt: skip
