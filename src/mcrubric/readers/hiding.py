"""Which HTML elements a reader of the page does not see, or sees struck out."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.colours import WHITE, Colour
from mcrubric.readers.css import declarations
from mcrubric.readers.html_looks import PLAIN, Look, within
from mcrubric.readers.reading import ReadError
from mcrubric.readers.style_sheets import StyleSheets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.building import Reason

_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
# A start of the same kind ends these, written or not.
_ENDED_BY_NEXT: Final = frozenset(("p", "li", "td", "th", "tr", "dt", "dd", "option"))
# What changes the page after it was loaded, or gives it colours from elsewhere, wherever it stands.
_FROM_ELSEWHERE: Final = re.compile(r"<(?:link|script)(?=[\s/>])", re.IGNORECASE)
_KEPT: Final = 1_000
"""Different styles that are kept with what they declare."""


@dataclass(slots=True)
class _Open:
    """An open element that matters; `inner` counts open elements of its name within it."""

    name: str
    look: Look
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
        self._styles: dict[str, dict[str, str]] = {}
        self._asked: tuple[Look, Colour | None] = PLAIN, None
        self._reason: Reason | None = None

    @property
    def left_out(self) -> Reason | None:
        """Why words at this point are left out."""
        look, page = self._asked
        if look is not self._look or page is not self._page:
            self._asked = self._look, self._page
            self._reason = self._look.reason(self._page)
        return self._reason

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
        if "class" in attributes and self._is_styled_elsewhere(attributes["class"]):
            self._page = None
        if name in _ENDED_BY_NEXT and self._stack and self._stack[-1].name == name:
            self.close_to(len(self._stack) - 1)
        declared = self._declared(name, attributes)
        if declared.get("position") in {"absolute", "fixed"}:
            self._page = None  # words beside it may stand on it
        if name in _VOID:
            return
        around = self._look
        look = within(around, name, attributes, declared)
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
    def _look(self) -> Look:
        return self._stack[-1].look if self._stack else PLAIN

    def _declared(self, name: str, attributes: Mapping[str, str]) -> Mapping[str, str]:
        """Return what is declared for an element; what a sheet may say otherwise is "?"."""
        own = self._own(attributes["style"]) if "style" in attributes else {}
        given = self._sheets.declared(name, attributes)
        if not self._sheets.whole:
            self._page = None
        if not given:
            return own
        certain = self._alone and self._sheets.whole
        sheets = {key: (value if certain else None) or "?" for key, value in given.items()}
        return {**sheets, **own}

    def _own(self, style: str) -> Mapping[str, str]:
        """Return what a `style` attribute declares; most pages repeat a few."""
        found = self._styles.get(style)
        if found is None:
            found = declarations(style)
            if len(self._styles) < _KEPT:
                self._styles[style] = found
        return found

    def _is_styled_elsewhere(self, classes: str) -> bool:
        """Tell whether no sheet of the page knows one of the classes."""
        return any(f".{each}" not in self._sheets.known for each in classes.split())
