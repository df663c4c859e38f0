"""Names that people get nearly right: of headings and of sheets."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD: Final = re.compile(r"\w+")
_NEAR: Final = 0.75
"""Of all letters in common: `Opening rounds` for `Opening round`, not another heading."""
_TRIES: Final = 500
"""Comparing is slow; no hand-written file has more headings."""


def words_of(text: str) -> str:
    """Words alone, so that an anchor (`opening-round`) equals its heading (`Opening round`)."""
    return " ".join(_WORD.findall(text.replace("_", " ").casefold()))


def holds(name: str, part: str) -> bool:
    """Tell whether a name has these words in a row."""
    return f" {part} " in f" {name} "


def nearest(wanted: str, names: Sequence[str]) -> int | None:
    """Return the index of the name that is most alike, None if none is near."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best, found = _NEAR, None
    for index, name in enumerate(names[:_TRIES]):
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best:
            ratio = matcher.ratio()
            if ratio >= best and (found is None or ratio > best):
                best, found = ratio, index
    return found
