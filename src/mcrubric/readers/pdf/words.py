"""The lines of a paragraph joined to a text, and words that were broken at the end of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.readers.pdf.signs import HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

_SOFT_HYPHEN: Final = "\u00ad"
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEFORE: Final = re.compile(r"[^\W\d_]+$")
_BEHIND: Final = re.compile(r"[^\W\d_]+")
_DASHED: Final = re.compile(r"\w-$")
_SUSPENDED: Final = re.compile(r"(?:and|or|to)\b")


class WordBook:
    """The words of a document, by which a broken one is told from one with a hyphen of its own."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self._words: AbstractSet[str] | None = None

    def joined(self, line: str, behind: str | None) -> str:
        """Return a line as it stands before the line `behind` it, None if that is another's.

        A hyphen at a line's end goes if the whole word stands elsewhere in the document without;
        otherwise it stays, and no blank follows: it is one word either way.
        """
        broken = line.endswith(HYPHEN)
        before = line.removesuffix(HYPHEN)
        if behind is None:
            return f"{before}-" if broken else line
        if line.endswith(_SOFT_HYPHEN):
            return line[:-1]
        if not broken:
            return line if _DASHED.search(line) else f"{line} "
        if _SUSPENDED.match(behind):
            return f"{before}- "  # "pre- and post-test"
        return before if self._is_whole(before, behind) else f"{before}-"

    def _is_whole(self, before: str, second: str) -> bool:
        start, end = _BEFORE.search(before), _BEHIND.match(second)
        if not start or not end:
            return False
        if self._words is None:
            self._words = {word.casefold() for line in self._lines for word in _WORD.findall(line)}
        return (start.group() + end.group()).casefold() in self._words
