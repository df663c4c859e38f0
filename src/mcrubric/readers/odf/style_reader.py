"""The style declarations of an OpenDocument file, read into Styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.colours import colour_of
from mcrubric.readers.odf.lists import LONGEST_LABEL, ListLevel, ListStyle
from mcrubric.readers.odf.odf import (
    DRAW,
    FORMAT,
    NEWER,
    OFFICE,
    PRESENTATION,
    STYLE,
    TABLE,
    TEXT,
    whole_number,
)
from mcrubric.readers.odf.styles import Look, Said, Style, Styles, style_named
from mcrubric.readers.reading import ReadError
from mcrubric.readers.xml import parse_flat, too_deep
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.xml import End, Start, Text
    from mcrubric.readers.xml_feed import Xml

_BACKGROUND: Final = f"{FORMAT}background-color"
_POINTS: Final = re.compile(r"([0-9.]{1,9})pt")
_LEAST_SIZE: Final = 2.0
"""Points: nobody can read smaller letters, and no program offers any."""
_NO_BACKGROUND: Final = frozenset(("#ffffff", "#fff", "white", "transparent", ""))
_GROUNDS: Final = tuple(
    f"{STYLE}{each}-properties" for each in ("paragraph", "table-cell", "table", "table-row")
)
_LEVELS: Final = {
    f"{TEXT}list-level-style-number": False,
    f"{TEXT}outline-level-style": False,
    f"{TEXT}list-level-style-bullet": True,
    f"{TEXT}list-level-style-image": True,
}
_AUTOMATIC: Final = f"{OFFICE}automatic-styles"
_TEXTS: Final = (f"{OFFICE}body", f"{OFFICE}master-styles")
_TRUE: Final = "true"


class StyleReader:
    """Takes in the style elements of a file one by one, as `start` is called for each element.

    The part with shared styles is read before the document's own, which so win over them.
    """

    def __init__(self, limits: Limits) -> None:
        self.styles = Styles(limits)
        self._style = Style()
        self._list = ListStyle()
        self._automatic = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Look at an element; all but those of styles change nothing."""
        if name == f"{STYLE}style":
            self._declare(attributes)
        elif name == _AUTOMATIC:
            self._automatic = True
        elif name == f"{STYLE}text-properties":
            self._style.look = _look(attributes)
        elif name == f"{STYLE}paragraph-properties":
            self._style.breaks_page |= attributes.get(f"{FORMAT}break-before") == "page"
        elif name in {f"{STYLE}table-properties", f"{STYLE}drawing-page-properties"}:
            hides = attributes.get(f"{TABLE}display") == "false"
            hides = hides or attributes.get(f"{PRESENTATION}visibility") == "hidden"
            self._style.shown = not hides
        elif name == f"{TEXT}list-style":
            self._list = ListStyle()
            self.styles.lists[attributes.get(f"{STYLE}name", "")] = self._list
        elif name == f"{TEXT}outline-style":
            self._list = self.styles.outline
            self._list.levels.clear()
        elif name in _LEVELS:
            level = whole_number(attributes.get(f"{TEXT}level"))
            self._list.levels[level] = _list_level(attributes, bullet=_LEVELS[name])
        if name.startswith(STYLE):
            self._take_ground(name, attributes)

    def _take_ground(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _GROUNDS:
            self._style.ground = _ground(attributes)
        elif name == f"{STYLE}background-image" and attributes:
            self._style.ground = False
        if _colours(name, attributes):
            self.styles.coloured = True

    def end(self, name: str) -> None:
        """Come out of an element."""
        if name == f"{STYLE}style":
            self._style = Style()  # what says the same elsewhere, as in list levels, is no style's
        elif name == _AUTOMATIC:
            self._automatic = False

    def _declare(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get(f"{STYLE}name", "")
        self._style = style_named(name)
        self._style.parent = attributes.get(f"{STYLE}parent-style-name")
        self._style.automatic = self._automatic
        self._style.outlined = bool(attributes.get(f"{STYLE}default-outline-level"))
        self._style.list_style = attributes.get(f"{STYLE}list-style-name")
        self._style.breaks_page = bool(attributes.get(f"{STYLE}master-page-name"))
        self.styles.declare(attributes.get(f"{STYLE}family", ""), name, self._style)


def parse_document(
    xml: Xml, styles: StyleReader, limits: Limits, *, start: Start, end: End, text: Text
) -> None:
    """Read the styles of a part, and its pages and body by calling `start`, `end` and `text`.

    Styles stand before what uses them (OpenDocument part 3, 3.1.3).

    Raises:
        ReadError: it is damaged, or over a limit.
    """
    elements = depth = around = 0
    most, deepest = limits.xml_tags, limits.xml_depth

    def start_any(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal elements, depth, around
        elements += 1
        if elements > most:
            raise ReadError(Problem("limit", f"it has {more_than(most, 'elements')}"))
        around += 1
        if around > deepest:
            raise too_deep(limits)
        if depth or name in _TEXTS:
            depth += 1
            start(name, attributes)
        else:
            styles.start(name, attributes)

    def end_any(name: str) -> None:
        nonlocal depth, around
        around -= 1
        if depth:
            depth -= 1
            end(name)
        else:
            styles.end(name)

    parse_flat(xml, limits, start=start_any, end=end_any, text=text)


def _look(attributes: Mapping[str, str]) -> Look:
    display, written = attributes.get(f"{TEXT}display"), attributes.get(f"{FORMAT}color")
    colour: Said = None if written is None else colour_of(written) or False
    if attributes.get(f"{STYLE}use-window-font-color") == _TRUE:
        colour = False
    hidden = None if display is None else display == "none"
    tiny = _is_tiny(attributes.get(f"{FORMAT}font-size"))
    return Look(hidden, colour, tiny, _ground(attributes))


def _ground(attributes: Mapping[str, str]) -> Said:
    """Return the background that properties give, None: that around is seen."""
    if attributes.get(f"{DRAW}fill", "none") not in {"none", "solid"}:
        return False
    written = attributes.get(_BACKGROUND, "transparent")
    return None if written == "transparent" else colour_of(written) or False


def _is_tiny(size: str | None) -> bool | None:
    if size is None:
        return None
    points = _POINTS.fullmatch(size)
    if points is None or points[1].count(".") > 1:
        return False
    return float(f"0{points[1]}") < _LEAST_SIZE


def _colours(name: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether a style puts anything but white behind words."""
    if attributes.get(_BACKGROUND, "").lower() not in _NO_BACKGROUND:
        return True
    if name == f"{STYLE}background-image":
        return bool(attributes)
    return attributes.get(f"{DRAW}fill", "none") != "none"


def _list_level(attributes: Mapping[str, str], *, bullet: bool) -> ListLevel:
    newer = attributes.get(f"{NEWER}num-list-format", "")
    pattern = attributes.get(f"{STYLE}num-list-format", newer)
    return ListLevel(
        bullet=bullet,
        number_format=attributes.get(f"{STYLE}num-format", ""),
        prefix=attributes.get(f"{STYLE}num-prefix", "")[:LONGEST_LABEL],
        suffix=attributes.get(f"{STYLE}num-suffix", "")[:LONGEST_LABEL],
        levels=whole_number(attributes.get(f"{TEXT}display-levels")),
        first=whole_number(attributes.get(f"{TEXT}start-value")),
        pattern=pattern[:LONGEST_LABEL],
    )
