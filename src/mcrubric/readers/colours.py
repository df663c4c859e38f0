"""Colours, and whether letters of one can be seen on a ground of another."""

from __future__ import annotations

import re
from typing import Final

Colour = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""

WHITE: Final[Colour] = (255, 255, 255)
_NEAR: Final = 12
"""Of 255, in each of red, green and blue: a twentieth. The lightest grey that word processors offer
(F2F2F2) differs from white by 13, is just to be seen, and is nobody's attempt to hide words."""
_HEXADECIMAL: Final = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_NAMED: Final[dict[str, Colour]] = {
    "white": WHITE, "black": (0, 0, 0), "red": (255, 0, 0), "yellow": (255, 255, 0),
    "lime": (0, 255, 0), "blue": (0, 0, 255), "cyan": (0, 255, 255), "aqua": (0, 255, 255),
    "magenta": (255, 0, 255), "fuchsia": (255, 0, 255), "green": (0, 128, 0),
    "navy": (0, 0, 128), "maroon": (128, 0, 0), "gray": (128, 128, 128), "grey": (128, 128, 128),
    "snow": (255, 250, 250), "ivory": (255, 255, 240), "ghostwhite": (248, 248, 255),
    "whitesmoke": (245, 245, 245), "floralwhite": (255, 250, 240),
}  # fmt: skip


def near(one: Colour, other: Colour) -> bool:
    """Tell whether two colours are so alike that nobody reads one on the other."""
    (red, green, blue), (other_red, other_green, other_blue) = one, other
    return (
        abs(red - other_red) <= _NEAR
        and abs(green - other_green) <= _NEAR
        and abs(blue - other_blue) <= _NEAR
    )


def colour_of(written: str) -> Colour | None:
    """Return a colour written as `ffffff`, `#fff` or by a common name; None if it is none."""
    text = written.strip().lower()
    if text in _NAMED:
        return _NAMED[text]
    match = _HEXADECIMAL.fullmatch(text)
    if match is None:
        return None
    digits = match[1] if len(match[1]) > 3 else "".join(each * 2 for each in match[1])  # noqa: PLR2004 - the short form
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
