"""Numbers as a spreadsheet shows them: dates, times, percent and decimals; others as stored."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

BUILT_IN: Final[Mapping[int, str]] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "m/d/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "m/d/yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
}  # fmt: skip
"""The formats that files name by number only (ECMA-376 part 1, 18.8.30), as in US English."""
_LONGEST: Final = 255  # characters of a format; the programs allow no more
_TOKEN: Final = re.compile(
    r'\[(?:h+|m+|s+)\]|AM/PM|A/P|y+|m+|d+|h+|s+(?:\.0+)?|"[^"]*"|\\.|_.|\*.|.', re.IGNORECASE
)
_ASIDE: Final = re.compile(r"\[(?!(?:h+|m+|s+)\])[^\[\]]*\]", re.IGNORECASE)  # colours, languages
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|_.|\*.')
_DATE: Final = re.compile(r"[ymdhs]", re.IGNORECASE)
_DECIMALS: Final = re.compile(r"([#0,]*)(?:\.(0+))?(%?)")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SECONDS: Final = 86_400
_LAST_DAY: Final = 2_950_000  # in the year 9976; the calendar ends soon after
_LEAP_BUG: Final = 60  # day 60 is 29 February 1900, which there was not
_MOST_DIGITS: Final = 15  # of a number with so many digits more are noise (IEEE 754)
_NOON: Final = 12


def show_number(stored: str, code: str, *, since_1904: bool = False) -> str:
    """Return what a cell with this number and this format code (18.8.31) shows, in US English.

    What is no plain date, time, percent or number of decimals is shown as `General` shows it.
    """
    if not code and len(stored) <= _MOST_DIGITS:
        return stored
    try:
        value = float(stored)
    except ValueError:
        return stored
    section = _ASIDE.sub("", code[:_LONGEST]).partition(";")[0]
    if _DATE.search(_QUOTED.sub("", section)) and "general" not in section.lower():
        return _date(value, section, since_1904=since_1904) or _general(stored, value)
    match = _DECIMALS.fullmatch(section)
    if match and "0" in section and abs(value) < 10.0**_MOST_DIGITS:
        grouped = "," if "," in match[1] else ""
        scaled = value * 100 if match[3] else value
        return f"{scaled:{grouped}.{len(match[2] or '')}f}{match[3]}"
    return _general(stored, value)


def _general(stored: str, value: float) -> str:
    """Return the number as it is stored, without the noise of its last digits."""
    noisy = len(stored) > _MOST_DIGITS and abs(value) < 10.0**_MOST_DIGITS
    return f"{value:.{_MOST_DIGITS}g}" if noisy and "e" not in stored.lower() else stored


def _date(value: float, section: str, *, since_1904: bool) -> str | None:
    """Return a date or time, None for a number that stands for none."""
    if not 0 <= value < _LAST_DAY:
        return None
    seconds = round(value * _SECONDS)
    moment = _start(value, since_1904=since_1904) + timedelta(seconds=seconds)
    tokens = _TOKEN.findall(section)
    lower = [token.lower() for token in tokens]
    half_days = "am/pm" in lower or "a/p" in lower
    return "".join(
        _shown(token, moment, seconds, minutes=_is_minute(lower, index), half_days=half_days)
        for index, token in enumerate(tokens)
    ).strip()


def _start(value: float, *, since_1904: bool) -> datetime:
    if since_1904:
        return datetime(1904, 1, 1)  # noqa: DTZ001 - a cell has no time zone
    return datetime(1899, 12, 31 if value < _LEAP_BUG else 30)  # noqa: DTZ001


def _is_minute(tokens: list[str], index: int) -> bool:
    """`m` is a minute behind hours or before seconds, else a month (18.8.31)."""
    units = [(at, token.strip("[")[0]) for at, token in enumerate(tokens) if _is_unit(token)]
    before = [unit for at, unit in units if at < index][-1:]
    behind = [unit for at, unit in units if at > index][:1]
    return before == ["h"] or behind == ["s"]


def _is_unit(token: str) -> bool:
    return token.strip("[")[0:1] in ("y", "m", "d", "h", "s")


def _shown(  # noqa: PLR0911 - one case a unit
    token: str, moment: datetime, seconds: int, *, minutes: bool, half_days: bool
) -> str:
    lower, wide = token.lower(), len(token)
    match lower.strip("[")[0:1]:
        case "y":
            return f"{moment.year:04}" if wide > 2 else f"{moment.year % 100:02}"  # noqa: PLR2004
        case "m" if minutes or lower.startswith("["):
            return _elapsed(token, seconds // 60) or f"{moment.minute:0{min(wide, 2)}}"
        case "m":
            return _name(_MONTHS[moment.month - 1], moment.month, wide)
        case "d":
            return _name(_DAYS[moment.weekday()], moment.day, wide)
        case "h":
            hour = (moment.hour - 1) % _NOON + 1 if half_days else moment.hour
            return _elapsed(token, seconds // 3_600) or f"{hour:0{min(wide, 2)}}"
        case "s":
            width = min(len(lower.partition(".")[0]), 2)
            return _elapsed(token, seconds) or f"{moment.second:0{width}}"
    if lower in ("am/pm", "a/p"):
        return ("PM" if moment.hour >= _NOON else "AM")[: 2 if "m" in lower else 1]
    if token[0] == '"':
        return token[1:-1]
    return {"\\": token[1:], "_": " ", "*": ""}.get(token[0], token)


def _elapsed(token: str, count: int) -> str:
    return f"{count:0{len(token) - 2}}" if token.startswith("[") else ""


def _name(name: str, number: int, wide: int) -> str:
    """Return a month or day as a number of one or two digits, a short or a whole name."""
    if wide <= 2:  # noqa: PLR2004 - `m` and `mm`
        return f"{number:0{wide}}"
    return name[:3] if wide == 3 else name  # noqa: PLR2004 - `mmm`
