"""Which number stands before which paragraph of an OpenDocument text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.readers.odf.lists import ListLevel, ListNumbers, ListStyle
from mcrubric.readers.odf.odf import TEXT, whole_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.readers.odf.styles import Styles

_DEEPEST: Final = 10
"""Levels that list styles and outlines have (OpenDocument part 3, 19.880)."""
# Where a list names no style, or one without this level, programs count in plain numbers.
_PLAIN: Final = ListLevel(suffix=".")
_TAKEN_OFF: Final = ""
_NONE: Final = ListLevel(number_format="")


@dataclass(slots=True, eq=False)
class OpenList:
    """A list that is being read; `waiting`: the present item has had no paragraph yet."""

    style: str
    level: int
    numbers: ListNumbers
    waiting: bool = False
    start: int | None = None

    def begin_item(self, attributes: Mapping[str, str]) -> None:
        """Go into an item, whose first paragraph gets the number."""
        self.waiting = True
        start = attributes.get(f"{TEXT}start-value")
        self.start = None if start is None else whole_number(start)

    def label(self) -> str:
        """Return what stands before the next paragraph of the item."""
        if not self.waiting:
            return ""
        self.waiting = False
        return self.numbers.label(min(self.level, _DEEPEST), self.start)


class Numbering:
    """Opens the lists of a document, and numbers its headings."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._latest: dict[str, ListNumbers] = {}
        self._outline = ListNumbers(styles.outline.levels, _NONE)

    def open_list(self, attributes: Mapping[str, str], outer: OpenList | None) -> OpenList:
        """Open a list; one within another is its next level, in the same style if it names none."""
        style = attributes.get(f"{TEXT}style-name", outer.style if outer else "")
        level = outer.level + 1 if outer else 1
        if outer and style == outer.style:
            return OpenList(style, level, outer.numbers)
        goes_on = attributes.get(f"{TEXT}continue-numbering") == "true"
        goes_on = goes_on or f"{TEXT}continue-list" in attributes
        return OpenList(style, level, self._numbers(style, goes_on=goes_on))

    def open_paragraph(self, attributes: Mapping[str, str]) -> OpenList:
        """Open what numbers a single paragraph (OpenDocument part 3, 5.3.6)."""
        style = attributes.get(f"{TEXT}style-name", "")
        level = whole_number(attributes.get(f"{TEXT}level"))
        return OpenList(style, level, self._numbers(style, goes_on=True), waiting=True)

    def heading(self, attributes: Mapping[str, str], level: int) -> str:
        """Return what stands before a heading that is in no list."""
        if attributes.get(f"{TEXT}is-list-header") == "true":
            return ""
        style = attributes.get(f"{TEXT}style-name", "")
        if self._styles.find("paragraph", style).list_style == _TAKEN_OFF:
            return ""
        return self._outline.label(min(level, _DEEPEST))

    def _numbers(self, style: str, *, goes_on: bool) -> ListNumbers:
        if goes_on and style in self._latest:
            return self._latest[style]
        levels = self._styles.lists.get(style, ListStyle()).levels
        self._latest[style] = ListNumbers(levels, _PLAIN)
        return self._latest[style]
