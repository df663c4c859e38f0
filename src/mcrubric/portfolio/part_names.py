"""Which part of a hand-in a file's name speaks of: by the part's id, its number, its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from mcrubric.portfolio.name_words import (
    JOINING,
    NOISE,
    NUMBERS,
    pieces_of_file,
    words_of,
    words_of_file,
)
from mcrubric.text.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.model.rubric import PartOutline, Rubric

Fit = Literal["id", "words", "maybe"]
"""A name spells a part's id, says nothing but what the part is called, or hints at it."""

_HALF: Final = 0.5
"""Of the words of one of a part's names: `Overview` is enough for `Overview Questions`."""


@dataclass(frozen=True, slots=True)
class PartWords:
    """What a part is called: the words of its id, and of each of its names.

    `number` is the one at the end of its id. `telling` are the words that no other part is called.
    """

    id: tuple[str, ...]
    names: tuple[frozenset[str], ...]
    number: str | None = None
    telling: frozenset[str] = frozenset()
    _memo: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def words(self) -> frozenset[str]:
        """All words that it is called."""
        return frozenset().union(*self.names)

    def near(self, word: str) -> str | None:
        """Return the word that it is called and that this one is, slips of the pen included."""
        if word not in self._memo:
            self._memo[word] = nearest(word, self.words)
        return self._memo[word]


@dataclass(frozen=True, slots=True)
class PartNames:
    """What the parts of a rubric are called, by id, and the words that say nothing."""

    parts: Mapping[str, PartWords]
    numbers: Mapping[str, str]
    noise: frozenset[str]

    def fits(self, path: str) -> Mapping[str, Fit]:
        """Return the parts that a file's name speaks of; one that speaks of several only hints."""
        found = dict(self._by_id(words_of_file(path))) or dict(self._by_words(pieces_of_file(path)))
        return found if len(found) == 1 else dict.fromkeys(found, "maybe")

    def bare(self, path: str, part: str) -> bool:
        """Return whether a file's name says nothing but a part's id and what it is called."""
        known = self.parts[part]
        words = words_of_file(path)
        return _behind(known.id, words) is not None and not self._own(words, known)

    def without(self, words: Iterable[str]) -> PartNames:
        """Return the same with more words that say nothing."""
        return replace(self, noise=self.noise.union(words))

    def _by_id(self, words: tuple[str, ...]) -> Iterator[tuple[str, Fit]]:
        """Find ids that a name spells: `Part 1`, and the 2 of `Part 1 and 2`."""
        for part, known in self.parts.items():
            behind = _behind(known.id, words)
            if behind is None:
                continue
            for word in behind:
                if word in self.numbers:
                    yield self.numbers[word], "maybe"
                elif word not in JOINING:
                    break
            yield part, "id"

    def _by_words(self, pieces: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, Fit]]:
        """Find parts by words that only they are called, and by a number that opens the name."""
        if pieces and pieces[0][0] in self.numbers:
            yield self.numbers[pieces[0][0]], "maybe"
        for part, known in self.parts.items():
            fits = [fit for piece in pieces if (fit := self._by_piece(known, piece))]
            if fits:
                yield part, "words" if "words" in fits else "maybe"

    def _by_piece(self, known: PartWords, words: tuple[str, ...]) -> Fit | None:
        called = frozenset(near for word in words if (near := known.near(word)))
        if not called & known.telling:
            return None
        share = max(len(called & name) / len(name) for name in known.names)
        return "words" if share >= _HALF and not self._own(words, known) else "maybe"

    def _own(self, words: tuple[str, ...], known: PartWords) -> bool:
        """Whether a name has a word that is none of the part's and says something."""
        return any(not self._says_nothing(w) and not known.near(w) for w in words)

    def _says_nothing(self, word: str) -> bool:
        return word.isdigit() or word in self.noise or len(word) == 1


def part_names(rubric: Rubric, hand_in: str) -> PartNames:
    """Read what a rubric calls its parts; the names of the credential and the hand-in say nothing.

    Parts are numbered if the id of each ends in a number of its own.
    """
    known = {each.id: _words_of_part(each) for each in rubric.parts}
    counts = Counter(word for each in known.values() for word in each.words)
    parts = {
        part: replace(each, telling=frozenset(w for w in each.words if counts[w] == 1))
        for part, each in known.items()
    }
    numbers = {each.number: part for part, each in parts.items() if each.number}
    numbered = len(numbers) == len(parts) > 1
    ids = {word for each in parts.values() for word in each.id}
    said = {word for name in (rubric.title, *rubric.aliases, hand_in) for word in words_of(name)}
    noise = (NOISE - counts.keys()) | JOINING | ids | said
    return PartNames(parts, numbers if numbered else {}, noise)


def _words_of_part(part: PartOutline) -> PartWords:
    """An id of one word is a name among others: `reflection` stands in many a file's name."""
    spelt = words_of(part.id)
    alone = len(spelt) == 1
    called = (part.label, *part.aliases, *((part.id,) if alone else ()))
    names = (frozenset(words_of(name)) - JOINING for name in called)
    return PartWords(
        id=() if alone else spelt,
        names=tuple(name for name in names if name),
        number=spelt[-1] if spelt and spelt[-1].isdigit() else None,
    )


def _behind(spelt: tuple[str, ...], words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the words behind an id that a name spells, None if it does not."""
    for start in range(len(words) - len(spelt) + 1 if spelt else 0):
        end = start + len(spelt)
        if words[start:end] == spelt or _numbered(words[start:end]) == spelt:
            return words[end:]
    return None


def _numbered(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words[:-1], NUMBERS.get(words[-1], words[-1]))
