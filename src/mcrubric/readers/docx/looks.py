"""How the words of a run look, as far as that decides whether a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.readers.docx.names import attribute, is_on, number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Sizes are told in halves of a point. Nobody reads letters of less than two points.
_LEAST_SIZE: Final = 4
_WHITE: Final = "ffffff"
_NO_COLOUR: Final = frozenset(("", "auto", _WHITE))
_NO_PATTERN: Final = frozenset((None, "clear", "nil"))


@dataclass(slots=True)
class Look:
    """What a run or a style says of itself; None where it says nothing."""

    hidden: bool | None = None
    white: bool | None = None
    tiny: bool | None = None
    shaded: bool | None = None

    def clear(self) -> None:
        """Say nothing any more."""
        self.hidden = self.white = self.tiny = self.shaded = None

    def over(self, base: Look) -> Look:
        """Return what holds where `base` holds unless this look says otherwise."""
        return Look(
            base.hidden if self.hidden is None else self.hidden,
            base.white if self.white is None else self.white,
            base.tiny if self.tiny is None else self.tiny,
            base.shaded if self.shaded is None else self.shaded,
        )

    @property
    def silent(self) -> bool:
        """Whether nothing is said that could hide words."""
        return not (self.hidden or self.white or self.tiny)


def is_shaded(attributes: Mapping[str, str]) -> bool:
    """Tell whether a background may be of another colour than white."""
    fill = (attribute(attributes, "fill") or "").lower()
    themed = attribute(attributes, "themeFill") is not None
    return themed or fill not in _NO_COLOUR or attribute(attributes) not in _NO_PATTERN


def _vanish(look: Look, attributes: Mapping[str, str]) -> None:
    look.hidden = is_on(attributes)


def _colour(look: Look, attributes: Mapping[str, str]) -> None:
    look.white = (attribute(attributes) or "").lower() == _WHITE


def _size(look: Look, attributes: Mapping[str, str]) -> None:
    size = number(attributes)
    look.tiny = size is not None and size < _LEAST_SIZE


def _shade(look: Look, attributes: Mapping[str, str]) -> None:
    look.shaded = is_shaded(attributes)


def _highlight(look: Look, attributes: Mapping[str, str]) -> None:
    look.shaded = look.shaded or attribute(attributes) not in {None, "none", "white"}


LOOKS: Final[Mapping[str, Callable[[Look, Mapping[str, str]], None]]] = {
    "vanish": _vanish,
    "color": _colour,
    "sz": _size,
    "shd": _shade,
    "highlight": _highlight,
}
"""What the properties of a run say, by the names of their elements."""
