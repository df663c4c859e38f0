"""Which HTML elements a reader of the page does not see, or sees struck out."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.model.documents import HiddenBy, LeftOut
from mcrubric.readers.colours import WHITE, Colour, near
from mcrubric.readers.css import css_colour, declarations, ground, hidden_by, is_tiny, text_colour
from mcrubric.readers.reading import ReadError
from mcrubric.readers.style_sheets import StyleSheets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.building import Reason

_NEVER_SHOWN: Final = frozenset(("template", "datalist"))
_STRUCK: Final = frozenset(("del",))
_CAPTIONS: Final = frozenset(("caption", "figcaption"))
_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
# A start of the same kind ends these, written or not.
_ENDED_BY_NEXT: Final = frozenset(("p", "li", "td", "th", "tr", "dt", "dd", "option"))
# What changes the page after it was loaded, or gives it colours from elsewhere, wherever it stands.
_FROM_ELSEWHERE: Final = re.compile(r"<(?:link|script)(?=[\s/>])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Look:
    """How words look; colours are None where they are not known, `ground` too where none is set."""

    unseen: HiddenBy | None = None
    left_out: LeftOut | None = None
    veiled: bool = False
    tiny: bool = False
    colour: Colour | None = None
    ground: Colour | None = None
    plain: bool = True

    def reason(self, page: Colour | None) -> Reason | None:
        """Return why words are left out on a page of a colour, None: that is not known."""
        if self.unseen or self.veiled:
            return self.unseen or "marked"
        if self.tiny:
            return "size"
        under = page if self.plain else self.ground
        if self.colour is not None and under is not None and near(self.colour, under):
            return "colour"
        return self.left_out


@dataclass(slots=True)
class _Open:
    """An open element that matters; `inner` counts open elements of its name within it."""

    name: str
    look: _Look
    inner: int = 0


class Hiding:
    """Follows the tags of `html` and says why the words at this point are left out, if they are.

    Words in the colour of the page count as hidden only while nothing can give the page another:
    no sheet or script from elsewhere, and no class that no sheet of the page knows.
    """

    def __init__(self, limits: Limits, html: str) -> None:
        self._stack: list[_Open] = []
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._limits = limits
        self._sheets = StyleSheets(limits)
        self._alone = _FROM_ELSEWHERE.search(html) is None
        self._page: Colour | None = WHITE if self._alone else None

    @property
    def left_out(self) -> Reason | None:
        """Why words at this point are left out."""
        return self._look.reason(self._page)

    @property
    def all_looked_at(self) -> bool:
        """Whether no limit ended the search for what is hidden."""
        return not self._sheets.over_limit

    @property
    def depth(self) -> int:
        """How many elements that matter are open."""
        return len(self._stack)

    def sheet(self, css: str) -> None:
        """Take in a style sheet of the page."""
        self._sheets.add(css)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Go into an element."""
        classes = attributes.get("class", "").split()
        if any(f".{each}" not in self._sheets.known for each in classes):
            self._page = None
        if name in _ENDED_BY_NEXT and self._stack and self._stack[-1].name == name:
            self.close_to(len(self._stack) - 1)
        declared = self._declared(name, attributes)
        if declared.get("position") in {"absolute", "fixed"}:
            self._page = None  # words beside it may stand on it
        if name in _VOID:
            return
        around = self._look
        look = _within(around, name, attributes, declared)
        if look is not around:
            if len(self._stack) >= self._limits.html_depth:
                message = f"elements are nested more than {self._limits.html_depth} deep"
                raise ReadError(Problem("limit", message))
            self._stack.append(_Open(name, look))
            self._named[name].append(len(self._stack) - 1)
        elif self._named[name]:
            self._stack[self._named[name][-1]].inner += 1

    def end(self, name: str) -> None:
        """Come out of an element; one that was never opened changes nothing."""
        if not self._named[name]:
            return
        index = self._named[name][-1]
        if self._stack[index].inner:
            self._stack[index].inner -= 1
        else:
            self.close_to(index)

    def close_to(self, depth: int) -> None:
        """End all but the outermost `depth` elements."""
        while len(self._stack) > depth:
            self._named[self._stack.pop().name].pop()

    @property
    def _look(self) -> _Look:
        return self._stack[-1].look if self._stack else _PLAIN

    def _declared(self, name: str, attributes: Mapping[str, str]) -> dict[str, str]:
        """Return what is declared for an element; what a sheet may say otherwise is "?"."""
        own = declarations(attributes["style"]) if "style" in attributes else {}
        given = self._sheets.declared(name, attributes)
        certain = self._alone and self._sheets.whole
        if not self._sheets.whole:
            self._page = None
        sheets = {key: (value if certain else None) or "?" for key, value in given.items()}
        return sheets | own


_PLAIN: Final = _Look()


def _within(
    around: _Look, name: str, attributes: Mapping[str, str], declared: Mapping[str, str]
) -> _Look:
    """Return how words look in an element."""
    look = around
    if around.unseen is None:
        marked = name in _NEVER_SHOWN or "hidden" in attributes
        if unseen := "marked" if marked else hidden_by(declared):
            look = replace(look, unseen=unseen)
        elif name in _STRUCK and around.left_out is None:
            look = replace(look, left_out="deleted")
        elif name in _CAPTIONS and around.left_out is None:
            look = replace(look, left_out="caption")
    if "visibility" in declared:
        look = replace(look, veiled=declared["visibility"] in {"hidden", "collapse"})
    if (tiny := is_tiny(declared)) is not None:
        look = replace(look, tiny=tiny)
    return _coloured(look, name, attributes, declared)


def _coloured(
    look: _Look, name: str, attributes: Mapping[str, str], declared: Mapping[str, str]
) -> _Look:
    colour, under = text_colour(declared), ground(declared)
    if name == "font" and colour is True and "color" in attributes:
        colour = css_colour(attributes["color"].strip().lower()) or False
    if name == "a" and colour is True:
        colour = False  # browsers give links a colour of their own
    if under is True and ("bgcolor" in attributes or "background" in attributes):
        under = css_colour(attributes.get("bgcolor", "").strip().lower()) or False
    if colour is not True:
        look = replace(look, colour=colour or None)
    if under is not True:
        look = replace(look, ground=under or None, plain=False)
    return look
