"""Headings of a file: found by their words, by a part of them, or by their anchor."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from mcrubric.locators.answers import UNKNOWN, Answer, out_of_range, resolved, unverifiable

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts

_WORD: Final = re.compile(r"\w+")
_NEAR: Final = 0.75
"""Of all letters in common: `Opening rounds` for `Opening round`, not another heading."""
_TRIES: Final = 500
"""Comparing is slow; no hand-written file has more headings."""


def find_heading(text: str, facts: Facts) -> Answer:
    """Look a heading up where the file's headings are known.

    Not finding it proves something only if the file has headings at all, none is near, and it is
    no anchor of a web page, which may stand on anything; for bold lines look like headings too.
    """
    if facts.headings is None or not facts.headings:
        return UNKNOWN
    wanted = _words(text)
    if not wanted:
        return UNKNOWN
    names = [_words(each) for each in facts.headings]
    if any(_holds(name, wanted) or (name and _holds(wanted, name)) for name in names):
        return resolved()
    near = _nearest(wanted, names)
    if near is not None:
        return unverifiable(f"did you mean “{facts.headings[near]}”?")
    if facts.medium == "html" and not any(character.isspace() for character in text):
        return unverifiable()
    return out_of_range("no such heading")


def _words(text: str) -> str:
    """Words alone, so that an anchor (`opening-round`) equals its heading (`Opening round`)."""
    return " ".join(_WORD.findall(text.replace("_", " ").casefold()))


def _holds(name: str, part: str) -> bool:
    return f" {part} " in f" {name} "


def _nearest(wanted: str, names: list[str]) -> int | None:
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
