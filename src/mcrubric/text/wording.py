"""Messages made from a key's wording and its arguments, with plurals right."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


_NUMBER_FORM: Final = re.compile(r",?(?:\.\d)?[defg%]?")
"""How a number may be asked for: a wording may come from a stored report, and a width of a
thousand million columns with it."""
_SIZE: Final = "size"
_UNITS: Final = ((1 << 30, "GB"), (1 << 20, "MB"))


class _Wording(string.Formatter):
    """`str.format` with more things that a sentence needs, and without reaching into values.

    `{count:word|words}` gives "1 word" and "1,250 words", `{limit:size}` "512 MB"; a list reads
    "a, b and c".
    """

    def get_field(self, field_name: str, _: Any, kwargs: Mapping[str, Any]) -> tuple[Any, str]:
        return kwargs[field_name], field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == _SIZE:
            return _size(value)
        if "|" in format_spec:
            one, _, many = format_spec.partition("|")
            return f"{_number(value)} {one if value == 1 else many}"
        if format_spec:
            if not _NUMBER_FORM.fullmatch(format_spec):
                raise ValueError(f"{format_spec!r} is no form of a number")
            return str(format(value, format_spec))
        return _text(value)


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}".removesuffix(".0")


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        items = [_text(item) for item in value]
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)
    return _number(value) if isinstance(value, (int, float)) else str(value)


def _size(value: Any) -> str:
    if not isinstance(value, int):
        raise ValueError(f"{value!r} is no number of bytes")  # noqa: TRY004 - as for other forms
    return sized(value)


def sized(number: int) -> str:
    """Return a number of bytes as people say it: "512 MB", and "1,000 bytes" if it is no round one.

    A bound in units of 1,024 is a little more than what is said, so that "larger than" stays true.
    """
    for unit, name in _UNITS:
        if number >= unit and number % unit == 0:
            return f"{number // unit:,} {name}"
    return f"{number:,} {'byte' if number == 1 else 'bytes'}"


def more_than(number: int, things: str) -> str:
    """Return "more than 5 pages", and "more pages than 1", for a limit may be as low as that."""
    return f"more {things} than 1" if number == 1 else f"more than {number:,} {things}"


def say(template: str, args: Mapping[str, Any]) -> str:
    """Return the sentence that a wording and its arguments make.

    Raises:
        KeyError: the wording names an argument that was not given, or a part of one.
        ValueError: the wording is none, or asks for a number in a form that there is not.
    """
    return _Wording().vformat(template, (), args)
