"""Names and values as SpreadsheetML writes them, in its transitional and its strict form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.readers.xml import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE: Final = ("1", "true", "on")


def named(*tags: str) -> tuple[str, ...]:
    """Return the full names of elements in both namespaces."""
    return tuple(f"{each}{BETWEEN}{tag}" for tag in tags for each in _NAMESPACES)


def switched_on(attributes: Mapping[str, str], name: str) -> bool:
    """Tell whether an attribute says yes (ECMA-376 part 1, 22.9.2.7)."""
    return attributes.get(name, "") in _TRUE


def unescaped(text: str) -> str:
    """Return a string with `_x000D_` and the like as the characters they stand for (22.9.2.19).

    Surrogates stay as they are written, for they are no characters.
    """
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return match[0] if character == "\0" or "\ud800" <= character <= "\udfff" else character
