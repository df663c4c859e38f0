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


class _Wording(string.Formatter):
    """`str.format` with two more things that a sentence needs, and without reaching into values.

    `{count:word|words}` gives "1 word" and "1,250 words"; a list reads "a, b and c".
    """

    def get_field(self, field_name: str, _: Any, kwargs: Mapping[str, Any]) -> tuple[Any, str]:
        return kwargs[field_name], field_name

    def format_field(self, value: Any, format_spec: str) -> str:
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
