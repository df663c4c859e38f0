"""What a paragraph of a word-processor file says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.docx.names import attribute, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.readers.docx.reasons import Reasons
    from mcrubric.readers.docx.styles import Styles
    from mcrubric.readers.xml import Enter

_WIDEST: Final = 31_680
"""22 inches in twentieths of a point: word processors make no wider page."""
_LARGE_LETTERS: Final = frozenset(("drop", "margin"))


class Settings:
    """Writes the settings of the present paragraph into it."""

    def __init__(self, reasons: Reasons, styles: Styles) -> None:
        self._reasons, self._styles = reasons, styles

    def actions(self) -> dict[str, Enter]:
        """Return what is to be done with the settings of a paragraph."""
        return {
            "pStyle": self._style,
            "outlineLvl": self._outline,
            "ilvl": self._level,
            "numId": self._number,
            "framePr": self._frame,
            "ind": self._indent,
        }

    def _style(self, attributes: Mapping[str, str]) -> None:
        if paragraph := self._reasons.paragraph:
            paragraph.style_id = attribute(attributes) or ""
            paragraph.style = self._styles.of(paragraph.style_id)

    def _outline(self, attributes: Mapping[str, str]) -> None:
        if paragraph := self._reasons.paragraph:
            paragraph.outline = number(attributes)

    def _level(self, attributes: Mapping[str, str]) -> None:
        if paragraph := self._reasons.paragraph:
            paragraph.number_level = number(attributes)

    def _number(self, attributes: Mapping[str, str]) -> None:
        if paragraph := self._reasons.paragraph:
            paragraph.numbering = attribute(attributes)

    def _frame(self, attributes: Mapping[str, str]) -> None:
        # The large first letter of a paragraph is a paragraph of its own in the file.
        if paragraph := self._reasons.paragraph:
            paragraph.joined = attribute(attributes, "dropCap") in _LARGE_LETTERS

    def _indent(self, attributes: Mapping[str, str]) -> None:
        """Take note of lines that begin and end left of every page.

        Programs set other distances back, and frames too, so that their words are seen.
        """
        if paragraph := self._reasons.paragraph:
            left = _number(attributes, "left", "start")
            right = _number(attributes, "right", "end")
            paragraph.off_page = left <= -_WIDEST and right >= _WIDEST


def _number(attributes: Mapping[str, str], *names: str) -> int:
    return next(filter(None, (number(attributes, name) for name in names)), 0)
