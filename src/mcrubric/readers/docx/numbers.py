"""Numbers as word processors write them before list items: letters, roman, with zeros."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LETTERS: Final = 26
_MOST_LETTERS: Final = 30  # word processors begin anew after 30 times the same letter
_MOST_ROMAN: Final = 3_999
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_TENTH: Final = 10
_ORDINALS: Final = {1: "st", 2: "nd", 3: "rd"}
_TEENS: Final = range(11, 14)


def written(number: int, style: str) -> str:
    """Write a number in a style of ISO/IEC 29500-1, 17.18.59; in digits if it is another one."""
    return _STYLES.get(style, str)(number)


def _letters(number: int) -> str:
    if number < 1:
        return str(number)
    times, letter = divmod(number - 1, _LETTERS)
    return chr(ord("a") + letter) * (times % _MOST_LETTERS + 1)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _ordinal(number: int) -> str:
    teen = number % 100 in _TEENS
    return f"{number}{'th' if teen else _ORDINALS.get(number % _TENTH, 'th')}"


def _nothing(_: int) -> str:
    return ""


_STYLES: Final[Mapping[str, Callable[[int], str]]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": _ordinal,
    "none": _nothing,
}
