"""Fields of a word-processor file: what they show is text, how they get it is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.readers.docx.names import attribute, is_on, number
from mcrubric.readers.docx.paragraphs import Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.readers.xml import Enter

# Programs that do not lay out pages leave these without a result; every reader sees a number.
_NUMBERS: Final = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
_LONGEST_CODE: Final = 4_096  # two addresses of the longest kind that browsers take
_SOME_NUMBER: Final = "#"
_CHECKED: Final = "\u2612"
_UNCHECKED: Final = "\u2610"
_TARGET: Final = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_WITHIN: Final = re.compile(r'\s*HYPERLINK\s.*?\\l\s+"?([^"\s]*)', re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A field that is not at its end; `position` is where in which paragraph it began.

    `offered` is what a form offers to choose from.
    """

    position: tuple[Paragraph | None, int]
    code: str = ""
    result: bool = False
    checked: bool | None = None
    offered: list[str] = field(default_factory=list)
    chosen: int = 0

    def without_result(self) -> str:
        """Return what a reader sees of a field that has stored no result."""
        if self.checked is not None:
            return _CHECKED if self.checked else _UNCHECKED
        if self.offered:
            return self.offered[self.chosen if 0 <= self.chosen < len(self.offered) else 0]
        return _SOME_NUMBER if _NUMBERS.match(self.code) else ""

    def target(self) -> str | None:
        """Return where the field links to, None if it is no link."""
        address, within = _TARGET.match(self.code), _WITHIN.match(self.code)
        if not address:
            return None
        written = address[1] or address[2] or ""
        if not within:
            return written
        return f"#{within[1]}" if written in {within[1], "\\l"} else f"{written}#{within[1]}"


class Fields:
    """The fields around a place in the text, the innermost last."""

    def __init__(self) -> None:
        self._open: list[Field] = []
        self._codes = 0

    @property
    def in_code(self) -> bool:
        """Whether what stands here only says how a field gets its result."""
        return self._codes > 0

    def begin(self, position: tuple[Paragraph | None, int], code: str = "") -> None:
        """Go into a field."""
        self._open.append(Field(position, code[:_LONGEST_CODE]))
        self._codes += 1

    def separate(self) -> None:
        """Come to a field's result."""
        if self._open and not self._open[-1].result:
            self._open[-1].result = True
            self._codes -= 1

    def end(self) -> Field | None:
        """Come out of a field and return it, None if none was open."""
        if not self._open:
            return None
        ended = self._open.pop()
        self._codes -= not ended.result
        return ended

    def add_code(self, code: str) -> None:
        """Take in a piece of how a field gets its result."""
        if self._open and not self._open[-1].result:
            self._open[-1].code = (self._open[-1].code + code[:_LONGEST_CODE])[:_LONGEST_CODE]

    def end_codes(self) -> None:
        """Give up fields that never came to a result, so that they swallow no text after them."""
        while self._codes:
            self.end()

    def actions(self) -> dict[str, Enter]:
        """Return what is to be done with the fields of forms."""
        return {
            "checkBox": lambda _: self._tick(on=False),
            "checked": lambda each: self._tick(on=is_on(each)),
            "listEntry": self._offer,
            "result": self._choose,
        }

    def _tick(self, *, on: bool) -> None:
        if self._open:
            self._open[-1].checked = on

    def _offer(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].offered.append(attribute(attributes) or "")

    def _choose(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].chosen = number(attributes) or 0
