"""One moment of a recording as people write it: `2:15`, `4'10"`, `4 min 10 s`, `two minutes`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.counting import MAX_DIGITS
from mcrubric.locators.vocabulary import CARDINALS, DAYTIME, HALVES_OF_A_DAY, UNITS

if TYPE_CHECKING:
    from mcrubric.locators.lexer import Token, Tokens

DECIMALS: Final = 3
"""Places keep milliseconds: finer than any frame, and exact when written and read again."""
_APART: Final = re.compile(r"[^0-9.]+")
_MARKS: Final = frozenset(("mark", "point"))


def seconds_of(clock: str) -> float:
    """Return the seconds of `2:15`, `1:02:03.5` or `4'10"`."""
    whole, _, fraction = clock.partition(".")
    total = 0
    for part in filter(None, _APART.split(whole)):
        total = total * 60 + int(part)
    return round(float(f"{total}.{fraction or 0}"), DECIMALS)


def clock_at(tokens: Tokens, index: int) -> float | None:
    """Return the seconds of the clock time at a token; None for a time of day."""
    token, behind = tokens[index], tokens[index + 1]
    if token.kind != "clock" or is_daytime(tokens, index + 1):
        return None
    before = tokens[index - 1] if index else None
    if before is not None and token.glued and before.kind in ("word", "number", "cells"):
        return None  # the T of an ISO date
    if token.text[0] == ":" and before is not None and before.kind in ("number", "clock"):
        return None  # the 20 of 1 :20
    if before is not None and before.text == ":" and tokens[index - 2].kind == "number":
        return None  # frames before or behind the seconds
    if behind.text == "/" and tokens[index + 2].kind == "number":
        return None
    return seconds_of(token.text)


def is_daytime(tokens: Tokens, index: int) -> bool:
    """Tell whether the words at a token make a time of day: `pm`, `p.m.`, `in the morning`."""
    text = tokens[index].text
    if text == "in" and tokens[index + 2].text in HALVES_OF_A_DAY:
        return True
    dotted = text in ("a", "p") and tokens[index + 1].text == "." and tokens[index + 2].text == "m"
    return text in DAYTIME or dotted


def duration_at(tokens: Tokens, index: int) -> tuple[float, int] | None:
    """Read numbers with falling units, halves too; return seconds and the index behind them."""
    total, smallest, end = 0.0, 1 << 20, index
    while (step := amount_at(tokens, _joined(tokens, index, end))) is not None:
        amount, unit, behind = step
        if unit >= smallest:
            break
        total, smallest, end = total + amount * unit, unit, behind
    if end == index:
        return None
    if smallest > 1 and tokens[end].glued and _is_short(tokens[end]):  # 1h02, 4m10
        total += int(tokens[end].text) * smallest / 60
        end += 1
    return round(total, DECIMALS), end


def _joined(tokens: Tokens, start: int, index: int) -> int:
    """Skip the `and` or comma in `2 minutes and 30 seconds`."""
    return index + 1 if index > start and tokens[index].text in ("and", ",") else index


def amount_at(tokens: Tokens, index: int) -> tuple[float, int, int] | None:
    """Read a number and its unit; return both, in seconds, and the index behind them."""
    number, at = tokens[index], index + 1
    digits = number.text if number.kind == "number" else str(CARDINALS.get(number.text, ""))
    if not digits or len(digits) > MAX_DIGITS:
        return None
    hyphen = tokens[at].text == "-"
    unit = tokens[at + hyphen]
    if unit.text not in UNITS or (hyphen and tokens[at + 2].text not in _MARKS):
        return None
    seconds = UNITS[unit.text]
    whole = digits.isdigit() or (digits.count(".") == 1 and digits.endswith(".5"))
    lone_letter = len(unit.text) == 1 and not unit.glued and tokens[at + 1].kind != "number"
    if lone_letter and seconds > 1:
        return None  # 5 m may be metres
    decimal = seconds == 1 and digits.count(".") == 1
    end = at + hyphen + 1
    end += tokens[end].text == "."  # min. and sec.
    return (float(digits), seconds, end) if whole or decimal else None


def _is_short(token: Token) -> bool:
    return token.kind == "number" and len(token.text) == 2 and token.text.isdigit()  # noqa: PLR2004
