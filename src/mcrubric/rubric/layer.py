"""One rubric file, read and validated, before anything is laid over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.errors import Mistake
from mcrubric.model.examples import SideFile
from mcrubric.model.marks import Mark
from mcrubric.rubric.doubled import doubled, firsts
from mcrubric.rubric.file import RubricShape
from mcrubric.rubric.names import RUBRIC_SCHEMA
from mcrubric.rubric.plain import SourceError
from mcrubric.rubric.side_files import side_file_of
from mcrubric.rubric.validated import validated
from mcrubric.rubric.written import Source, Spot, Written, written

if TYPE_CHECKING:
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
    `side_files` lie beside the files, unread; data and texts that are handed in have none.
    """

    name: str
    data: Data = field(default_factory=dict)
    marks: Mapping[Spot, Mark] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()
    told: frozenset[Spot] = frozenset()
    below: Data = field(default_factory=dict)
    side_files: tuple[SideFile, ...] = ()

    def mark(self, at: Spot) -> Mark | None:
        """Return where a spot is written, or what holds it, None for data without lines."""
        while at and at not in self.marks:
            at = at[:-1]
        return self.marks.get(at)


def read_layer(source: Source, name: str, limits: Limits) -> Layer:
    """Read one file and validate it on its own; its mistakes are in the layer.

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
    layer = _validated(read)
    return _with_side_file(layer, source, limits) if isinstance(source, Path) else layer


def _with_side_file(layer: Layer, path: Path, limits: Limits) -> Layer:
    try:
        found = side_file_of(path, layer.name, layer.data["id"], limits)
    except SourceError as error:
        return replace(layer, mistakes=(*layer.mistakes, Mistake(error.message, error.mark)))
    return replace(layer, side_files=(found,)) if found else layer


def _validated(read: Written) -> Layer:
    found = validated(read, RubricShape, {"schema": RUBRIC_SCHEMA, "id": UNNAMED})
    return Layer(
        name=read.name,
        data=firsts(found.data),
        marks=read.marks(),
        mistakes=(*found.mistakes, *doubled(read)),
        told=found.told,
    )
