"""Terms of a rubric found in a text."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple, overload

_WORD: Final = re.compile(r"[^\W_]++(?:['\u2019][^\W_]++)*+(?:(?<=s)['\u2019])?")
_BETWEEN: Final = re.compile(r"[\s-]{1,40}")
"""What may stand between two words of a phrase: white space, line ends, a hyphen."""


class Word(NamedTuple):
    """A word at `[start, end)` of a text, in one case and with straight apostrophes."""

    start: int
    end: int
    form: str


class Words(Sequence[Word]):
    """The words of a text with their places, in a tenth of the room that a tuple of them takes.

    `forms` holds the forms that are known already, so that each is there once in all texts.
    """

    __slots__ = ("_forms", "_spans")

    def __init__(self, text: str, forms: dict[str, str]) -> None:
        spans = array("I")
        found: list[str] = []
        for match in _WORD.finditer(text):
            spans.extend(match.span())
            form = _form(match[0])
            found.append(forms.setdefault(form, form))
        self._spans = spans
        self._forms = tuple(found)

    @property
    def forms(self) -> tuple[str, ...]:
        """The words alone, without their places."""
        return self._forms

    def __len__(self) -> int:
        return len(self._forms)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> list[Word]: ...
    def __getitem__(self, index: int | slice) -> Word | list[Word]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        at = index % len(self._forms) if self._forms else index
        return Word(self._spans[2 * at], self._spans[2 * at + 1], self._forms[index])

    def __iter__(self) -> Iterator[Word]:
        return map(Word, self._spans[::2], self._spans[1::2], self._forms)


NO_WORDS: Final = Words("", {})


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase at `[start, end)` of a text; `phrase` is as the rubric writes it."""

    start: int
    end: int
    phrase: str


class PhraseFinder:
    """Finds phrases on word boundaries, in any case, across line ends, with s, es, ed and ing.

    Where several begin at one place, the longest is found; matches never overlap.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        # By the first word's forms, so that most words of a text cost one look-up.
        self._by_first: dict[str, list[tuple[str, tuple[frozenset[str], ...]]]] = {}
        split = {phrase: forms_of(phrase) for phrase in phrases}
        known = {form: _forms(form) for forms in split.values() for form in forms}
        for phrase in sorted(filter(split.get, split), key=lambda each: (-len(each), each)):
            first, *others = (known[form] for form in split[phrase])
            wanted = (phrase, tuple(others))
            for form in first:
                self._by_first.setdefault(form, []).append(wanted)

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the phrases in a text, in order."""
        return self.find_among(words_of(text), text)

    def find_among(self, words: Sequence[Word], text: str) -> tuple[Match, ...]:
        """Return the phrases in a text whose words are known already."""
        return tuple(self._matches(words, text))

    def _matches(self, words: Sequence[Word], text: str) -> Iterator[Match]:
        free = 0
        forms = words.forms if isinstance(words, Words) else [word.form for word in words]
        for index, form in enumerate(forms):
            if index < free or form not in self._by_first:
                continue
            for phrase, others in self._by_first[form]:
                end = index + 1 + len(others)
                if _have(forms[index + 1 : end], others) and _touch(words[index:end], text):
                    free = end
                    yield Match(words[index].start, words[end - 1].end, phrase)
                    break


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text with their places."""
    return tuple(
        Word(match.start(), match.end(), _form(match[0])) for match in _WORD.finditer(text)
    )


def forms_of(text: str) -> list[str]:
    """Return the words of a text in one case, without their places."""
    if text.isascii():  # most are, and there one case is a matter of the whole text at once
        return [word.rstrip("'") for word in _WORD.findall(text.lower())]
    return [_form(word) for word in _WORD.findall(text)]


def _form(word: str) -> str:
    """Return a word in one case and with straight apostrophes."""
    return word.casefold().replace("\u2019", "'").rstrip("'")


def _have(forms: Sequence[str], allowed: Sequence[frozenset[str]]) -> bool:
    """Whether words are there in these forms."""
    return len(forms) == len(allowed) and all(map(frozenset.__contains__, allowed, forms))


def _touch(words: Sequence[Word], text: str) -> bool:
    """Whether nothing but white space or a hyphen stands between words."""
    return all(
        _BETWEEN.fullmatch(text, before.end, after.start) for before, after in pairwise(words)
    )


def _forms(word: str) -> frozenset[str]:
    """Return a word and its regular forms, also as what belongs to it."""
    forms: tuple[str, ...]
    if word.endswith("e"):
        forms = (word, f"{word}s", f"{word}d", f"{word[:-1]}ing")
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        forms = (word, f"{word}ing", f"{word[:-1]}ies", f"{word[:-1]}ied")
    else:
        forms = (word, *(word + ending for ending in ("s", "es", "d", "ed", "ing")))
    return frozenset((*forms, *(f"{form}'s" for form in forms)))
