"""Which HTML elements a reader of the page does not see, or sees struck out."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.model.documents import LeftOut
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits

_HIDDEN_STYLE: Final = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:(?:0(?:\.0+)?|0%)(?![\d.])"
    r"|font-size:0(?:\.0+)?(?![\d.])|mso-hide:all"
)
_WHITE_STYLE: Final = re.compile(
    r"(?<![-a-z])color:(?:white|#fff(?:fff)?(?![0-9a-f])|rgb\(255,255,255\))"
)
_WHITE: Final = frozenset(("white", "#fff", "#ffffff"))
_NEVER_SHOWN: Final = frozenset(("template", "datalist"))
_STRUCK: Final = frozenset(("del",))
_CAPTIONS: Final = frozenset(("caption", "figcaption"))
_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
# A start of the same kind ends these, written or not.
_ENDED_BY_NEXT: Final = frozenset(("p", "li", "td", "th", "tr", "dt", "dd", "option"))


@dataclass(slots=True)
class _Open:
    """An open element that matters; `inner` counts open elements of its name within it."""

    name: str
    left_out: LeftOut | None
    coloured: bool
    inner: int = 0


class Hiding:
    """Follows tags and says why the words at this point are left out, if they are.

    White text counts as hidden only while nothing gives the page another background: no style
    sheet, no class that one elsewhere may colour, and no background on the element or around it.
    """

    def __init__(self, limits: Limits) -> None:
        self._stack: list[_Open] = []
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._limits = limits
        self._styled = False
        self.left_out: LeftOut | None = None

    @property
    def depth(self) -> int:
        """How many elements that matter are open."""
        return len(self._stack)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Go into an element."""
        if name in {"style", "link"} or "class" in attributes:
            self._styled = True
        if name in _VOID:
            return
        if name in _ENDED_BY_NEXT and self._stack and self._stack[-1].name == name:
            self.close_to(len(self._stack) - 1)
        style = re.sub(r"\s+", "", attributes.get("style", "").lower())
        coloured = "background" in style or "bgcolor" in attributes or "background" in attributes
        reason = self._reason(name, attributes, style, coloured=coloured)
        if reason or coloured:
            if len(self._stack) >= self._limits.html_depth:
                message = f"elements are nested more than {self._limits.html_depth} deep"
                raise ReadError(Problem("limit", message))
            self._stack.append(_Open(name, reason or self.left_out, coloured))
            self._named[name].append(len(self._stack) - 1)
            self.left_out = self._stack[-1].left_out
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
        self.left_out = self._stack[-1].left_out if self._stack else None

    def _reason(
        self, name: str, attributes: Mapping[str, str], style: str, *, coloured: bool
    ) -> LeftOut | None:
        if self.left_out == "hidden":
            return None
        if name in _NEVER_SHOWN or "hidden" in attributes or _HIDDEN_STYLE.search(style):
            return "hidden"
        white = _WHITE_STYLE.search(style) or (
            name == "font" and attributes.get("color", "").strip().lower() in _WHITE
        )
        if white and not coloured and not self._on_colour():
            return "hidden"
        if name in _STRUCK:
            return "deleted"
        return "caption" if name in _CAPTIONS else None

    def _on_colour(self) -> bool:
        return self._styled or any(element.coloured for element in self._stack)
