"""Signs that YAML 1.1 takes for line ends, and no editor or code host does."""

from __future__ import annotations

import codecs
from typing import Final

_IN_TEXT: Final = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
_IN_BYTES: Final = tuple(sign.encode() for sign in "\x85\u2028\u2029")
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def without_old_breaks(source: bytes | str) -> bytes | str:
    r"""Return YAML in which U+0085, U+2028 and U+2029 are spaces, as many code points as before.

    Word processors leave them in pasted text. To our parser each begins a line: all places behind
    it would be off by one, and an indented text would end in its midst. YAML 1.2 (section 5.4) has
    them as no line ends. Written as an escape in quotes, such as "\u2028", one stays what it is.
    UTF-16 is left alone: there the same bytes may be halves of letters.
    """
    if isinstance(source, str):
        return source.translate(_IN_TEXT)
    if source.startswith(_WIDE):
        return source
    for sign in _IN_BYTES:
        source = source.replace(sign, b" ")
    return source
