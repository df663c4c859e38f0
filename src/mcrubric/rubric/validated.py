"""What was written, held against the shape of its file: the sound part, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from mcrubric.model.errors import Mistake
from mcrubric.rubric.faults import meant, mistake, without
from mcrubric.rubric.written import Spot, Written, spot

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from mcrubric.rubric.shapes import Shape


@dataclass(frozen=True, slots=True)
class Validated:
    """The sound part of a file's data; `told` holds the spots that a mistake was told about."""

    data: Mapping[str, Any]
    mistakes: tuple[Mistake, ...] = ()
    told: frozenset[Spot] = frozenset()


def validated(read: Written, shape: type[Shape], stand_ins: Mapping[str, Any]) -> Validated:
    """Hold data against a shape; `stand_ins` are for what no such file can do without.

    A text says everything in words, so that `true` is converted; data as JSON has it is not.
    """
    errors: list[ErrorDetails] = []
    try:
        sound = _shaped(read.data, read, shape)
    except ValidationError as refused:
        errors = refused.errors(include_url=False)
        sound = _sound_part(read, shape, stand_ins, errors)
    return Validated(
        data=sound.model_dump(by_alias=True, exclude_unset=True),
        mistakes=tuple(mistake(each, read, shape) for each in errors),
        told=frozenset(spot(read.data, meant(each, shape)) for each in errors),
    )


def _shaped(data: Any, read: Written, shape: type[Shape]) -> Shape:
    return shape.model_validate(data, strict=read.root is None)


def _sound_part(
    read: Written, shape: type[Shape], stand_ins: Mapping[str, Any], errors: list[ErrorDetails]
) -> Shape:
    """Leave out what holds errors, until none is left: each round makes the data smaller."""
    data = read.data
    while True:
        data = {**stand_ins, **without(data, errors)}
        try:
            return _shaped(data, read, shape)
        except ValidationError as refused:
            errors = refused.errors(include_url=False)
