"""Usual rules of counting words, each by its name; `mcrubric.words/1` is ours.

`docs/reference/word-counting.md` defines them and `word-vectors.json` beside it holds examples.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WORDS_1: Final = "mcrubric.words/1"

# Unicode's White_Space. `\s` has four control characters more, which other languages lack.
_BLANK: Final = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_DASHES: Final = "\u2013\u2014"
# Han, Hiragana and Katakana are written without spaces; Hangul has them.
_CJK: Final = (
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u309d-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
# What LibreOffice counts one by one: East Asian letters, signs and full forms, Hangul, letters of
# private fonts, and numbers within a sign, such as squares, fractions and circled figures.
_ONE_BY_ONE: Final = (
    "\xb2\xb3\xb9\xbc-\xbe\u1100-\u11ff\u2070-\u2079\u2080-\u2089\u2150-\u215f\u2460-\u249b"
    "\u24ea-\u24ff\u2776-\u2793\u2e80-\u2fdf\u2ff0-\u2fff\u3001-\ua4cf\ua960-\ua97f\uac00-\ud7ff"
    "\ue000-\ufaff\ufe30-\ufe4f\uff01-\uffee\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
# What takes no room on the page, or shows as a blank without being white space. Hangul fillers
# are letters to Unicode, and a page can be padded with them.
UNSEEN: Final = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff"
)
"""Signs that are taken out before words are counted, as the inside of a set of a pattern."""
_UNSEEN: Final = re.compile(f"[{UNSEEN}]+")

# The first letter that the rules for CJK speak of; texts below it are counted without them.
_FIRST_CJK: Final = "\u3005"

_WORD: Final = re.compile(f"[^\\W_][^{_BLANK}{_DASHES}]*")
_CHUNK: Final = re.compile(f"[^{_BLANK}]+")
_UNDASHED: Final = re.compile(f"[^{_BLANK}{_DASHES}]+")
# Two of these letters show as a flag.
_FLAGS: Final = re.compile("[\U0001f1e6-\U0001f1ff]{3,}")
# Typewriters' dashes: LibreOffice ends a word behind them, not before.
_HYPHENS: Final = re.compile("--+")


def count(text: str) -> int:
    """Count words by `mcrubric.words/1`.

    These are the stretches between white space, en and em dashes that hold a letter or a digit;
    of Han, Hiragana and Katakana each letter is a word.
    """
    seen = seen_text(text)
    rule = _word_or_cjk() if _has_cjk(seen) else _WORD
    return len(rule.findall(seen))


def whitespace(text: str) -> int:
    """Count whatever stands between white space, lone symbols too."""
    return len(_CHUNK.findall(seen_text(text)))


def word_processor(text: str) -> int:
    """Count as LibreOffice does.

    It also splits at en and em dashes and behind two hyphens or more; some signs are words each.
    """
    seen = _HYPHENS.sub("- ", seen_text(text))
    rule = _UNDASHED if seen.isascii() else _undashed_or_one()
    return len(rule.findall(seen))


def unicode_words(text: str) -> int:
    """Count the words of Unicode's UAX #29 that hold a letter or a digit."""
    import regex

    # From every flag of a run the rule looks back to the first: none is a word, so they are cut.
    seen = _FLAGS.sub(" ", seen_text(text))
    cuts = (match.start() for match in regex.finditer(r"(?wV1)\b", seen))
    return sum(1 for start, end in pairwise(cuts) if _WORD.search(seen, start, end))


RULES: Final[Mapping[str, Callable[[str], int]]] = {
    WORDS_1: count,
    "whitespace": whitespace,
    "word-processor": word_processor,
    "unicode": unicode_words,
}
"""The rules by name; words of a body are the sum over its stretches."""


def seen_text(text: str) -> str:
    """Return a text without what takes no room on the page."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def _has_cjk(text: str) -> bool:
    return not text.isascii() and max(text) >= _FIRST_CJK


@cache
def _word_or_cjk() -> re.Pattern[str]:
    """Return the rule for texts with CJK; made when first needed, for it takes 3 ms to make."""
    return re.compile(f"[{_CJK}]|[^\\W_{_CJK}][^{_BLANK}{_DASHES}{_CJK}]*")


@cache
def _undashed_or_one() -> re.Pattern[str]:
    return re.compile(f"[{_ONE_BY_ONE}]|[^{_BLANK}{_DASHES}{_ONE_BY_ONE}]+")
