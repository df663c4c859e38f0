"""The styles of an OpenDocument text, as far as they say what its words are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.readers.odf_lists import ListStyle

if TYPE_CHECKING:
    from collections.abc import Mapping

# What the names of styles that come with office programs say (`_20_` is a space in a name).
_CAPTIONS: Final = frozenset(("Caption", "Illustration", "Table", "Drawing", "Figure"))
_HEADING_LEVELS: Final[Mapping[str, int]] = {
    "Title": 1, "Subtitle": 2, "Heading": 1,
    **{f"Heading_20_{level}": level for level in range(1, 11)},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a style shows its words; None: it says nothing about it."""

    hidden: bool | None = None
    white: bool | None = None
    tiny: bool | None = None

    def under(self, inner: Look) -> Look:
        """Return the look of words in a style of their own within this one."""
        if inner == PLAIN:
            return self
        return Look(
            self.hidden if inner.hidden is None else inner.hidden,
            self.white if inner.white is None else inner.white,
            self.tiny if inner.tiny is None else inner.tiny,
        )


PLAIN: Final = Look()


@dataclass(slots=True)
class Style:
    """A style as the file declares it; `shown` is False if it hides its table or slide.

    `list_style` is blank if it takes list numbers off, None if it says nothing about them.
    `breaks_page`: its paragraph begins a page.
    """

    parent: str | None = None
    list_style: str | None = None
    look: Look = PLAIN
    shown: bool = True
    breaks_page: bool = False


class Styles:
    """The styles of a document by family and name.

    `coloured`: something in it has a background, so that white words may well be seen.
    """

    def __init__(self) -> None:
        self.lists: dict[str, ListStyle] = {}
        self.outline = ListStyle()
        self.coloured = False
        self._named: dict[tuple[str, str], Style] = {}
        self._looks: dict[tuple[str, str], Look] = {}

    def declare(self, family: str, name: str, style: Style) -> None:
        """Take a style in; one of the same name takes the place of the earlier one."""
        self._named[family, name] = style

    def look(self, family: str, name: str | None) -> Look:
        """Return how words in a style look, with what it inherits."""
        if name is None:
            return PLAIN
        key = family, name
        if key not in self._looks:
            look = PLAIN
            for each in reversed(self.line(family, name)):
                look = look.under(self._named[family, each].look)
            self._looks[key] = look
        return self._looks[key]

    def line(self, family: str, name: str) -> tuple[str, ...]:
        """Return a style's name and those of the styles that it inherits from, nearest first."""
        names: dict[str, None] = {}
        at: str | None = name
        while at is not None and at not in names and (style := self._named.get((family, at))):
            names[at] = None
            at = style.parent
        return tuple(names)

    def heading_level(self, name: str) -> int:
        """Return the level of a paragraph style made for headings, 0 if it is none."""
        return next((_HEADING_LEVELS[each] for each in self._said(name, _HEADING_LEVELS)), 0)

    def is_caption(self, name: str) -> bool:
        """Tell whether a paragraph style is made for captions."""
        return any(self._said(name, _CAPTIONS))

    def is_shown(self, family: str, name: str | None) -> bool:
        """Tell whether a style lets its table be seen."""
        style = self._named.get((family, name or ""))
        return style is None or style.shown

    def breaks_page(self, name: str) -> bool:
        """Tell whether a paragraph in a style begins a page."""
        return any(
            self._named["paragraph", each].breaks_page for each in self.line("paragraph", name)
        )

    def without_number(self, name: str) -> bool:
        """Tell whether a paragraph style takes the numbers of headings off."""
        for each in self.line("paragraph", name):
            if (list_style := self._named["paragraph", each].list_style) is not None:
                return not list_style
        return False

    def _said(self, name: str, names: frozenset[str] | Mapping[str, int]) -> list[str]:
        return [each for each in self.line("paragraph", name) or (name,) if each in names]
