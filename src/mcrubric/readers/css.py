"""What declarations of CSS say about whether words can be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.readers.colours import Colour, colour_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.documents import HiddenBy

_LENGTH: Final = re.compile(r"(-?[0-9]{0,6}(?:\.[0-9]{1,6})?)(px|pt|em|rem|%)?")
_IMPORTANT: Final = re.compile(r"\s*!\s*important$")
_RGB: Final = re.compile(
    r"rgba?\(([0-9]{1,3})[\s,]+([0-9]{1,3})[\s,]+([0-9]{1,3})(?:\)|[\s,/]+1\))"
)
_OPAQUE: Final = 255

# What nobody can read: under 2 points, or a tenth of the letters around.
_LEAST_SIZE: Final[Mapping[str, float]] = {"pt": 2, "px": 2, "em": 0.1, "rem": 0.1, "%": 10}
_FAR: Final = -2_000
"""Pixels to the left or above; no page with words on it is as wide as this."""
_FAR_INDENT: Final = -5_000
"""Pixels: only the first line is set in, and 700 letters of it may stand outside of the page."""
_LEAST_BOX: Final = 1
_BOXES: Final = ("width", "height", "max-width", "max-height")
_CLIPPED: Final = re.compile(r"rect\((?:[01](?:px)?[\s,]*){4}\)|inset\((?:50|100)%\)")
_UNCHANGED: Final = frozenset(
    ("inherit", "initial", "unset", "none", "transparent", "currentcolor")
)


_HIDES: Final = frozenset((
    "display", "mso-hide", "opacity", "position", "text-indent", "clip", "clip-path", "overflow",
))  # fmt: skip
"""Without any of these, an element is not hidden."""


def declarations(style: str) -> dict[str, str]:
    """Return what a `style` attribute or the body of a rule declares, the last of each name."""
    found: dict[str, str] = {}
    for each in style.split(";"):
        name, colon, value = each.partition(":")
        if colon:
            found[name.strip().lower()] = _IMPORTANT.sub("", " ".join(value.lower().split()))
    return found


def hidden_by(declared: Mapping[str, str]) -> HiddenBy | None:
    """Return how an element is hidden with all that is in it, None if nothing says so."""
    if _HIDES.isdisjoint(declared):
        return None
    if declared.get("display") == "none" or declared.get("mso-hide") == "all":
        return "marked"
    if _number(declared.get("opacity", "")) == 0:
        return "drawn-unseen"
    if declared.get("position") in {"absolute", "fixed"} and any(
        _pixels(declared.get(side, "")) <= _FAR for side in ("left", "top", "right", "bottom")
    ):
        return "off-page"
    if _pixels(declared.get("text-indent", "")) <= _FAR_INDENT:
        return "off-page"
    return "size" if _is_clipped(declared) else None


def is_tiny(declared: Mapping[str, str]) -> bool | None:
    """Tell whether letters are too small to be read; None if their size is not said."""
    written = declared.get("font-size")
    length = _LENGTH.fullmatch(written) if written else None
    if length is None or not length[1].strip("-."):
        return None if written in {None, "inherit", "unset"} else False
    unit = length[2] or "px"
    number = float(length[1])
    relative = unit not in {"px", "pt", "rem"} and number >= _LEAST_SIZE[unit]
    return None if relative else number < _LEAST_SIZE[unit]


def text_colour(declared: Mapping[str, str]) -> Colour | bool:
    """Return the colour of letters; True if it is that of the element around, False: not known."""
    written = declared.get("color")
    if written is None or written in {"inherit", "unset", "currentcolor"}:
        return True
    return css_colour(written) or False


def ground(declared: Mapping[str, str]) -> Colour | bool:
    """Return the colour of the background; True: that around is seen, False: it is not known."""
    if declared.get("background-image", "none") not in _UNCHANGED:
        return False
    for name in ("background-color", "background"):
        written = declared.get(name)
        if written is not None and written not in _UNCHANGED:
            return css_colour(written) or False
    return declared.get("position", "static") in {"static", "relative"}


def css_colour(written: str) -> Colour | None:
    """Return an opaque colour as CSS writes it, None if it is another thing."""
    match = _RGB.fullmatch(written)
    if match is None:
        return colour_of(written) if not written[:1].isdigit() else None
    red, green, blue = (min(int(each), _OPAQUE) for each in match.groups())
    return red, green, blue


def _is_clipped(declared: Mapping[str, str]) -> bool:
    if _CLIPPED.fullmatch(declared.get("clip", "")) or _CLIPPED.fullmatch(
        declared.get("clip-path", "")
    ):
        return declared.get("position") in {"absolute", "fixed"} or "clip-path" in declared
    if declared.get("overflow") not in {"hidden", "clip"}:
        return False
    return any(0 <= _pixels(declared.get(name, "auto")) <= _LEAST_BOX for name in _BOXES)


def _pixels(written: str) -> float:
    """Return a length in pixels, about; infinite if none is given, or one of the page's."""
    length = _LENGTH.fullmatch(written.strip())
    if length is None or length[2] == "%" or not length[1].strip("-."):
        return float("inf")
    return float(length[1]) * (16 if length[2] in {"em", "rem"} else 1)


def _number(written: str) -> float | None:
    length = _LENGTH.fullmatch(written.strip())
    return float(length[1]) if length and length[1].strip("-.") else None
