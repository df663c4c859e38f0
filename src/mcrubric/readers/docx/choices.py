"""What a file holds several times, for programs of different abilities: it is read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.readers.docx.pen import Pen
    from mcrubric.readers.xml import Enter, Leave


class Choices:
    """Goes into the first form that holds text (ISO/IEC 29500-3, AlternateContent).

    Which one a program can show does not matter: the words are the same.
    """

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._found: list[bool] = []
        self._before: list[int] = []

    def actions(self) -> tuple[dict[str, Enter], dict[str, Leave]]:
        """Return what is to be done with the elements of choices."""
        starts: dict[str, Enter] = {
            "AlternateContent": self._begin,
            "Choice": self._try,
            "Fallback": self._try,
        }
        ends: dict[str, Leave] = {
            "AlternateContent": self._end,
            "Choice": self._tried,
            "Fallback": self._tried,
        }
        return starts, ends

    def _begin(self, _: Mapping[str, str]) -> None:
        self._found.append(False)

    def _end(self) -> None:
        self._found.pop()

    def _try(self, _: Mapping[str, str]) -> bool:
        if self._found and self._found[-1]:
            return True
        self._before.append(self._pen.written)
        return False

    def _tried(self) -> None:
        before = self._before.pop()
        if self._found:
            self._found[-1] = self._pen.written > before
