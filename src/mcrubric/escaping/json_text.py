"""Text of strangers in JSON, such as SARIF: Unicode that every reader takes, also within HTML."""

from __future__ import annotations

import json
from typing import Final

from mcrubric.escaping.characters import valid

_ELSEWHERE: Final = str.maketrans(
    {
        **{chr(code): f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)},
        **{sign: f"\\u{ord(sign):04x}" for sign in "<>&"},
    }
)
"""Controls and line ends that JSON takes and logs do not, and the signs of markup."""


def string(value: str) -> str:
    """Return a JSON string with its quotation marks (RFC 8259, section 7).

    A lone surrogate, which I-JSON forbids (RFC 7493, section 2.1), becomes U+FFFD. What a log, a
    page or a script around it might act on is written as an escape.
    """
    return json.dumps(valid(value), ensure_ascii=False).translate(_ELSEWHERE)


def document(text: str) -> str:
    """Return a JSON text, as `json.dumps` wrote it with `ensure_ascii=False`, in valid Unicode."""
    return valid(text)
