"""textstat behind a door: no network, no instance shared with others, no texts kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal

from mcrubric_readability.dictionary import load_dictionary, syllables_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Formula = Literal["automated-readability", "flesch-kincaid"]
"""The first counts characters; the second counts syllables and needs the dictionary."""

TITLES: Final[dict[Formula, str]] = {
    "automated-readability": "Automated Readability Index",
    "flesch-kincaid": "Flesch-Kincaid formula",
}

# An address is one word of sixty letters to a formula, and says nothing about how a text reads.
_ADDRESS: Final = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
# textstat deletes dashes, which would make one long word of two; and it knows one apostrophe.
_AS_TEXTSTAT_READS: Final = str.maketrans("\u2012\u2013\u2014\u2015\u2019", "    '")
_ENDS: Final = re.compile(r"[.!?]+")


def grade_level(sentences: Iterable[str], formula: Formula) -> float:
    """Return about how many years of school a reader of English sentences needs.

    Raises:
        NoDictionaryError: the formula counts syllables, and their dictionary cannot be used.
    """
    measure = _MEASURES[formula]
    from textstat.textstat import textstatistics

    try:
        return float(measure(textstatistics(), running_text(sentences)))
    finally:
        _forget_texts()


def textstat_version() -> str:
    """Return the version that the figures come from."""
    import textstat

    return ".".join(map(str, textstat.__version__))


def running_text(sentences: Iterable[str]) -> str:
    """Return sentences as one text in which textstat finds these sentences again.

    textstat ends a sentence at every full stop, also at those of "3.5" and "e.g."; so each
    sentence keeps one, at its end. Only that textstat takes no sentence of one or two words for
    one stays as it is: their words count with the others.
    """
    return " ".join(filter(None, map(_plain, sentences)))


def _plain(sentence: str) -> str:
    words = _ADDRESS.sub(" ", sentence).translate(_AS_TEXTSTAT_READS).split()
    body = _ENDS.sub(",", " ".join(words).rstrip(" .!?"))
    return f"{body}." if any(map(str.isalnum, body)) else ""


def _automated_readability(own: Any, text: str) -> float:
    return float(own.automated_readability_index(text))


def _flesch_kincaid(own: Any, text: str) -> float:
    """Work out Kincaid's formula of 1975 without textstat's syllables (see `dictionary`)."""
    dictionary = load_dictionary()
    own.set_rm_apostrophe(rm_apostrophe=False)
    words = own.remove_punctuation(text).lower().split()
    syllables = sum(syllables_in(word, dictionary) for word in words)
    return float(0.39 * own.words_per_sentence(text) + 11.8 * syllables / len(words) - 15.59)


_MEASURES: Final[Mapping[Formula, Callable[[Any, str], float]]] = {
    "automated-readability": _automated_readability,
    "flesch-kincaid": _flesch_kincaid,
}


def _forget_texts() -> None:
    """Empty textstat's caches, which would keep the last 128 texts with all their words."""
    from textstat.backend import counts, metrics, selections, transformations

    for package in (counts, metrics, selections, transformations):
        for function in tuple(vars(package).values()):
            if hasattr(function, "cache_clear"):
                function.cache_clear()
