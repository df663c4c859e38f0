"""One rubric file, read and validated, before anything is laid over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from mcrubric.model.errors import Mistake
from mcrubric.model.marks import Mark
from mcrubric.rubric.doubled import doubled, firsts
from mcrubric.rubric.faults import meant, mistake, without
from mcrubric.rubric.file import RubricShape
from mcrubric.rubric.names import RUBRIC_SCHEMA
from mcrubric.rubric.plain import SourceError
from mcrubric.rubric.written import Source, Spot, Written, spot, written

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from mcrubric.model.limits import Limits

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
    errors: list[ErrorDetails] = []
    try:
        shape = _shape(read.data, read)
    except ValidationError as refused:
        errors = refused.errors(include_url=False)
        shape = _sound_part(read, errors)
    return Layer(
        name=read.name,
        data=firsts(shape.model_dump(by_alias=True, exclude_unset=True)),
        marks=read.marks(),
        mistakes=(*(mistake(each, read) for each in errors), *doubled(read)),
        told=frozenset(spot(read.data, meant(each)) for each in errors),
    )


def _shape(data: Any, read: Written) -> RubricShape:
    return RubricShape.model_validate(data, strict=read.root is None)


def _sound_part(read: Written, errors: list[ErrorDetails]) -> RubricShape:
    """Leave out what holds errors, until none is left: each round makes the data smaller."""
    data = read.data
    while True:
        data = {"schema": RUBRIC_SCHEMA, "id": UNNAMED, **without(data, errors)}
        try:
            return _shape(data, read)
        except ValidationError as refused:
            errors = refused.errors(include_url=False)
