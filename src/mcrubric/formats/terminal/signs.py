"""The signs of a terminal, with Unicode and without it, and its colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mcrubric.formats.outline.blocks import Mark
from mcrubric.formats.signs import SIGNS

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Tone

Style = Literal["bold", "dim", "red", "yellow", "green"]
CODES: Final[dict[Style, int]] = {"bold": 1, "dim": 2, "red": 31, "yellow": 33, "green": 32}
"""Select graphic rendition (ECMA-48, 8.3.117)."""

STYLES: Final[dict[Tone | None, Style | None]] = {
    "urgent": "red", "caution": "yellow", "good": "green", "strong": "bold", "faint": "dim",
    None: None,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signs:
    """What stands for each mark, and for what was cut off."""

    of: Mapping[Mark, str]
    cut: str


UNICODE: Final = Signs(SIGNS, "…")
ASCII: Final = Signs(
    {**SIGNS, "yes": "yes", "no": "no", "nothing": "-", "bullet": "*", "remedy": "->"}, "..."
)


def depth(mark: Mark | None) -> int:
    """Return the columns that a mark takes with the space behind it, the same with all signs."""
    return len(UNICODE.of[mark]) + 1 if mark else 0
