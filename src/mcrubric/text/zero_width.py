"""Signs without any width where no script needs them: inside Latin words, or many in a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# Soft hyphens, and the joiners in Persian, Indic scripts and emoji, are ordinary; so is a
# non-joiner between Latin letters, by which German sets no ligature ("Auf" + "lage").
_SPLITS: Final = (
    "\u034f\u115f\u1160\u180e\u200b\u200d\u2060-\u2064\u3164\ufeff\uffa0\U000e0020-\U000e007f"
)
_LETTER: Final = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_WORD: Final = re.compile(f"[{_LETTER}{_SPLITS}]+")
_SPLIT: Final = re.compile(f"(?<=[{_LETTER}])[{_SPLITS}]+(?=[{_LETTER}])")
_UNSEEN: Final = "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff"
_LONGEST: Final = 16
"""Signs in a row that something ordinary needs: the flag of a country within another takes seven,
and text between directions ends several of them at once."""
_RUN: Final = re.compile(f"[{_UNSEEN}]{{{_LONGEST + 1},}}")


def split_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of words in Latin letters that signs without width stand in."""
    if not text.isascii():
        yield from (word.span() for word in _WORD.finditer(text) if _SPLIT.search(word[0]))


def unseen_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of more signs without width in a row than any writing needs."""
    if not text.isascii():
        yield from (match.span() for match in _RUN.finditer(text))
