"""Whether a text is English, which is the one language that is looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.text.vocabulary import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

_FEWEST: Final = 20
"""Words from which a language can be told."""
_LEAST: Final = 0.15
"""Of all words, the share of function words that are English alone, and half of those that are
words of other languages too. Prose in eight other languages (Spanish, German, French, Portuguese,
Dutch, Italian, Danish, Somali) had 10 % at most, 270 English texts of ours 20 % at least."""
_SHARED: Final = frozenset(
    "a am an as at both do has he her him i in is it me more most no on or s "  # noqa: SIM905 - a long list of strings reads worse
    "she so t was will".split()
)


def is_english(forms: Iterable[str]) -> bool:
    """Tell whether words in lower case are those of an English text; a few words always are."""
    total = own = shared = 0
    for form in forms:
        total += 1
        own += form in FUNCTION_WORDS and form not in _SHARED
        shared += form in _SHARED
    return total < _FEWEST or own + shared / 2 >= _LEAST * total
