"""JSON from elsewhere, read without the slack that lets one text mean two things."""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final

NOT_A_BRACKET: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[^]\[{}"]++', re.DOTALL)
"""Strings, closed or not, and all else that is no bracket; possessive, so it stays linear."""


def read_json(text: str | bytes, *, depth: int) -> Any:
    """Return what a JSON text says (RFC 8259, in UTF-8).

    A key that stands twice, a number that is none (`NaN`, `1e999`) and nesting deeper than `depth`
    are refused: the first two are read differently by different programs, the last stops them.

    Raises:
        ValueError: it is not such a text; the message is a sentence for people.
    """
    if isinstance(text, bytes):
        text = _decoded(text)
    if _depth(text) > depth:
        raise ValueError(f"values are nested more than {depth} deep")
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_no_number, parse_float=_number
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ValueError(f"this is not JSON: {where}: {error.msg}") from error


def _decoded(data: bytes) -> str:
    """Return the text of bytes; some editors put a byte order mark before it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"this is not UTF-8: byte {error.start} cannot be read") from error


def _depth(text: str) -> int:
    """Return how deep brackets are nested; linear, and before any parser recurses."""
    deepest = level = 0
    for bracket in NOT_A_BRACKET.sub("", text):
        level += 1 if bracket in "[{" else -1
        deepest = max(deepest, level)
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise ValueError(f"the key {key!r} stands twice in one object")
        made[key] = value
    return made


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number in JSON")


def _number(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits} is too large for a number")
    return number
