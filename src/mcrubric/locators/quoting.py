"""Words in double quotes, written so that any text comes back as it was."""

from __future__ import annotations

import re
from typing import Final

_ESCAPE: Final = re.compile(r'\\(?:u\{([0-9a-f]{1,6})\}|(["\\]))')
_LAST_CODE_POINT: Final = 0x10FFFF


def quote(text: str) -> str:
    r"""Return `text` in double quotes; what a reader could not see is written as `\u{a0}`."""
    return '"' + "".join(map(_escaped, text, " " + text, text[1:] + " ")) + '"'


def unquote(body: str) -> str:
    """Return what stands between double quotes, white space made single, escapes undone."""
    return _ESCAPE.sub(_unescaped, " ".join(body.split()))


def _escaped(character: str, before: str, after: str) -> str:
    if character in '"\\':
        return "\\" + character
    at_edge = character == " " and " " in (before, after)
    if at_edge or not character.isprintable():
        return f"\\u{{{ord(character):x}}}"
    return character


def _unescaped(match: re.Match[str]) -> str:
    if match[2]:
        return match[2]
    number = int(match[1], 16)
    return chr(number) if number <= _LAST_CODE_POINT else match[0]
