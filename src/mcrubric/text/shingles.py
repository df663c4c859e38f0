"""Runs of words that one text shares with others, word for word."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, islice, takewhile
from typing import TYPE_CHECKING, Final

from mcrubric.text.tokens import UNSEEN, seen_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SHINGLE: Final = 8
"""Words in a row that two texts hardly share by chance; names and set phrases are shorter."""
_NOWHERE: Final = -1
# A word goes on behind signs that take no room. Nothing is tried again.
_WORD: Final = re.compile(rf"[^\W_](?:[{UNSEEN}]*+[^\W_])*+")
_ASCII_WORD: Final = re.compile(r"[^\W_]+", re.ASCII)


class Said:
    """The words of a text that is made of pieces, in one form, and where each of them stands."""

    __slots__ = ("_pieces", "_spans", "words")

    def __init__(self, pieces: Iterable[str], forms: dict[str, str]) -> None:
        """Split pieces into words; `forms` are those known already, so that each is there once."""
        self.words: list[str] = []
        self._spans = array("I")
        self._pieces = array("I")
        for number, piece in enumerate(pieces):
            for match in (_ASCII_WORD if piece.isascii() else _WORD).finditer(piece):
                word = match[0]
                self.words.append(forms.get(word) or forms.setdefault(word, _form(word)))
                self._spans.extend(match.span())
                self._pieces.append(number)

    def place(self, word: int) -> tuple[int, int, int]:
        """Return the number of the piece that a word stands in, from 0, and its span in it."""
        return self._pieces[word], self._spans[2 * word], self._spans[2 * word + 1]


@dataclass(frozen=True, slots=True)
class Run:
    """Words `[start, end)` of a text that other texts have too.

    The first `together` of them stand in text number `other` from its word `at` on, in their order;
    what follows stands elsewhere.
    """

    start: int
    end: int
    other: int
    at: int
    together: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Shared:
    """How many words of a text stand in runs that other texts have too, and the longest run."""

    words: int
    longest: Run | None


def shared(own: Said, others: Sequence[Said], given: Sequence[Said] = ()) -> Shared:
    """Return what a text shares with others, in runs of eight words or more.

    Words of a `given` text do not count: both may have them from there.
    """
    places = dict.fromkeys(_shingles(own), _NOWHERE)
    for said in given:
        for shingle in _shingles(said):
            places.pop(shingle, None)
    begins = [0, *accumulate(len(other.words) for other in others)]
    for begin, other in zip(begins, others, strict=False):
        for at, shingle in enumerate(_shingles(other), begin):
            if places.get(shingle) == _NOWHERE:
                places[shingle] = at
    words = done = 0
    longest = (0, 0, 0)
    for start, end, at in _runs(own, places):
        words += end - max(start, done)
        done = end
        if end - start > longest[1] - longest[0]:
            longest = (start, end, at)
    return Shared(words, _run(own, others, begins, *longest) if words else None)


def _run(
    own: Said, others: Sequence[Said], begins: Sequence[int], start: int, end: int, place: int
) -> Run:
    other = bisect_right(begins, place) - 1
    at = place - begins[other]
    pairs = zip(islice(own.words, start, end), islice(others[other].words, at, None), strict=False)
    together = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return Run(start, end, other, at, together)


def _runs(own: Said, places: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """Give the longest stretches all of whose runs of eight words have places, and the first."""
    first: tuple[int, int] | None = None
    at = -1
    for at, shingle in enumerate(_shingles(own)):
        place = places.get(shingle, _NOWHERE)
        if place != _NOWHERE:
            first = first or (at, place)
        elif first is not None:
            yield first[0], at - 1 + SHINGLE, first[1]
            first = None
    if first is not None:
        yield first[0], at + SHINGLE, first[1]


def _shingles(said: Said) -> Iterator[int]:
    """Give each run of eight words as a number, which takes a tenth of the room of its words."""
    words = said.words
    return map(hash, zip(*(islice(words, at, None) for at in range(SHINGLE)), strict=False))


def _form(word: str) -> str:
    """Return what words share that differ in case, joined letters and unseen signs alone."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", seen_text(word)).casefold()
