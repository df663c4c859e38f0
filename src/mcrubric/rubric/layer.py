"""One rubric file, read and validated, before anything is laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from mcrubric.model.errors import Mistake
from mcrubric.model.limits import Limits
from mcrubric.model.rubric import Mark
from mcrubric.rubric.faults import mistake, without
from mcrubric.rubric.file import RubricShape
from mcrubric.rubric.names import RUBRIC_SCHEMA
from mcrubric.rubric.written import (
    LISTS_BY_ID,
    Location,
    Source,
    SourceError,
    Spot,
    Written,
    in_words,
    spot,
    written,
)

Data = Mapping[str, Any]
"""A rubric as its file has it, of text, booleans, lists and mappings."""

# Stands in for an id that cannot be used, so that the rest of the file is looked at as well.
UNNAMED: Final = "unnamed"


@dataclass(frozen=True, slots=True)
class Layer:
    """The sound data of one file, or of several merged; marks and mistakes come along.

    `told` holds the spots that a mistake was told about already, so that nothing is told twice;
    with the empty spot in it, a whole file is not known.
    `below` is the data of what the last file was laid over.
    """

    name: str
    data: Data = field(default_factory=dict)
    marks: Mapping[Spot, Mark] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()
    told: frozenset[Spot] = frozenset()
    below: Data = field(default_factory=dict)

    def mark(self, at: Spot) -> Mark | None:
        """Return where a spot is written, or what holds it, None for data without lines."""
        while at and at not in self.marks:
            at = at[:-1]
        return self.marks.get(at)


def read_layer(source: Source, name: str, limits: Limits) -> Layer:
    """Read one file and validate it on its own; its mistakes are in the layer.

    A text says everything in words, so that `true` is converted; data as JSON has it is not.

    Raises:
        NoSuchPathError: the source is a path, and nothing is there.
    """
    try:
        read = written(source, name, limits)
    except SourceError as error:
        return Layer(name, mistakes=(Mistake(error.message, error.mark),), told=frozenset({()}))
    if not isinstance(read.data, dict):
        message = "a rubric is a mapping (`name: value`), and this is something else"
        return Layer(name, mistakes=(Mistake(message, read.mark(())),), told=frozenset({()}))
    return _validated(read)


def _validated(read: Written) -> Layer:
    strict = read.root is None
    data, mistakes, told = read.data, [], set()
    while True:
        try:
            shape = RubricShape.model_validate(data, strict=strict)
        except ValidationError as refused:
            errors = refused.errors(include_url=False)
            if data is read.data:
                mistakes = [mistake(error, read) for error in errors]
                told = {spot(data, error["loc"]) for error in errors}
            data = {"schema": RUBRIC_SCHEMA, "id": UNNAMED, **without(data, errors)}
        else:
            break
    doubled = tuple(_doubled(read.data, ()))
    return Layer(
        name=read.name,
        data=_once(shape.model_dump(by_alias=True, exclude_unset=True)),
        marks=read.marks(),
        mistakes=(*mistakes, *(_said_twice(each, read) for each in doubled)),
        told=frozenset(told),
    )


def _doubled(data: Any, at: Location) -> Iterator[Location]:
    """Find the items whose id another item of the same list has already."""
    if isinstance(data, dict):
        for key, inner in data.items():
            if key in LISTS_BY_ID and isinstance(inner, list):
                yield from _doubled_in(inner, (*at, key))
    elif isinstance(data, list):
        for position, inner in enumerate(data):
            yield from _doubled(inner, (*at, position))


def _doubled_in(items: list[Any], at: Location) -> Iterator[Location]:
    seen: set[str] = set()
    for position, item in enumerate(items):
        named = item.get("id") if isinstance(item, dict) else None
        if isinstance(named, str):
            if named in seen:
                yield (*at, position, "id")
            seen.add(named)
        yield from _doubled(item, (*at, position))


def _said_twice(location: Location, read: Written) -> Mistake:
    named = read.data
    for step in location:
        named = named[step]
    mark = read.mark(location)
    prefix = "" if mark else f"{in_words(location)}: "
    return Mistake(f"{prefix}the id {named!r} stands twice in this list", mark)


def _once(data: Any) -> Any:
    """Return the data with the first of several items of one id."""
    if isinstance(data, dict):
        return {
            key: _firsts(inner) if key in LISTS_BY_ID and isinstance(inner, list) else inner
            for key, inner in data.items()
        }
    return data


def _firsts(items: list[Any]) -> list[Any]:
    by_id: dict[str, Any] = {}
    for item in items:
        by_id.setdefault(item["id"], _once(item))
    return list(by_id.values())
