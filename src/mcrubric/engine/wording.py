"""Messages made from a key's wording and its arguments, with plurals right."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


_SPEC: Final = re.compile(r",?(?:\.\d[f%]?)?[dg]?")
"""What a number's form can be in a wording; a width could make it a gigabyte long."""


class _Wording(string.Formatter):
    """`str.format` with two more things that a sentence needs.

    `{count:word|words}` gives "1 word" and "1,250 words"; a list reads "a, b and c".
    """

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        """Look up an argument by its whole name: a wording never reaches into one."""
        del args
        return kwargs[field_name], field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            one, _, many = format_spec.partition("|")
            return f"{_number(value)} {one if value == 1 else many}"
        if format_spec and not _SPEC.fullmatch(format_spec):
            raise ValueError("a wording sets signs between thousands and decimals, and no width")
        if format_spec:
            return str(format(value, format_spec))
        return _text(value)


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}".removesuffix(".0")


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        items = [_text(item) for item in value]
        return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)
    return _number(value) if isinstance(value, (int, float)) else str(value)


def say(template: str, args: Mapping[str, Any]) -> str:
    """Return the sentence that a wording and its arguments make.

    Raises:
        KeyError: the wording names an argument that was not given.
    """
    return _Wording().vformat(template, (), args)
