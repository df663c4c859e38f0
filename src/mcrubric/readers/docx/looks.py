"""How the words of a run look, as far as that decides whether a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.readers.colours import WHITE, colour_of, near
from mcrubric.readers.docx.names import attribute, is_on, number
from mcrubric.readers.docx.theme import Said, Themed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Sizes are told in halves of a point. Nobody reads letters of less than two points.
_LEAST_SIZE: Final = 4
_AUTOMATIC: Final = frozenset(("", "auto"))
_NO_PATTERN: Final = frozenset((None, "clear", "nil"))
_WHOLE: Final = 255
_PALE: Final = frozenset(("background1", "light1", "background2", "light2"))
# The colours of a marker (ISO/IEC 29500-1, 17.18.40) by the names that they have elsewhere too.
_MARKERS: Final[Mapping[str, str]] = {
    "black": "000000", "blue": "0000ff", "cyan": "00ffff", "green": "00ff00",
    "magenta": "ff00ff", "red": "ff0000", "yellow": "ffff00", "white": "ffffff",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080",
    "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "c0c0c0",
}  # fmt: skip


@dataclass(slots=True)
class Look:
    """What a run or a style says of itself; None where it says nothing."""

    hidden: bool | None = None
    colour: Said = None
    tiny: bool | None = None
    ground: Said = None
    marker: Said = None

    def clear(self) -> None:
        """Say nothing any more."""
        self.hidden = self.colour = self.tiny = self.ground = self.marker = None

    def over(self, base: Look) -> Look:
        """Return what holds where `base` holds unless this look says otherwise."""
        return Look(
            base.hidden if self.hidden is None else self.hidden,
            base.colour if self.colour is None else self.colour,
            base.tiny if self.tiny is None else self.tiny,
            base.ground if self.ground is None else self.ground,
            base.marker if self.marker is None else self.marker,
        )

    @property
    def silent(self) -> bool:
        """Whether nothing is said that could hide words."""
        return not (self.hidden or self.tiny or self.colour)

    @property
    def may_hide(self) -> bool:
        """Whether a style that says so could hide words wherever it is used."""
        colour = self.colour
        if isinstance(colour, Themed):
            pale = colour.name in _PALE
        else:
            pale = isinstance(colour, tuple) and near(colour, WHITE)
        return bool(self.hidden or self.tiny or pale or self.ground or self.marker)


def ground_of(attributes: Mapping[str, str]) -> Said:
    """Return the background that shading gives, None if it gives none, False: one not known."""
    if attribute(attributes) not in _NO_PATTERN:
        return False
    if themed := _themed(attributes, "themeFill"):
        return themed
    fill = (attribute(attributes, "fill") or "").lower()
    return None if fill in _AUTOMATIC else colour_of(fill) or False


def _themed(attributes: Mapping[str, str], name: str = "themeColor") -> Themed | None:
    themed = attribute(attributes, name)
    if themed is None or themed == "none":
        return None
    prefix = name.removesuffix("Color")
    return Themed(themed, _part(attributes, f"{prefix}Tint"), _part(attributes, f"{prefix}Shade"))


def _part(attributes: Mapping[str, str], name: str) -> float:
    try:
        return min(int(attribute(attributes, name) or "FF", 16), _WHOLE) / _WHOLE
    except ValueError:
        return 1.0


def _vanish(look: Look, attributes: Mapping[str, str]) -> None:
    look.hidden = is_on(attributes)


def _colour(look: Look, attributes: Mapping[str, str]) -> None:
    written = (attribute(attributes) or "").lower()
    known = None if written in _AUTOMATIC else colour_of(written)
    look.colour = _themed(attributes) or known or False


def _size(look: Look, attributes: Mapping[str, str]) -> None:
    size = number(attributes)
    look.tiny = size is not None and size < _LEAST_SIZE


def _shade(look: Look, attributes: Mapping[str, str]) -> None:
    look.ground = ground_of(attributes)


def _highlight(look: Look, attributes: Mapping[str, str]) -> None:
    written = attribute(attributes)
    look.marker = None if written == "none" else colour_of(_MARKERS.get(written or "", "")) or False


LOOKS: Final[Mapping[str, Callable[[Look, Mapping[str, str]], None]]] = {
    "vanish": _vanish,
    "color": _colour,
    "sz": _size,
    "shd": _shade,
    "highlight": _highlight,
}
"""What the properties of a run say, by the names of their elements."""
