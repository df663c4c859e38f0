"""The colours of a word-processor file's theme, which its words name instead of telling them."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mcrubric.readers.colours import WHITE, Colour, colour_of
from mcrubric.readers.docx.names import attribute, words
from mcrubric.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.docx.parts import Parts

# What names of the text stand for (ISO/IEC 29500-1, 17.15.1.20), and what the theme calls it.
_MAPPED: Final[Mapping[str, str]] = {
    "background1": "bg1", "text1": "t1", "background2": "bg2", "text2": "t2",
}  # fmt: skip
_USUAL: Final[Mapping[str, str]] = {
    "bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2",
}  # fmt: skip
_IN_THEME: Final[Mapping[str, str]] = {
    "light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_WHOLE: Final = 255


@dataclass(frozen=True, slots=True)
class Themed:
    """A colour by its name in the theme; `tint` makes it lighter, `shade` darker, 1 neither."""

    name: str
    tint: float = 1.0
    shade: float = 1.0


Said = Colour | Themed | bool | None
"""A colour as a file says it: None says nothing, False that it is one that nobody knows."""


class Theme:
    """Says which colour a name stands for; reads the theme when it is first asked."""

    def __init__(self, parts: Parts, limits: Limits) -> None:
        self._parts, self._limits = parts, limits

    def colour(self, said: Said) -> Colour | None:
        """Return a colour, None if it is not known."""
        if not isinstance(said, Themed):
            return said if isinstance(said, tuple) else None
        name = self._mapping.get(_MAPPED.get(said.name, ""), said.name)
        found = self._colours.get(_IN_THEME.get(name, name))
        return found and _adapted(found, said)

    @cached_property
    def _mapping(self) -> Mapping[str, str]:
        found = dict(_USUAL)

        def mapping(attributes: Mapping[str, str]) -> None:
            for name in _USUAL:
                found[name] = attribute(attributes, name) or found[name]

        if settings := self._parts.related("settings"):
            xml = self._parts.xml(settings)
            self._parts.walk(xml, words({"clrSchemeMapping": mapping}), {})
        return found

    @cached_property
    def _colours(self) -> Mapping[str, Colour]:
        """Return the first colour that each name of the scheme has; Word's own without a theme."""
        part = self._parts.related("theme")
        if part is None:
            return {"lt1": WHITE, "dk1": (0, 0, 0)}
        found: dict[str, Colour] = {}
        name = ""

        def start(element: str, attributes: Mapping[str, str]) -> None:
            nonlocal name
            local = local_name(element)
            written = attributes.get("lastClr") or attributes.get("val", "")
            if local not in {"srgbClr", "sysClr"}:
                name = local
            elif name not in found and (colour := colour_of(written)):
                found[name] = colour

        parse_xml(self._parts.xml(part), self._limits, start=start)
        return found


def _adapted(colour: Colour, said: Themed) -> Colour:
    """Make a colour lighter or darker (ISO/IEC 29500-1, 17.3.2.6)."""
    hue, light, strength = colorsys.rgb_to_hls(*(each / _WHOLE for each in colour))
    light = (light * said.tint + 1 - said.tint) * said.shade
    red, green, blue = colorsys.hls_to_rgb(hue, light, strength)
    return round(red * _WHOLE), round(green * _WHOLE), round(blue * _WHOLE)
