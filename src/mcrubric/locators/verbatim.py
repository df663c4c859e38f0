"""The canonical forms that nobody writes by hand: regions, and things of any kind and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.model.locators import Item, Region

if TYPE_CHECKING:
    from mcrubric.locators.lexer import Tokens
    from mcrubric.locators.numbered import Found


def verbatim(tokens: Tokens, index: int) -> Found | None:
    """Read `item."page" "last"`, `region."1,2,3,4"`."""
    dot, first, last = tokens[index + 1 : index + 4]
    if dot.text != "." or not dot.glued or first.kind != "quote" or not first.glued:
        return None
    match tokens[index].text:
        case "item" if last.kind == "quote":
            return (Item(first.quoted, last.quoted),), index + 4
        case "region":
            return _region(first.quoted, index + 3)
        case _:
            return None


def _region(body: str, end: int) -> Found | None:
    unit, _, numbers = body.rpartition(":")
    try:
        x, y, width, height = map(float, numbers.split(","))
    except ValueError:
        return None
    return (Region(x, y, width, height, "percent" if unit == "percent" else "pixel"),), end
