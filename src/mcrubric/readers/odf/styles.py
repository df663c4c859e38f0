"""The styles of an OpenDocument text, as far as they say what its words are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mcrubric.model.artifacts import Problem
from mcrubric.readers.budget import too_many
from mcrubric.readers.colours import Colour
from mcrubric.readers.odf.lists import ListStyle
from mcrubric.readers.reading import ReadError
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits

# What the names of styles that come with office programs say (`_20_` is a space in a name).
_CAPTIONS: Final = frozenset(("Caption", "Illustration", "Table", "Drawing", "Figure"))
_HEADING_LEVELS: Final[Mapping[str, int]] = {
    "Title": 1, "Subtitle": 2, "Heading": 1,
    **{f"Heading_20_{level}": level for level in range(1, 11)},
}  # fmt: skip

# A style without a list of its own, or with that of the outline.
_OF_OUTLINE: Final = (None, "Outline")


Said = Colour | Literal[False] | None
"""A colour as a style says it: None says nothing, False that it is one that nobody knows."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a style shows its words; None: it says nothing about it."""

    hidden: bool | None = None
    colour: Said = None
    tiny: bool | None = None
    ground: Said = None

    def under(self, inner: Look) -> Look:
        """Return the look of words in a style of their own within this one."""
        if inner == PLAIN:
            return self
        return Look(
            self.hidden if inner.hidden is None else inner.hidden,
            self.colour if inner.colour is None else inner.colour,
            self.tiny if inner.tiny is None else inner.tiny,
            self.ground if inner.ground is None else inner.ground,
        )


PLAIN: Final = Look()


@dataclass(slots=True)
class Style:
    """A style as the file declares it; `ground` is its paragraph's, cell's or table's.

    `shown` is False if it hides its table or slide.

    `list_style` is blank if it takes list numbers off, None if it says nothing about them.
    `breaks_page`: its paragraph begins a page. `heading` is the level of a style for headings, 0
    if it is none. `automatic`: a program made it for one place, on top of the style that it rests
    on. `outlined`: it is declared as the style of a level of the outline; `below_outlined`: it
    rests on such a one.
    """

    parent: str | None = None
    automatic: bool = False
    outlined: bool = False
    below_outlined: bool = False
    list_style: str | None = None
    look: Look = PLAIN
    ground: Said = None
    shown: bool = True
    breaks_page: bool = False
    heading: int = 0
    caption: bool = False

    def under(self, inner: Style) -> Style:
        """Return what a style says together with what it inherits from this one."""
        return Style(
            parent=inner.parent,
            automatic=inner.automatic,
            outlined=inner.outlined,
            below_outlined=self.outlined or self.below_outlined,
            list_style=self.list_style if inner.list_style is None else inner.list_style,
            look=self.look.under(inner.look),
            ground=self.ground if inner.ground is None else inner.ground,
            shown=inner.shown,
            breaks_page=self.breaks_page or inner.breaks_page,
            heading=inner.heading or self.heading,
            caption=inner.caption or self.caption,
        )


class Styles:
    """The styles of a document by family and name.

    `coloured`: something in it has a background, so that white words may well be seen.
    """

    def __init__(self, limits: Limits) -> None:
        self._most = limits.markup_marks
        self._deepest = limits.style_depth
        self.lists: dict[str, ListStyle] = {}
        self.outline = ListStyle()
        self.coloured = False
        self._declared: dict[tuple[str, str], Style] = {}
        self._whole: dict[tuple[str, str], Style] = {}

    def declare(self, family: str, name: str, style: Style) -> None:
        """Take a style in; one of the same name takes the place of the earlier one.

        Raises:
            ReadError: there are more than the limits allow.
        """
        if len(self._declared) >= self._most:
            raise ReadError(Problem("limit", f"it has {more_than(self._most, 'styles')}"))
        self._declared[family, name] = style
        self._whole.clear()

    def find(self, family: str, name: str) -> Style:
        """Return what a style says, with what it inherits; only its name if nobody declares it.

        Styles that rest on each other in a circle are cut where the circle closes, and those on
        more than the limits allow there.
        """
        above: dict[tuple[str, str], Style] = {}
        key: tuple[str, str] | None = (family, name)
        whole = _NOTHING
        while key is not None and key not in above:
            if len(above) >= self._deepest:
                raise too_many(self._deepest, "styles that rest on one another")
            if key in self._whole:
                whole = self._whole[key]
                break
            style = self._declared.get(key) or style_named(key[1])
            above[key] = style
            key = (family, style.parent) if style.parent else None
        for each, style in reversed(above.items()):
            whole = self._whole[each] = whole.under(style)
        return whole

    def numbers_heading(self, name: str) -> bool:
        """Tell whether headings in a style get numbers of the outline, as LibreOffice has it.

        They do not if the style has another list, is declared nowhere, or rests on the style of a
        level of the outline without being it.
        """
        if self.find("paragraph", name).list_style not in _OF_OUTLINE:
            return False
        own = self._declared.get(("paragraph", name))
        common = (own.parent or "") if own and own.automatic else name
        if not common:
            return not own
        declared = ("paragraph", common) in self._declared
        return declared and not self.find("paragraph", common).below_outlined


def style_named(name: str) -> Style:
    """Return a style of which only the name is known: office programs name some for their use."""
    return Style(heading=_HEADING_LEVELS.get(name, 0), caption=name in _CAPTIONS)


_NOTHING: Final = Style()
