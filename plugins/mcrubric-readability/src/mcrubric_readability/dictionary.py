"""Syllables by a dictionary that is already there; it is never fetched.

textstat's own syllable functions are not used, for they fetch the dictionary from the network: in
0.7.10 at first use even if it is there, since 0.7.11 where `nltk.data.find("corpora/cmudict")`
does not see it, and that does not see one in its zip. NLTK's reader of the corpus, used here, opens
files and nothing else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile

if TYPE_CHECKING:
    from collections.abc import Mapping

# Any English word: a dictionary without it is an empty or a broken one.
_PROBE: Final = "school"
# For names and the like, which no dictionary holds.
_VOWELS: Final = re.compile(r"[aeiouy]+")
# NLTK's lazy loading of a corpus is not made for several threads at once.
_LOADING: Final = Lock()


class NoDictionaryError(Exception):
    """The dictionary cannot be used; `reason` is the end of a sentence about it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def syllables_in(word: str, dictionary: Mapping[str, int]) -> int:
    """Count the syllables of a word in small letters; one not in the dictionary by its vowels."""
    return dictionary.get(word) or max(1, len(_VOWELS.findall(word)))


def load_dictionary() -> Mapping[str, int]:
    """Return the syllables of each word in NLTK's corpus cmudict, the first way of saying it.

    Raises:
        NoDictionaryError: the corpus is not in NLTK's data path, or cannot be read.
    """
    with _LOADING:
        return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> Mapping[str, int]:
    # NLTK warns about a folder that others can write to and then says that there is no corpus;
    # where warnings are errors, the warning itself arrives here.
    try:
        dictionary = _read()
    except (LookupError, RuntimeWarning) as error:
        raise NoDictionaryError("is not installed where this check runs") from error
    except (OSError, ValueError, BadZipFile) as error:
        raise NoDictionaryError("is there and cannot be read") from error
    if _PROBE not in dictionary:
        raise NoDictionaryError("is there without its words")
    return dictionary


def _read() -> dict[str, int]:
    from nltk.corpus import cmudict  # NLTK ships no types

    syllables: dict[str, int] = {}
    for word, sounds in cmudict.entries():
        # A sound with a digit, its stress, is a vowel: "school" is S K UW1 L.
        syllables.setdefault(word, sum(sound[-1].isdigit() for sound in sounds))
    return syllables
