"""Text of strangers made harmless for a terminal: control characters are shown, not sent."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SUSPECT: Final = re.compile(r"[^ -~]")
"""All but printable ASCII has to be looked at."""

SHOWN_AS_CODE: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
"""Unicode categories: controls, formats (which turn the direction of writing), halves of
characters, private ones, and ends of lines and paragraphs."""

JOINERS: Final = "\u200c\u200d"
"""Formats that the spelling of Persian, of Indic scripts and of emoji needs."""


def shown(text: str) -> str:
    """Return a text in which what a terminal might act on is written as its code."""
    return SUSPECT.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    character = found[0]
    if character in JOINERS or unicodedata.category(character) not in SHOWN_AS_CODE:
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
