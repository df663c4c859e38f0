"""What a file holds several times, for programs of different abilities: it is read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.readers.docx.pen import Pen
    from mcrubric.readers.docx.reasons import Reasons
    from mcrubric.readers.xml import Enter, Leave


_UNDERSTOOD: Final = frozenset(("wps", "wpg", "wpc"))
"""Shapes, groups and canvases, which word processors have shown since 2010."""


class Choices:
    """Goes into the first form that holds text (ISO/IEC 29500-3, AlternateContent).

    Which one a program can show does not matter: the words are the same. Where only the form for
    older programs holds any, all programs of today show the other, without words.
    """

    def __init__(self, pen: Pen, reasons: Reasons) -> None:
        self._pen, self._reasons = pen, reasons
        self._shown: list[bool] = []
        self._found: list[bool] = []
        self._before: list[int] = []

    def actions(self) -> tuple[dict[str, Enter], dict[str, Leave]]:
        """Return what is to be done with the elements of choices."""
        starts: dict[str, Enter] = {
            "AlternateContent": self._begin,
            "Choice": self._try_choice,
            "Fallback": self._try_fallback,
        }
        ends: dict[str, Leave] = {
            "AlternateContent": self._end,
            "Choice": self._tried,
            "Fallback": self._tried_fallback,
        }
        return starts, ends

    def _begin(self, _: Mapping[str, str]) -> None:
        self._found.append(False)
        self._shown.append(False)

    def _end(self) -> None:
        self._found.pop()
        self._shown.pop()

    def _try_choice(self, attributes: Mapping[str, str]) -> bool:
        if self._shown and attributes.get("Requires") in _UNDERSTOOD:
            self._shown[-1] = True
        return self._try(attributes)

    def _try_fallback(self, attributes: Mapping[str, str]) -> bool:
        if self._try(attributes):
            return True
        if self._shown and self._shown[-1]:
            self._reasons.unshown.append("other-version")
        return False

    def _tried_fallback(self) -> None:
        if self._shown and self._shown[-1]:
            self._reasons.unshown.pop()
        self._tried()

    def _try(self, _: Mapping[str, str]) -> bool:
        if self._found and self._found[-1]:
            return True
        self._before.append(self._pen.written)
        return False

    def _tried(self) -> None:
        before = self._before.pop()
        if self._found:
            self._found[-1] = self._pen.written > before
