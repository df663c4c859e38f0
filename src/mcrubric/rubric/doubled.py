"""Ids that stand twice in one list of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcrubric.model.errors import Mistake
from mcrubric.rubric.plain import Location, in_words
from mcrubric.rubric.written import LISTS_BY_ID, Written

if TYPE_CHECKING:
    from collections.abc import Iterator


def doubled(read: Written) -> Iterator[Mistake]:
    """Yield a mistake for each item whose id another item of its list has already."""
    for location in _locations(read.data, ()):
        yield _said_twice(location, read)


def _locations(data: Any, at: Location) -> Iterator[Location]:
    """Find the items whose id another item of the same list has already."""
    if isinstance(data, dict):
        for key, inner in data.items():
            if key in LISTS_BY_ID and isinstance(inner, list):
                yield from _in_list(inner, (*at, key))
    elif isinstance(data, list):
        for position, inner in enumerate(data):
            yield from _locations(inner, (*at, position))


def _in_list(items: list[Any], at: Location) -> Iterator[Location]:
    seen: set[str] = set()
    for position, item in enumerate(items):
        named = item.get("id") if isinstance(item, dict) else None
        if isinstance(named, str):
            if named in seen:
                yield (*at, position, "id")
            seen.add(named)
        yield from _locations(item, (*at, position))


def _said_twice(location: Location, read: Written) -> Mistake:
    named = read.data
    for step in location:
        named = named[step]
    mark = read.mark(location)
    prefix = "" if mark else f"{in_words(location)}: "
    return Mistake(f"{prefix}the id {named!r} stands twice in this list", mark)


def firsts(data: Any) -> Any:
    """Return the data with the first of several items of one id."""
    if isinstance(data, dict):
        return {
            key: _first_of_each(inner) if key in LISTS_BY_ID and isinstance(inner, list) else inner
            for key, inner in data.items()
        }
    return data


def _first_of_each(items: list[Any]) -> list[Any]:
    by_id: dict[str, Any] = {}
    for item in items:
        by_id.setdefault(item["id"], firsts(item))
    return list(by_id.values())
