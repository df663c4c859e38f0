"""Text of strangers made harmless for a terminal: control characters are shown, not sent."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from mcrubric.escaping.characters import code_of

_SUSPECT: Final = re.compile(r"[^ -~]")
"""All but printable ASCII has to be looked at."""

_SHOWN_AS_CODE: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
"""Unicode categories: controls, formats (which turn the direction of writing), halves of
characters, private ones, and ends of lines and paragraphs."""

_JOINERS: Final = "\u200c\u200d"
"""Formats that the spelling of Persian, of Indic scripts and of emoji needs."""

_UNSTORABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def shown(text: str) -> str:
    r"""Return one line in which what a terminal might act on is written as its code: `\x1b`.

    That is every control character of ECMA-48 (C0 with ESC and line ends, C1), all that turns the
    direction of writing, and what no terminal has a letter for. Twice shown is once shown.
    """
    return _SUSPECT.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    character = found[0]
    if character in _JOINERS or unicodedata.category(character) not in _SHOWN_AS_CODE:
        return character
    return code_of(character)


def storable(name: str) -> str:
    r"""Return a name that can be stored and encoded: controls and line ends as codes.

    A byte that was no letter (PEP 383: U+DC80 to U+DCFF) is written as that byte, `\xff`.
    All else stays, so that a name still equals itself; `shown` is for printing it.
    """
    return _UNSTORABLE.sub(_stored, name)


def _stored(found: re.Match[str]) -> str:
    number = ord(found[0])
    byte = number - 0xDC00 if 0xDC80 <= number <= 0xDCFF else number  # noqa: PLR2004 - PEP 383
    return f"\\x{byte:02x}" if byte <= 0xFF else f"\\u{byte:04x}"  # noqa: PLR2004 - two digits
