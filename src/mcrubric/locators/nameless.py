"""Places that are numbers alone, and so hold no word of a candidate's."""

from __future__ import annotations

import re
from typing import Final

from mcrubric.locators.canonical import canonical
from mcrubric.locators.phrases import read_places
from mcrubric.locators.vocabulary import EDGES, ITEMS
from mcrubric.model.locators import (
    Item,
    Lines,
    Locator,
    PageLabel,
    Pages,
    Paragraphs,
    Region,
    Sheet,
    Slides,
    Times,
)

_ROMAN: Final = re.compile(r"[ivxlc]{1,7}")
_CELLS: Final = re.compile(r"[A-Z]{0,3}[0-9]{0,7}(?::[A-Z]{0,3}[0-9]{0,7})?")
_NUMBER: Final = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,2}(?:-[0-9]{1,6})?")


def is_nameless(locator: Locator) -> bool:
    """Whether a place, as we say it, is made of numbers, roman ones too, and of words of ours."""
    match locator:
        case Pages() | Times() | Slides() | Lines() | Paragraphs() | Region():
            return True
        case PageLabel(first, last):
            return bool(_ROMAN.fullmatch(first) and _ROMAN.fullmatch(last))
        case Sheet(name, cells):
            return not name and _CELLS.fullmatch(cells) is not None
        case Item(kind, number):
            counted = number in EDGES or _NUMBER.fullmatch(number) is not None
            return ITEMS.get(kind) == kind and counted
        case _:
            return False


def nameless_places(text: str) -> str:
    """Return the places that a text gives in our own form, with `?` for those that name something.

    `p. 12, where Dana speaks` is `p.12,?`.
    """
    return ",".join(canonical(each) if is_nameless(each) else "?" for each in read_places(text))
