"""The slip that a message of the YAML parser usually comes from, told beside it."""

from __future__ import annotations

import re
from typing import Final

_TABS: Final = "YAML is indented with spaces, not with tabs"
_BELOW: Final = "a text below `|` is indented further than its key, every line of it alike"
_HINTS: Final = (
    ("found a tab", _TABS),
    (
        "expected comment or line break",
        "a text begins on the line below `|`, indented further than its key",
    ),
    ("mapping values are not allowed", "a text that holds ': ' stands in quotes"),
    (
        "did not find expected key",
        "a text that goes on behind its quotation marks or brackets stands below a `|`",
    ),
    (
        "cannot start any token",
        "a text that begins with a sign such as @, `, % or * stands in quotes",
    ),
    (
        "expected alphabetic or numeric",
        "a text that begins with a sign such as @, `, % or * stands in quotes",
    ),
    ("unexpected end of stream", "a quotation mark that opens a text is not closed"),
    ("expected ',' or", "a text that begins with [ or { stands in quotes"),
)
"""Words of the parser's message, and what to tell beside it; the first that fits is told."""

_SLIPPED: Final = (
    "could not find expected ':'",
    "did not find expected key",
    "did not find expected '-' indicator",
    "mapping values are not allowed",
)
"""What the parser says of a text below `|` that is not indented."""
_BAR: Final = re.compile(r"((?: |- )*)[^\s:#]+: +[|>][-+]?\s*")
_KEY: Final = re.compile(r"\s*(?:- )*[a-z][\w.-]*:(?:\s|$)|\s*#")
"""A line that opens a block text, behind its indentation, and one that is no text of it: a key
of ours begins with a small letter."""
_TABBED: Final = re.compile(r" *\t")
_LINES_ABOVE: Final = 200
"""An explanation is rarely longer, and its slip is told at its end at the latest."""


def with_hint(problem: str, source: bytes | str = "", line: int = 0) -> str:
    """Return what the parser says, with the usual slip beside it; `line` counts from 1."""
    text = source.decode(errors="replace") if isinstance(source, bytes) else source
    lines = text.splitlines()
    last = min(line, len(lines))
    hint = next((hint for words, hint in _HINTS if words in problem), None)
    if lines and _TABBED.match(lines[last - 1]):
        hint = _TABS
    elif problem.startswith(_SLIPPED) and _below_a_bar(lines, last):
        hint = _BELOW
    return f"{problem} ({hint})" if hint else problem


def _below_a_bar(lines: list[str], last: int) -> bool:
    """Return whether the line `last` belongs to a text below `|` that is not indented so."""
    for number in range(last - 1, max(last - _LINES_ABOVE, 0) - 1, -1):
        if bar := _BAR.fullmatch(lines[number]):
            first = next((each for each in lines[number + 1 :] if each.strip()), "")
            return _slipped(len(bar[1]), first, lines[last - 1])
    return False


def _slipped(key: int, first: str, here: str) -> bool:
    """Return whether a text's first line, or the line that is told, is indented too little."""
    if _indent(first) <= key:
        return not _KEY.match(first)
    return key < _indent(here) < _indent(first)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
