"""The page that a rubric was made from, by sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.text.near import near
from mcrubric.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER: Final = re.compile(r"[^\W\d_]")
# A list's number or bullet is no part of what the item says.
_LIST_MARKER: Final = re.compile(r"\s*(?:[0-9]{1,3}[.)]|[-*\u2022])\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at `[start, end)` of the page, which begins in this line and column."""

    text: str
    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Page:
    """A credential's page; `name` stands before places in it."""

    name: str
    text: str
    sentences: tuple[Sentence, ...]

    def spans(self, wanted: str) -> tuple[tuple[int, int], ...]:
        """Return all places where a text stands word for word."""
        found, start = [], self.text.find(wanted)
        while start >= 0:
            found.append((start, start + len(wanted)))
            start = self.text.find(wanted, start + 1)
        return tuple(found)

    def nearest(self, wanted: str) -> str | None:
        """Return the sentence that a text was perhaps taken from, None if there is none."""
        sentences = [each.text for each in self.sentences]
        return near(wanted, sentences) or _sharing_most(wanted, sentences)


def read_page(text: str, name: str) -> Page:
    """Return the page with its sentences, line by line; numbers and rules alone are none."""
    return Page(name, text, tuple(_sentences(text)))


def _sentences(text: str) -> Iterator[Sentence]:
    offset = 0
    for number, line in enumerate(text.split("\n"), start=1):
        marker = _LIST_MARKER.match(line)
        begin = marker.end() if marker else 0
        for start, end in split_sentences(line[begin:]):
            sentence = line[begin + start : begin + end]
            if _LETTER.search(sentence):
                at = begin + start
                yield Sentence(sentence, offset + at, offset + begin + end, number, at + 1)
        offset += len(line) + 1


def _sharing_most(wanted: str, sentences: list[str]) -> str | None:
    """Return the sentence with the most words of a text that is much shorter than it."""
    words = _words(wanted)
    best = max(sentences, key=lambda each: len(words & _words(each)), default="")
    return best if words & _words(best) else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
