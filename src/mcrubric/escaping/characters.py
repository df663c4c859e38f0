"""Characters that are looked at before anything is escaped, the same for every format."""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\ufffd"
"""What stands for a character that an output cannot hold (Unicode, section 5.22)."""

_UNHOLDABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
"""All that is no character of XML 1.0 (production 2), and what its note and HTML advise against:
C0 and C1 controls, lone surrogates, noncharacters."""

_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates (UAX #9): they turn the letters of what stands beside them.
The marks U+200E and U+200F turn nothing and are needed in Hebrew and Arabic."""


def holdable(text: str) -> str:
    """Return a text in which every character may stand in XML and HTML; others are replaced."""
    return _UNHOLDABLE.sub(REPLACEMENT, text)


def valid(text: str) -> str:
    """Return a text that can be encoded: halves of characters are replaced."""
    return _LONE_SURROGATE.sub(REPLACEMENT, text)


def unturned(text: str) -> str:
    r"""Return a text in which what turns the direction of writing is shown as `\u202e`."""
    return _TURNING.sub(lambda found: code_of(found[0]), text)


def code_of(character: str) -> str:
    r"""Return a character as Python writes it in a text: `\n`, `\x1b`, `\u202e`, `\U000e0041`."""
    return character.encode("unicode_escape").decode()
