"""What words of a word-processor file stand on, and whether they can be told from it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from mcrubric.readers.colours import WHITE, near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.readers.docx.parts import Parts
    from mcrubric.readers.docx.theme import Said, Theme

# What white words may stand on: a page's background, a picture or a drawing.
_BEHIND: Final = (b'behindDoc="1"', b'behindDoc="true"', b":background", b":pict", b"wrapNone")
_RUNNING: Final = ("header", "footer")


class Grounds:
    """Holds colours of words in one part of a file against what they stand on."""

    def __init__(self, theme: Theme, parts: Parts, part: str) -> None:
        self._theme, self._parts, self._part = theme, parts, part

    def hide(self, colour: Said, grounds: Iterable[Said]) -> bool:
        """Tell whether words have the colour of what they stand on, if that is known.

        `grounds` is what is said of it, from what lies next to the words on.
        """
        known = self._theme.colour(colour)
        if known is None:
            return False
        for said in grounds:
            if said is not None:
                ground = self._theme.colour(said)
                return ground is not None and near(known, ground)
        return near(known, WHITE) and not self._may_be_coloured

    @cached_property
    def _may_be_coloured(self) -> bool:
        """Whether anything in the part, or in a header or footer, may lie behind the words."""
        running = (part for kind in _RUNNING for part in self._parts.all(kind))
        return any(self._parts.holds(part, _BEHIND) for part in (self._part, *running))
