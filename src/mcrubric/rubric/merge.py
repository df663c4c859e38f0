"""A rubric file laid over another: lists of items by id, later wins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.errors import Mistake
from mcrubric.rubric.items import removed, targets
from mcrubric.rubric.judging import MACHINE_ONLY
from mcrubric.rubric.layer import Data, Layer
from mcrubric.rubric.written import LISTS_BY_ID, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mcrubric.model.examples import SideFile
    from mcrubric.model.marks import Mark

# Merged key by key. All else is one value: a list of words is written anew or left as it is.
_MERGED: Final = frozenset(("source", "terms", "with"))


def merged(below: Layer, above: Layer) -> Layer:
    """Lay a layer over another, after taking away what it removes."""
    kept, gone, mistakes = removed(below, above)
    data = _mapping(kept, above.data)
    dropped = (*gone, *_outdated(below.data, above.data))
    marks = {at: mark for at, mark in below.marks.items() if not _within(at, dropped)}
    return Layer(
        name=above.name,
        data=data,
        marks={**marks, **_renamed(above.marks)},
        mistakes=(*below.mistakes, *above.mistakes, *mistakes, *_both_lists(above)),
        told=below.told | above.told,
        below=below.data,
        side_files=(*_speaking_of_less(below, data), *above.side_files),
    )


def _speaking_of_less(below: Layer, data: Data) -> Iterator[SideFile]:
    """Yield the side files of a layer; what was taken away above it is not their mistake."""
    gone = _ids(below.data) - _ids(data)
    for each in below.side_files:
        yield replace(each, gone=each.gone | gone)


def _ids(data: Data) -> frozenset[str]:
    return frozenset(at[-1] for _, at in targets(data))


def _mapping(below: Data, above: Data) -> dict[str, Any]:
    whole = dict(below)
    for key, value in above.items():
        if key == "replace-details":
            whole["details"] = value
        elif key in LISTS_BY_ID:
            whole[key] = _list(whole.get(key, []), value)
        elif key in _MERGED:
            whole[key] = {**whole.get(key, {}), **value}
        elif key != "remove":
            whole[key] = value
    return whole


def _list(below: list[Any], above: list[Any]) -> list[Any]:
    by_id = {item["id"]: item for item in below}
    for item in above:
        by_id[item["id"]] = _mapping(_fitting(by_id.get(item["id"], {}), item), item)
    return list(by_id.values())


def _fitting(below: Data, above: Data) -> Data:
    """Return the item below without what makes no sense under what is said above it."""
    return {key: value for key, value in below.items() if key not in _overruled(below, above)}


def _overruled(below: Data, above: Data) -> tuple[str, ...]:
    """Return the keys that a change of judge or of check takes away."""
    if above.get("judge") == "assessor":
        return MACHINE_ONLY
    other = "check" in below and above.get("check", below["check"]) != below["check"]
    return ("with",) if other else ()


def _outdated(below: Data, above: Data) -> Iterator[Spot]:
    """Yield the spots below that the layer above takes away without `remove`."""
    for outcome in above.get("outcomes", ()):
        if "replace-details" in outcome:
            yield ("outcomes", outcome["id"], "details")
    old = {item["id"]: item for item in below.get("requirements", ())}
    for item in above.get("requirements", ()):
        for key in _overruled(old.get(item["id"], {}), item):
            yield ("requirements", item["id"], key)


def _within(at: Spot, dropped: tuple[Spot, ...]) -> bool:
    return any(at[: len(each)] == each for each in dropped)


def _renamed(marks: Mapping[Spot, Mark]) -> dict[Spot, Mark]:
    """Return the marks of `replace-details` as those of the `details` that they become."""
    return {
        tuple("details" if step == "replace-details" else step for step in at): mark
        for at, mark in marks.items()
    }


def _both_lists(above: Layer) -> Iterator[Mistake]:
    for outcome in above.data.get("outcomes", ()):
        if "details" in outcome and "replace-details" in outcome:
            at = ("outcomes", outcome["id"], "replace-details")
            message = (
                f"outcome {outcome['id']!r} has both 'details' and 'replace-details'; "
                "keep one of them"
            )
            yield Mistake(message, above.mark(at))
