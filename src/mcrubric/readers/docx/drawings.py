"""Where drawings of a word-processor file stand, as far as that hides the words in them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mcrubric.model.documents import HiddenBy
    from mcrubric.readers.docx.pen import Pen
    from mcrubric.readers.docx.reasons import Reasons
    from mcrubric.readers.xml import Enter, Leave

_FARTHEST: Final = 22 * 914_400
"""22 inches in the unit of drawings: from anywhere on a page this is off the widest one."""
_NO_PLACE: Final = 10 * _FARTHEST
"""Farther places are mistakes of programs, which others set right."""
_LEAST: Final = 12_700
"""One point: in a box as narrow or low as this no letter can be seen."""
GROWS: Final = (b"spAutoFit",)
"""Says, behind the words of a box, that it grows with them."""
_FAR_POINTS: Final = 22 * 72
_PLACE: Final = re.compile(
    r"(?:margin-)?(?:left|top):\s*(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)(pt|in)", re.IGNORECASE
)
_POINTS: Final[Mapping[str, int]] = {"pt": 1, "in": 72}


class Drawings:
    """Says of drawings that stand off the page, or have no room for words, that they hide them.

    `grow` tells whether any box of the part grows with its words.
    """

    def __init__(self, reasons: Reasons, pen: Pen, grow: Callable[[], bool]) -> None:
        self._reasons, self._pen, self._grow = reasons, pen, grow
        self._before: list[list[HiddenBy]] = []

    def placed(self) -> tuple[dict[str, Enter], dict[str, Leave]]:
        """Return what is to be done with the elements that place a drawing."""
        starts: dict[str, Enter] = {
            "anchor": self._begin, "inline": self._begin,
            "extent": self._extent, "posOffset": self._pen.begin_text,
        }  # fmt: skip
        return starts, {"anchor": self._end, "inline": self._end, "posOffset": self._offset}

    def shapes(self) -> tuple[dict[str, Enter], dict[str, Leave]]:
        """Return what is to be done with the drawings of older programs: a style places them."""
        names = ("shape", "rect", "roundrect", "oval")
        return dict.fromkeys(names, self._shape), dict.fromkeys(names, self._end)

    def _begin(self, _: Mapping[str, str]) -> None:
        self._before.append(list(self._reasons.unshown))

    def _end(self) -> None:
        self._reasons.unshown[:] = self._before.pop()

    def _extent(self, attributes: Mapping[str, str]) -> None:
        sizes = [_whole(attributes.get(each, "")) for each in ("cx", "cy")]
        flat = any(size is not None and size <= _LEAST for size in sizes)
        if flat and not self._boxes_grow:
            self._reasons.unshown.append("size")

    @cached_property
    def _boxes_grow(self) -> bool:
        return self._grow()

    def _offset(self) -> None:
        offset = _whole(self._pen.ended().strip())
        if offset is not None and _FARTHEST <= abs(offset) <= _NO_PLACE:
            self._reasons.unshown.append("off-page")

    def _shape(self, attributes: Mapping[str, str]) -> None:
        self._begin(attributes)
        for number, unit in _PLACE.findall(attributes.get("style", "")):
            if abs(float(number)) * _POINTS[unit.lower()] >= _FAR_POINTS:
                self._reasons.unshown.append("off-page")


def _whole(written: str) -> int | None:
    digits = written.removeprefix("-")
    return int(written) if digits.isascii() and digits.isdigit() and len(digits) <= 12 else None  # noqa: PLR2004 - no drawing is as far
