"""Terms of a rubric found in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_BETWEEN: Final = r"(?:[^\S\n]|\n|-){1,40}?"
"""What may stand between two words of a phrase: white space, one line end or more, a hyphen."""
_REGULAR: Final = "(?:s|es|d|ed|ing)?(?:['\u2019]s?)?"


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
        forms = {phrase: _WORD.findall(phrase.casefold()) for phrase in phrases}
        longest = sorted(filter(forms.get, forms), key=lambda each: (-len(each), each))
        self._phrases = tuple(longest)
        groups = "|".join(f"({_BETWEEN.join(map(_inflected, forms[each]))})" for each in longest)
        pattern = rf"(?<![^\W_])(?:{groups})(?![^\W_])"
        self._pattern = re.compile(pattern, re.IGNORECASE) if longest else None

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the phrases in a text, in order."""
        return tuple(self._matches(text))

    def _matches(self, text: str) -> Iterator[Match]:
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            yield Match(match.start(), match.end(), self._phrases[(match.lastindex or 1) - 1])


def find_phrase(text: str, phrases: Sequence[str]) -> tuple[Match, ...]:
    """Return where phrases stand in a text; for many texts, make a PhraseFinder once."""
    return PhraseFinder(phrases).find(text)


def _inflected(word: str) -> str:
    """Return a pattern for a word and its regular forms."""
    plain = re.escape(word).replace("'", "['\u2019]")
    if word.endswith("e"):
        return f"(?:{plain}(?:s|d)?|{plain[:-1]}ing)(?:['\u2019]s?)?"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"(?:{plain}|{plain}ing|{plain[:-1]}ie[sd])(?:['\u2019]s?)?"
    return plain + _REGULAR
