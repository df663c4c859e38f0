"""Stretches of a recording: `0:42-1:10`, `starts at 3:12, ends at 4:01`, `4-6 min`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.locators.counting import MAX_DIGITS
from mcrubric.locators.moments import amount_at, clock_at, duration_at, is_daytime
from mcrubric.locators.vocabulary import (
    ABOUT,
    ENDING,
    ENDS,
    FILLER,
    FOLLOWING,
    NOT_A_MOMENT,
    RANGES,
    RUNNING,
    SPANS,
    STARTS,
    VERSES,
)
from mcrubric.model.locators import Times

if TYPE_CHECKING:
    from mcrubric.locators.lexer import Tokens
    from mcrubric.locators.numbered import Found


def _before(tokens: Tokens, index: int) -> str:
    """Return the word before, across the dot of `Gen. 1:27` and `about` in `for about 5 min`."""
    at = index - 1
    while at > 0 and (tokens[at].text == "." or tokens[at].text in ABOUT):
        at -= 1
    return tokens[at].text if at >= 0 else ""


def clock(tokens: Tokens, index: int) -> Found | None:
    """Read `2:15`, `from 2:15 to 3:40`, `2:15 to the end`; never a time of day."""
    start = clock_at(tokens, index)
    if start is None or _before(tokens, index) in VERSES:
        return None
    if "ratio" in (tokens[index + 1].text, tokens[index + 2].text):
        return None
    ranged = tokens[index + 1].text in RANGES and tokens[index + 2].kind == "clock"
    if ranged and is_daytime(tokens, index + 3):
        return None  # 8:00 to 8:30 am
    return _stretch(tokens, index, index + 1, start)


def duration(tokens: Tokens, index: int) -> Found | None:
    """Read `4 min 10 s`, `1h02m`, `90 seconds`, `4-6 min`; never how long something is."""
    if (ranged := _unit_behind_range(tokens, index)) is not None:
        return ranged
    first = duration_at(tokens, index)
    if first is None:
        return None
    start, end = first
    if tokens[end].text in NOT_A_MOMENT or _before(tokens, index) in SPANS:
        return None
    if _is_attribute(tokens, end):
        return None
    return _stretch(tokens, index, end, start)


def _is_attribute(tokens: Tokens, end: int) -> bool:
    """Whether a noun follows a singular unit: `20 minute conversations` are no moment."""
    singular = tokens[end - 1].text in ("minute", "second", "hour")
    behind = tokens[end]
    one = tokens[end - 2].text in ("1", "one")
    return singular and not one and behind.kind == "word" and behind.text not in FILLER | RANGES


def from_the_start(tokens: Tokens, index: int) -> Found | None:
    """Read `start - 2:15` and `beginning to 2:15`."""
    if tokens[index].text not in STARTS or tokens[index + 1].text not in RANGES:
        return None
    end = clock_at(tokens, index + 2)
    return None if end is None else ((Times(0.0, end),), index + 3)


def _stretch(tokens: Tokens, index: int, end: int, start: float) -> Found:
    """Finish a time that may be a range: a second time, or `to the end`."""
    if tokens[end].text in ("]", ")") and tokens[end + 1].text in RANGES:
        end += 1  # [0:35] - [0:50]
    token = tokens[end]
    if token.text in FOLLOWING or token.text == "+":
        return (Times(start, None),), end + 1
    between = index > 0 and token.text in ("and", "&") and tokens[index - 1].text == "between"
    if token.text not in RANGES and not between:
        return _ended(tokens, end, start)
    at = end + 1
    while tokens[at].text in ABOUT or tokens[at].text in ("[", "("):
        at += 1
    if tokens[at].text in ENDS:
        return (Times(start, None),), at + 1
    last = _last_at(tokens, at) or _short_end(tokens, end, start)
    return ((Times(start, last[0]),), last[1]) if last else ((Times(start, None),), end)


def _last_at(tokens: Tokens, index: int) -> tuple[float, int] | None:
    """Read the second time of a range; return it and the index behind."""
    last = clock_at(tokens, index)
    return duration_at(tokens, index) if last is None else (last, index + 1)


def _short_end(tokens: Tokens, index: int, start: float) -> tuple[float, int] | None:
    """Read the `45` of `2:15-45`: seconds of the same minute."""
    clock, dash, number = tokens[index - 1 : index + 2]
    written = clock.kind == "clock" and dash.text == "-" and dash.glued and number.glued
    if not written or len(number.text) != 2 or not number.text.isdigit():  # noqa: PLR2004
        return None
    last = start // 60 * 60 + int(number.text)
    return (last, index + 2) if start < last < start // 60 * 60 + 60 else None


def _ended(tokens: Tokens, index: int, start: float) -> Found:
    """Read the second time of `starts at 3:12 and ends at 4:01`."""
    at = index
    while tokens[at].text in (",", ";", "/", "and"):
        at += 1
    running = tokens[at].text in RUNNING and tokens[at + 1].text in RANGES
    if running or tokens[at].text in ENDING:
        at += 2 if running or tokens[at + 1].text in ("at", "around", ":") else 1
        if (last := clock_at(tokens, at)) is not None:
            return (Times(start, last),), at + 1
    return (Times(start, None),), index


def _unit_behind_range(tokens: Tokens, index: int) -> Found | None:
    """Read `4-6 min` and `30 to 45 seconds`: the unit holds for both numbers."""
    first = tokens[index]
    if tokens[index + 1].text not in RANGES or first.kind != "number" or not first.text.isdigit():
        return None
    found = amount_at(tokens, index + 2)
    if found is None or len(first.text) > MAX_DIGITS:
        return None
    amount, unit, end = found
    if tokens[end].text in NOT_A_MOMENT or tokens[end].kind == "number":
        return None
    return (Times(float(int(first.text) * unit), amount * unit),), end
