"""Media Fragments URI 1.0: stretches of time and regions of a picture, read strictly."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from mcrubric.model.locators import Region

if TYPE_CHECKING:
    from collections.abc import Iterator

Interval = tuple[float | None, float | None]
"""Start and end in seconds; None where the fragment gives none."""

# Section 4.2.1: seconds may have any number of digits; in mm:ss and hh:mm:ss, minutes and seconds
# have exactly two and stay below 60. A dot may stand without decimals.
_SECONDS: Final = r"[0-9]+(?:\.[0-9]*)?"
_CLOCK: Final = r"(?:[0-9]+:)?[0-5][0-9]:[0-5][0-9](?:\.[0-9]*)?"
_TIME: Final = f"(?:{_CLOCK}|{_SECONDS})"
_NPT: Final = re.compile(f"(?:npt:)?(?:({_TIME})(?:,({_TIME}))?|,({_TIME}))")

# Section 4.2.2: four whole numbers, in pixels unless it says percent.
_XYWH: Final = re.compile(r"(?:(pixel|percent):)?([0-9]+),([0-9]+),([0-9]+),([0-9]+)")
_MAX_PERCENT: Final = 100
_MAX_DIGITS: Final = 300
"""A float holds about 308 digits before it becomes infinite."""


def parse_time(uri: str) -> Interval | None:
    """Return start and end in seconds of the last valid normal-play-time `t` behind the first `#`.

    `t=3` is `(3.0, None)`, `t=,7` is `(None, 7.0)`; None if there is no valid one.
    Names and values are percent-decoded after splitting (Media Fragments 1.0, section 5.1).
    It never raises.
    """
    times = (read_npt(value) for name, value in pairs(uri.partition("#")[2]) if name == "t")
    return next((time for time in reversed(list(times)) if time is not None), None)


def pairs(fragment: str) -> Iterator[tuple[str, str]]:
    """Give the decoded name-value pairs; one that is no UTF-8 or has no `=` is as if not there."""
    for pair in fragment.split("&"):
        name, sign, value = pair.partition("=")
        if not sign:
            continue
        try:
            yield unquote(name, errors="strict"), unquote(value, errors="strict")
        except UnicodeDecodeError:
            continue


def read_npt(value: str) -> Interval | None:
    """Read the value of `t`; None if it is not valid, or ends before it starts."""
    match = _NPT.fullmatch(value) if len(value) <= _MAX_DIGITS else None
    if match is None:
        return None
    start = _seconds(match[1])
    end = _seconds(match[2] or match[3])
    if end is not None and (start or 0.0) >= end:
        return None
    return start, end


def read_xywh(value: str) -> Region | None:
    """Read the value of `xywh`; None if it is not valid, is empty, or leaves the picture."""
    match = _XYWH.fullmatch(value) if len(value) <= _MAX_DIGITS else None
    if match is None:
        return None
    x, y, width, height = map(float, match.groups()[1:])
    if not width or not height:
        return None
    if match[1] == "percent":
        fits = x + width <= _MAX_PERCENT and y + height <= _MAX_PERCENT
        return Region(x, y, width, height, "percent") if fits else None
    return Region(x, y, width, height, "pixel")


def _seconds(text: str | None) -> float | None:
    if text is None:
        return None
    *larger, seconds = text.split(":")
    total = math.fsum(float(part) * 60**power for power, part in enumerate(reversed(larger), 1))
    return total + float(seconds)
