"""Rubrics from their sources: all mistakes at once, and as much of the rubric as is sound."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mcrubric.model.errors import AbstractRubricError, Mistake, RubricError
from mcrubric.model.limits import Limits
from mcrubric.model.rubric import Rubric
from mcrubric.rubric.build import built
from mcrubric.rubric.dump import dump
from mcrubric.rubric.extend import Resolve, extended, laid_over, nothing_to_extend
from mcrubric.rubric.layer import Layer, read_layer
from mcrubric.rubric.sound import mistakes_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.rubric.written import Source

_DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Draft:
    """What came of reading a rubric; `rubric` is None if there is nothing to look at.

    `layer` holds the merged data and the marks.
    """

    rubric: Rubric | None
    mistakes: tuple[Mistake, ...]
    layer: Layer

    def usable(self) -> Rubric:
        """Return the rubric, to be used.

        Raises:
            RubricError: it has mistakes, all of which are in the error.
            AbstractRubricError: it is abstract.
        """
        if self.rubric is None or self.mistakes:
            raise RubricError(self.mistakes)
        if self.rubric.abstract:
            message = f"{self.rubric.id} is abstract: it is there for others to extend"
            raise AbstractRubricError((Mistake(message, self.layer.mark(("abstract",))),))
        return self.rubric


def draft(
    source: Source,
    name: str | None = None,
    limits: Limits = _DEFAULT_LIMITS,
    resolve: Resolve = nothing_to_extend,
) -> Draft:
    """Read a rubric, with all that it extends.

    `name` stands before line and column in mistakes; a path has its own.
    `resolve` gives the file of an id that is extended, as `Catalog.layer` does.

    Raises:
        NoSuchPathError: the source is a path, and nothing is there.
    """
    layer = read_layer(source, _named(source, name, "rubric"), limits)
    return drafted(extended(layer, resolve))


def overlaid(
    rubric: Rubric, overlay: Source, name: str | None = None, limits: Limits = _DEFAULT_LIMITS
) -> Draft:
    """Lay an overlay over a finished rubric, for instance a portal's own list of details.

    Raises:
        NoSuchPathError: the overlay is a path, and nothing is there.
    """
    below = Layer(rubric.id, dump(rubric), rubric.marks, side_files=rubric.side_files)
    return drafted(laid_over(below, read_layer(overlay, _named(overlay, name, "overlay"), limits)))


def drafted(layer: Layer) -> Draft:
    """Look a merged rubric over and build it."""
    if not layer.data:
        return Draft(None, layer.mistakes, layer)
    mistakes = in_order((*layer.mistakes, *mistakes_in(layer)))
    return Draft(built(layer.data, layer.marks, layer.side_files), mistakes, layer)


def _named(source: Source, name: str | None, otherwise: str) -> str:
    return name or (str(source) if isinstance(source, Path) else otherwise)


def in_order(mistakes: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """Sort by file, line and column; what has no place comes first, as it was found."""
    return tuple(sorted(mistakes, key=_place))


def _place(mistake: Mistake) -> tuple[str, int, int]:
    mark = mistake.mark
    return (mark.file, mark.line, mark.column) if mark else ("", 0, 0)
