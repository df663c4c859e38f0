"""How many words a part has, what was left out of the count and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from mcrubric.model.documents import Document, LeftOut
from mcrubric.text.body import Stretch, stretches
from mcrubric.text.tokens import RULES, WORDS_1, count, word_processor

SOFT: Final[tuple[LeftOut, ...]] = (
    "heading", "caption", "running-header", "list-number", "formula", "references", "code",
    "front-matter",
)  # fmt: skip
"""Words left out that a reader does see as the candidate's own: they can make a case borderline.

Questions pasted in, placeholders, hidden and deleted text and comments never do.
"""
# What a word processor does not count either.
_NOT_SHOWN: Final[frozenset[LeftOut | None]] = frozenset(
    ("hidden", "deleted", "comment", "formula")
)


@dataclass(frozen=True)
class WordCount:
    """The words of a part by `mcrubric.words/1`, in words.

    `left_out` has the reasons that occur, each with its words. Whatever other rules come to is
    worked out when it is asked for.
    """

    counted: int
    left_out: Mapping[str, int]
    _texts: tuple[tuple[str, LeftOut | None], ...] = field(default=(), repr=False, compare=False)

    @property
    def total(self) -> int:
        """All words: those that are counted and those that are not."""
        return self.counted + sum(self.left_out.values())

    @property
    def with_soft(self) -> int:
        """The counted words and those left out that can make a case borderline."""
        return self.counted + sum(self.left_out.get(reason, 0) for reason in SOFT)

    @property
    def highest(self) -> int:
        """The most that any of the usual rules finds in the counted text."""
        return max(self.by_rule.values())

    @cached_property
    def by_rule(self) -> Mapping[str, int]:
        """The counted text by each of the usual rules."""
        body = [text for text, left_out in self._texts if left_out is None]
        others = {name: sum(map(rule, body)) for name, rule in RULES.items() if name != WORDS_1}
        return {WORDS_1: self.counted, **others}

    @cached_property
    def word_processor_total(self) -> int:
        """What a word processor shows for the whole part."""
        shown = (text for text, left_out in self._texts if left_out not in _NOT_SHOWN)
        return sum(map(word_processor, shown))


def count_words(documents: tuple[Document, ...], prompts: tuple[str, ...]) -> WordCount:
    """Count the words of a part's documents; `prompts` are its questions, left out if pasted in.

    A file that is handed in twice, word for word, is counted once.
    """
    words: Counter[LeftOut | None] = Counter()
    texts: list[tuple[str, LeftOut | None]] = []
    seen: set[str] = set()
    for document in documents:
        again = document.text in seen
        seen.add(document.text)
        for text, left_out in _texts(document, stretches(document, prompts)):
            reason = "repeated" if again and left_out is None else left_out
            words[reason] += count(text)
            texts.append((text, reason))
    counted = words.pop(None, 0)
    left_out_words = {str(reason): number for reason, number in sorted(words.items()) if number}
    return WordCount(counted, left_out_words, tuple(texts))


def _texts(document: Document, parts: Iterable[Stretch]) -> Iterable[tuple[str, LeftOut | None]]:
    return ((document.text[part.start : part.end], part.left_out) for part in parts)
