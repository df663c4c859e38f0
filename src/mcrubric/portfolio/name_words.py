"""The words of a file's name, and those among them that tell nothing."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.names import stem
from mcrubric.readers.stand_ins import real_name

if TYPE_CHECKING:
    from collections.abc import Mapping

# `2024-05-01`, `5.1.24`, `20240501`: the numbers of a date are the numbers of no part.
_DATE: Final = re.compile(
    r"(?<!\d)(?:\d{1,4}[-._/ ]\d{1,2}[-._/ ]\d{2,4}|\d{6,14}|(?:19|20)\d\d)(?!\d)"
)
_COPY: Final = re.compile(r"\(\d+\)")
"""What a browser adds to the second file of a name."""
_CAPITAL: Final = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_APART: Final = re.compile(r"\s[-\u2013\u2014]\s|[,;()\[\]]")
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")

JOINING: Final = frozenset(
    "and or the a an of for to in on with my our your from by".split()  # noqa: SIM905
)
"""Words that only join others."""
_VERSIONS: Final = (
    "final finished complete completed draft version ver v rev revised revision copy new newest "
    "old latest edited edit updated update corrected clean signed submission submit submitted"
)
_KINDS: Final = (
    "doc docs docx odt pdf txt md html htm rtf pages document documents file files word essay "
    "paper response responses answer answers form template written micro credential "
    "microcredential mc badge portfolio"
)
NOISE: Final = frozenset((*_VERSIONS.split(), *_KINDS.split()))
"""Words that tell no part from another, unless a rubric calls one so."""

_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_SPELT: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip
NUMBERS: Final[Mapping[str, str]] = {
    word: str(number) for words in (_ROMAN, _SPELT) for number, word in enumerate(words, start=1)
}
"""How a number may be written behind the word that it numbers."""


def words_of_file(path: str) -> tuple[str, ...]:
    """Return the words of a file's name without its ending, dates and the numbers of copies.

    A file that stands for another has the name of that other.
    """
    return tuple(word for piece in pieces_of_file(path) for word in piece)


def pieces_of_file(path: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a file's name in the pieces that stand apart: `Reflection - Dana`."""
    name = _COPY.sub(" ", _DATE.sub(" ", stem(real_name(path) or path)))
    return tuple(words for piece in _APART.split(name) if (words := words_of(piece)))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text in a form in which spellings are compared.

    Case, accents, punctuation and zeros before a number do not count; letters beside digits are
    words of their own, and so are words that only a capital sets apart.
    """
    parted = _CAPITAL.sub(" ", unicodedata.normalize("NFKC", text))
    bare = unicodedata.normalize("NFKD", parted.casefold())
    letters = "".join(each for each in bare if not unicodedata.combining(each))
    return tuple(
        word.lstrip("0") or "0" if word.isdigit() else word for word in _WORD.findall(letters)
    )
