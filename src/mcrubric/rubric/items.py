"""The items of a rubric by the ids that others know them by, and taking them away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcrubric.model.errors import Mistake
from mcrubric.rubric.telling import kind_of
from mcrubric.rubric.written import LISTS_BY_ID, Spot
from mcrubric.text.near import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.marks import Mark
    from mcrubric.rubric.layer import Data, Layer


def targets(data: Data) -> Iterator[tuple[str, Spot]]:
    """Yield what reports and candidates can name: its id there, and its spot."""
    for outcome in data.get("outcomes", ()):
        at: Spot = ("outcomes", outcome["id"])
        yield outcome["id"], at
        for detail in outcome.get("details", ()):
            yield detail["id"], (*at, "details", detail["id"])
    for component in data.get("components", ()):
        yield component["id"], ("components", component["id"])
    for part in data.get("parts", ()):
        yield part["id"], ("parts", part["id"])
        yield from _questions(part)


def _questions(part: Data) -> Iterator[tuple[str, Spot]]:
    for prompt in part.get("prompts", ()):
        at: Spot = ("parts", part["id"], "prompts", prompt["id"])
        yield f"{part['id']}.{prompt['id']}", at
        for ask in prompt.get("asks", ()):
            yield f"{part['id']}.{ask['id']}", (*at, "asks", ask["id"])


def items(data: Data) -> Iterator[tuple[str, Spot]]:
    """Yield all that has an id: its id in `remove`, and its spot."""
    yield from targets(data)
    for requirement in data.get("requirements", ()):
        yield requirement["id"], ("requirements", requirement["id"])


def removed(below: Layer, above: Layer) -> tuple[Data, tuple[Spot, ...], tuple[Mistake, ...]]:
    """Take away what the layer above removes: the data left, the spots gone, the mistakes."""
    gone: list[Spot] = []
    mistakes: list[Mistake] = []
    for position, named in enumerate(above.data.get("remove", ())):
        fitting = [at for each, at in items(below.data) if each == named]
        if len(fitting) == 1:
            gone.append(fitting[0])
        else:
            mark = above.mark(("remove", str(position)))
            mistakes.append(_not_removed(named, fitting, below.data, mark))
    return _without(below.data, frozenset(gone), ()), tuple(gone), tuple(mistakes)


def _not_removed(named: str, fitting: list[Spot], data: Data, mark: Mark | None) -> Mistake:
    if fitting:
        kinds = " and the ".join(kind_of(at) for at in fitting)
        return Mistake(f"remove: {named!r} is the id of the {kinds}; rename one of them", mark)
    guess = near(named, (each for each, _ in items(data)))
    return Mistake(f"remove: nothing here has the id {named!r}", mark, guess)


def _without(data: Any, gone: frozenset[Spot], at: Spot) -> Any:
    """Return the data without the items at these spots."""
    return {
        key: [
            _without(item, gone, (*at, key, item["id"]))
            for item in inner
            if (*at, key, item["id"]) not in gone
        ]
        if key in LISTS_BY_ID
        else inner
        for key, inner in data.items()
    }
