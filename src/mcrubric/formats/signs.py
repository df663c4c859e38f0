"""The signs that stand for marks: they can be told apart without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.formats.outline.blocks import Mark

SIGNS: Final[Mapping[Mark, str]] = {
    "to-do": "[ ]",
    "worth-a-look": "(!)",
    "for-information": "(i)",
    "yes": "✓",
    "no": "✗",
    "unsure": "?",
    "nothing": "–",  # noqa: RUF001 - a dash is meant
    "bullet": "•",
    "remedy": "→",
}
