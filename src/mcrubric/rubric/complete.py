"""What a rubric for use lacks, and what it refers to that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.rubric.telling import said, told_at
from mcrubric.text.near import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.errors import Mistake
    from mcrubric.rubric.layer import Data, Layer
    from mcrubric.rubric.written import Spot

_NEEDED: Final = {
    "outcomes": ("statement",),
    "details": ("statement",),
    "components": ("statement",),
    "parts": ("kind",),
    "prompts": ("text",),
    "asks": ("text",),
    "requirements": ("check", "severity"),
}
_REFERENCES: Final = (("components", "outcome", "outcomes"), ("requirements", "part", "parts"))


def about_lacking(layer: Layer) -> Iterator[Mistake]:
    """Yield what the rubric or one of its items cannot do without, and does not say."""
    for key in ("version", "title"):
        if key not in layer.data and (key,) not in layer.told:
            yield told_at(layer, (), f"the rubric has no {key!r}")
    yield from _lacking_in(layer, layer.data, ())


def about_references(layer: Layer) -> Iterator[Mistake]:
    """Yield the ids that something refers to and nothing has."""
    for key, to, listed in _REFERENCES:
        if any(each[:1] == (listed,) for each in layer.told):
            continue  # what is referred to may be among what could not be read
        known = [each["id"] for each in layer.data.get(listed, ())]
        for item in layer.data.get(key, ()):
            if to in item and item[to] not in known:
                message = f"{said((key, item['id']))}: there is no {to} {item[to]!r}"
                guess = near(item[to], known)
                yield told_at(layer, (key, item["id"], to), message, guess)


def _lacking_in(layer: Layer, data: Data, at: Spot) -> Iterator[Mistake]:
    for key, needed in _NEEDED.items():
        for item in data.get(key, ()):
            inside = (*at, key, item["id"])
            if item.get("judge") != "assessor":
                yield from _lacks(layer, item, inside, needed)
            yield from _lacking_in(layer, item, inside)


def _lacks(layer: Layer, item: Data, at: Spot, needed: tuple[str, ...]) -> Iterator[Mistake]:
    """Say what an item lacks; the id of one that adds too little is perhaps a slip."""
    keys = [key for key in needed if key not in item and (*at, key) not in layer.told]
    if not keys:
        return
    listed = " and ".join(f"no {key!r}" for key in keys)
    below = _ids(layer.below, at[:-1])
    if not below or at[-1] in below:
        yield told_at(layer, at, f"{said(at)} has {listed}")
    else:
        message = f"{said(at)} is new here and has {listed}"
        yield told_at(layer, at, message, near(at[-1], below))


def _ids(data: Data, at: Spot) -> list[str]:
    """Return the ids of the list of items at a spot; of one that is not there, none."""
    *steps, listed = at
    for key, named in zip(steps[::2], steps[1::2], strict=True):
        data = next((each for each in data.get(key, ()) if each["id"] == named), {})
    return [each["id"] for each in data.get(listed, ())]
