"""A candidate's words in what is told: cut short, or left out so that the sentence still reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

LONGEST: Final = 80
"""Characters of a candidate's text that `--quote short` shows (SAFETY, Privacy)."""

LEFT_OUT: Final = "…"


def shortened(value: Any) -> Any:
    """Return a value whose texts are at most 80 characters long."""
    if isinstance(value, str):
        return cut(value)
    if isinstance(value, Mapping):
        return {key: shortened(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [shortened(each) for each in value]
    return value


def cut(text: str, longest: int = LONGEST) -> str:
    """Return a text of at most so many characters, cut at a word, with an ellipsis."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    at_word = kept.rpartition(" ")[0] if text[longest - 1] != " " else kept
    return f"{(at_word or kept).rstrip()}…"


def left_out(value: Any) -> Any:
    """Return what stands for a value that may hold a candidate's words.

    An aside, which begins with a space or a colon, leaves nothing: the sentence ends before it.
    Numbers and truth values stay, since no word is in them.
    """
    if isinstance(value, str):
        return "" if value[:1] in ("", " ", ":") else LEFT_OUT
    if isinstance(value, Mapping):
        return {key: left_out(each) for key, each in value.items()}
    return LEFT_OUT if isinstance(value, (list, tuple)) else value
