"""Words in which letters of another script stand for Latin ones that look the same.

The idea is the mixed-script detection of Unicode's UTS #39, kept to the letters of which hardly
anybody can tell the two apart: a word, a name or a whole text in another script is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# Cyrillic and Greek letters that look like Latin ones. Greek small letters other than omicron are
# signs of science (TNF\u03b1, h\u03bd, \u03bcm), and not quite alike.
_ALIKE: Final = (
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u04cf"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
    "\u04c0\u050c\u051a\u051c"
    "\u03bf\u03f2\u03f3\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4"
    "\u03a5\u03a7\u03f9\u037f"
)
_LATIN: Final = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_ANY: Final = re.compile(f"[{_ALIKE}]")
# Every letter counts: with one that only the other script has, the word is of that script.
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_MIXED: Final = re.compile(
    f"(?=[^{_LATIN}]*[{_LATIN}])(?=[{_LATIN}]*[{_ALIKE}])[{_LATIN}{_ALIKE}]+"
)


def look_alikes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of words of at least three letters that mix Latin letters with look-alikes.

    A word with any other letter of another script is left alone: a foreign word with a Latin
    ending, or a symbol of science.
    """
    if text.isascii() or not _ANY.search(text):
        return
    for word in _WORD.finditer(text):
        if _MIXED.fullmatch(word[0]):
            yield word.span()
