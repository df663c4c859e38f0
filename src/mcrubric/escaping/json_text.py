"""Text of strangers in JSON, such as SARIF: Unicode that every reader takes, also within HTML."""

from __future__ import annotations

import json
from typing import Final

from mcrubric.escaping.characters import valid

_CONTROLS: Final = (
    *range(0x7F, 0xA0),
    0x2028,
    0x2029,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
"""Controls, ends of lines, and what turns the direction of writing: JSON takes them as they are,
terminals, logs and JavaScript do not."""

_AS_ESCAPES: Final = {code: f"\\u{code:04x}" for code in _CONTROLS}
_WITH_MARKUP: Final = {**_AS_ESCAPES, **{ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}}


def string(value: str) -> str:
    """Return a JSON string with its quotation marks (RFC 8259, section 7).

    A lone surrogate, which I-JSON forbids (RFC 7493, section 2.1), becomes U+FFFD. What a log, a
    page or a script around it might act on is written as an escape.
    """
    return json.dumps(valid(value), ensure_ascii=False).translate(_WITH_MARKUP)


def document(text: str) -> str:
    """Return a JSON text that says the same in characters that may be printed.

    `text` is JSON already, as `json.dumps` writes it: what it holds beyond printable characters
    stands in its strings, and may be an escape there. A lone surrogate becomes U+FFFD.
    """
    return valid(text).translate(_AS_ESCAPES)
