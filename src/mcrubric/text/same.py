"""Whether one text says again what another has said."""

from __future__ import annotations

import re
import unicodedata
from io import StringIO
from typing import TYPE_CHECKING, Final

from mcrubric.text.stems import stem
from mcrubric.text.tokens import seen_text
from mcrubric.text.vocabulary import FRAME_STEMS, FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]++)*+")
_LISTED: Final = 100_000
"""Characters of a text up to which its words may lie in a list, which is twice as fast."""
_SHARE: Final = 0.8
"""The share of a text's own meaning words that a copy takes from the statement (TEXT.md)."""
_OWN: Final = 3
"""A copy adds at most this many words of its own; an explanation adds who, when or what."""
_COVERED: Final = 0.5
"""A copy says at least this much of the statement again."""
_PARTICULAR: Final = re.compile(r"\d|[\"\u201c\u201d]|(?<=[a-z,] )[A-Z][a-z]+")
"""Numbers, quotes and names, which no statement of a rubric holds."""


def restates(text: str, statement: str) -> bool:
    """Tell whether a text is the statement again, in nearly its own words.

    Short additions ("this is the evidence of that") do not make it an explanation. In doubt it
    is one: a number, a name or a quote that the statement lacks, or a few words of content,
    and the text is not called a copy.
    """
    if any(mark not in statement for mark in _PARTICULAR.findall(text)):
        return False  # what most explanations have, and is found without stemming a word
    said, given = _content(text), _content(statement)
    if not said or not given:
        return False
    shared, own = said & given, said - given
    if len(own) > _OWN or len(shared) < _SHARE * len(said):
        return False
    return len(shared) >= _COVERED * len(given)


def normal_form(text: str) -> str:
    """Return what two texts share that differ in case, punctuation and spacing alone."""
    words = _words(text)
    if isinstance(words, list):
        return " ".join(words)
    joined = StringIO()
    for word in words:
        joined.write(f" {word}")
    return joined.getvalue()[1:]


def _words(text: str) -> Iterable[str]:
    """Give words: those of a long text one by one, for a list takes thirty times its room."""
    plain = unicodedata.normalize("NFKC", seen_text(text)).casefold().replace("\u2019", "'")
    if len(plain) <= _LISTED:
        return _WORD.findall(plain)
    return (match[0] for match in _WORD.finditer(plain))


def _content(text: str) -> frozenset[str]:
    """Return the stems of a text's words that carry meaning."""
    words = (piece for word in _words(text) for piece in word.replace("-", " ").split())
    return frozenset(stem(word) for word in words if word not in FUNCTION_WORDS) - FRAME_STEMS
