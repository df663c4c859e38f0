"""Text of strangers in XML 1.0, such as JUnit reports: legal characters only, never markup."""

from __future__ import annotations

from typing import Final

from mcrubric.escaping.characters import holdable

_MARKUP: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\r": "&#13;"}
)
"""`>` too, for the end of a CDATA section (XML 1.0, section 2.4), and CR, which a parser would
make a line feed (section 2.11)."""

_IN_VALUES: Final = str.maketrans({"\n": "&#10;", "\t": "&#9;"})
"""A parser makes each of them a space (section 3.3.3)."""


def text(value: str) -> str:
    """Return what stands between tags; characters that XML does not allow become U+FFFD."""
    return holdable(value).translate(_MARKUP)


def attribute(value: str) -> str:
    """Return what stands between the quotation marks of an attribute, single or double."""
    return text(value).translate(_IN_VALUES)
