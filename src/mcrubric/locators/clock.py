"""Moments and stretches of a recording: `2:15`, `0:42-1:10`, `1h02m`, `4 min 10 s`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.locators.counting import MAX_DIGITS
from mcrubric.locators.vocabulary import (
    CARDINALS,
    DAYTIME,
    ENDING,
    ENDS,
    FOLLOWING,
    NOT_A_MOMENT,
    RANGES,
    STARTS,
    UNITS,
    VERSES,
)
from mcrubric.model.locators import Times

if TYPE_CHECKING:
    from mcrubric.locators.lexer import Token, Tokens
    from mcrubric.locators.numbered import Found

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


def clock(tokens: Tokens, index: int) -> Found | None:
    """Read `2:15`, `from 2:15 to 3:40`, `2:15 to the end`; never a time of day."""
    start = _clock_at(tokens, index)
    if start is None or (index > 0 and tokens[index - 1].text in VERSES):
        return None
    behind = tokens[index + 2]
    if (
        tokens[index + 1].text in RANGES
        and behind.kind == "clock"
        and _is_daytime(tokens, index + 3)
    ):
        return None  # 8:00 to 8:30 am
    return _stretch(tokens, index, index + 1, start)


def duration(tokens: Tokens, index: int) -> Found | None:
    """Read `4 min 10 s`, `1h02m`, `90 seconds`, `4-6 min`; never how long something is."""
    if (ranged := _unit_behind_range(tokens, index)) is not None:
        return ranged
    first = _duration_at(tokens, index)
    if first is None:
        return None
    start, end = first
    if tokens[end].text in NOT_A_MOMENT or (index > 0 and tokens[index - 1].text == "for"):
        return None
    return _stretch(tokens, index, end, start)


def from_the_start(tokens: Tokens, index: int) -> Found | None:
    """Read `start - 2:15` and `beginning to 2:15`."""
    if tokens[index].text not in STARTS or tokens[index + 1].text not in RANGES:
        return None
    end = _clock_at(tokens, index + 2)
    return None if end is None else ((Times(0.0, end),), index + 3)


def _stretch(tokens: Tokens, index: int, end: int, start: float) -> Found:
    """Finish a time that may be a range: a second time, or `to the end`."""
    token = tokens[end]
    if token.text in FOLLOWING or token.text == "+":
        return (Times(start, None),), end + 1
    between = index > 0 and token.text in ("and", "&") and tokens[index - 1].text == "between"
    if token.text not in RANGES and not between:
        return _ended(tokens, end, start)
    at = end + 1
    if tokens[at].text == "the":
        at += 1
    if tokens[at].text in ENDS:
        return (Times(start, None),), at + 1
    if (last := _clock_at(tokens, at)) is not None:
        return (Times(start, last),), at + 1
    if (more := _duration_at(tokens, at)) is not None:
        return (Times(start, more[0]),), more[1]
    return (Times(start, None),), end


def _ended(tokens: Tokens, index: int, start: float) -> Found:
    """Read the second time of `starts at 3:12 and ends at 4:01`."""
    at = index
    while tokens[at].text in (",", ";", "and"):
        at += 1
    if tokens[at].text in ENDING:
        at += 2 if tokens[at + 1].text in ("at", "around", ":") else 1
        if (last := _clock_at(tokens, at)) is not None:
            return (Times(start, last),), at + 1
    return (Times(start, None),), index


def _clock_at(tokens: Tokens, index: int) -> float | None:
    token, behind = tokens[index], tokens[index + 1]
    if token.kind != "clock" or _is_daytime(tokens, index + 1):
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


def _is_daytime(tokens: Tokens, index: int) -> bool:
    text = tokens[index].text
    dotted = text in ("a", "p") and tokens[index + 1].text == "." and tokens[index + 2].text == "m"
    return text in DAYTIME or dotted


def _duration_at(tokens: Tokens, index: int) -> tuple[float, int] | None:
    """Read numbers with falling units, halves too; return seconds and the index behind them."""
    total, smallest, end = 0.0, 1 << 20, index
    while (step := _amount(tokens, _joined(tokens, index, end))) is not None:
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


def _amount(tokens: Tokens, index: int) -> tuple[float, int, int] | None:
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


def _unit_behind_range(tokens: Tokens, index: int) -> Found | None:
    """Read `4-6 min` and `30 to 45 seconds`: the unit holds for both numbers."""
    first = tokens[index]
    if tokens[index + 1].text not in RANGES or first.kind != "number" or not first.text.isdigit():
        return None
    found = _amount(tokens, index + 2)
    if found is None or len(first.text) > MAX_DIGITS:
        return None
    amount, unit, end = found
    if tokens[end].text in NOT_A_MOMENT or tokens[end].kind == "number":
        return None
    return (Times(float(int(first.text) * unit), amount * unit),), end
