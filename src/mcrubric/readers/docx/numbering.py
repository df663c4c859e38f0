"""The numbers and marks that a word processor sets before the items of lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from mcrubric.readers.budget import Budget
from mcrubric.readers.docx.names import attribute, is_on, number, words
from mcrubric.readers.docx.numbers import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.docx.parts import Parts
    from mcrubric.readers.docx.styles import Styles
    from mcrubric.readers.xml import Enter

LEVELS: Final = 9
BULLET: Final = "\u2022"
"""Every mark that is no number: the fonts of marks give letters other shapes."""
_LONGEST_LABEL: Final = 255  # word processors take no longer one
_OTHER_LEVEL: Final = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = ""
    restarts: bool = True
    legal: bool = False
    paragraph_style: str = ""


@dataclass(slots=True)
class _List:
    """What an abstract numbering says; `link` names a style that says it in its place."""

    levels: dict[int, _Level] = field(default_factory=dict)
    link: str = ""


@dataclass(slots=True)
class _Use:
    """A list in use; `own` are levels that differ, `starts` where counting begins anew."""

    of: str = ""
    own: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """Counts the items of lists as they come."""

    def __init__(self, styles: Styles, limits: Limits) -> None:
        self._styles = styles
        self._items = Budget(limits.markup_marks, "items in lists")
        self._lists: dict[str, _List] = {}
        self._uses: dict[str, _Use] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._levels: dict[int, _Level] = {}
        self._now_list = _List()
        self._now_use = _Use()
        self._at = 0

    def read(self, parts: Parts) -> None:
        """Read the part with the lists, if there is one.

        Raises:
            ReadError: it cannot be read.
        """
        if part := parts.related("numbering"):
            parts.walk(parts.xml(part), words(self._actions()), {})

    def label(self, use_id: str, level: int | None, style_id: str) -> str:
        """Count one item more and return what stands before it, blank if nothing does.

        Raises:
            ReadError: there are more items than the limits allow.
        """
        self._items.spend()
        use = self._uses.get(use_id)
        found = self._found(use) if use else None
        if use is None or found is None:
            return ""
        name, levels = found
        at = self._level_of(levels, style_id) if level is None else level
        if not 0 <= at < LEVELS or at not in levels:
            return ""
        counts = self._counts.setdefault(name, [None] * LEVELS)
        self._count(use, levels, counts, at)
        return _text(levels, counts, at)

    def _found(self, use: _Use) -> tuple[str, Mapping[int, _Level]] | None:
        """Return the list in use, looked up where a style says it."""
        name = use.of
        listed = self._lists.get(name)
        if listed and listed.link and not listed.levels:
            linked = self._uses.get(self._styles.of(listed.link).numbering or "")
            name = linked.of if linked else name
            listed = self._lists.get(name)
        if listed is None:
            return None
        return name, {**listed.levels, **use.own} if use.own else listed.levels

    @staticmethod
    def _level_of(levels: Mapping[int, _Level], style_id: str) -> int:
        named = (at for at, level in levels.items() if level.paragraph_style == style_id)
        return next(named, 0) if style_id else 0

    @staticmethod
    def _count(use: _Use, levels: Mapping[int, _Level], counts: list[int | None], at: int) -> None:
        if not use.begun:
            use.begun = True
            for level, start in use.starts.items():
                counts[level] = start - 1
        before = counts[at]
        counts[at] = levels[at].start if before is None else before + 1
        for deeper in range(at + 1, LEVELS):
            if deeper in levels and levels[deeper].restarts:
                counts[deeper] = None

    def _actions(self) -> dict[str, Enter]:
        return {
            "abstractNum": self._list,
            "numStyleLink": self._link,
            "num": self._use,
            "abstractNumId": self._of,
            "lvlOverride": self._override,
            "startOverride": self._start_override,
            "lvl": self._level,
            "start": lambda each: self._set(start=number(each) or 0),
            "numFmt": lambda each: self._set(style=attribute(each) or "decimal"),
            "lvlText": lambda each: self._set(text=(attribute(each) or "")[:_LONGEST_LABEL]),
            "lvlRestart": lambda each: self._set(restarts=number(each) != 0),
            "isLgl": lambda each: self._set(legal=is_on(each)),
            "pStyle": lambda each: self._set(paragraph_style=attribute(each) or ""),
        }

    def _list(self, attributes: Mapping[str, str]) -> None:
        self._now_list = _List()
        self._lists[attribute(attributes, "abstractNumId") or ""] = self._now_list
        self._levels = self._now_list.levels

    def _link(self, attributes: Mapping[str, str]) -> None:
        self._now_list.link = attribute(attributes) or ""

    def _use(self, attributes: Mapping[str, str]) -> None:
        self._now_use = _Use()
        self._uses[attribute(attributes, "numId") or ""] = self._now_use
        self._levels = self._now_use.own

    def _of(self, attributes: Mapping[str, str]) -> None:
        self._now_use.of = attribute(attributes) or ""

    def _override(self, attributes: Mapping[str, str]) -> None:
        self._at = number(attributes, "ilvl") or 0

    def _start_override(self, attributes: Mapping[str, str]) -> None:
        if 0 <= self._at < LEVELS:
            self._now_use.starts[self._at] = number(attributes) or 0

    def _level(self, attributes: Mapping[str, str]) -> None:
        self._at = number(attributes, "ilvl") or 0
        if 0 <= self._at < LEVELS:
            self._levels[self._at] = _Level()

    def _set(self, **said: object) -> None:
        if self._at in self._levels:
            self._levels[self._at] = replace(self._levels[self._at], **said)  # type: ignore[arg-type]


def _text(levels: Mapping[int, _Level], counts: list[int | None], at: int) -> str:
    level = levels[at]
    if level.style == "bullet":
        return BULLET

    def shown(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        count = counts[other]
        said = levels.get(other, _Level())
        plain = level.legal and other != at
        return written(said.start if count is None else count, "decimal" if plain else said.style)

    return _OTHER_LEVEL.sub(shown, level.text, count=LEVELS)[:_LONGEST_LABEL].strip()
