"""Data as JSON has it, out of the mapping that a caller hands in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mcrubric.model.errors import McrubricError

if TYPE_CHECKING:
    from mcrubric.model.marks import Mark

Location = tuple[str | int, ...]
"""Where something is in a file, items by their position from 0."""


class SourceError(McrubricError):
    """A source cannot be read at all; `mark` tells where, if it is a text."""

    def __init__(self, message: str, mark: Mark | None = None) -> None:
        super().__init__(message, mark)
        self.message = message
        self.mark = mark

    def __str__(self) -> str:
        return f"{self.mark}: {self.message}" if self.mark else self.message


def plain(value: Any, location: Location, depth: int) -> Any:
    """Copy what JSON can hold, so that nobody changes it later.

    Raises:
        SourceError: it is nested deeper than `depth`, or holds what JSON cannot.
    """
    if depth < 0:
        raise SourceError(f"{in_words(location[:3])}...: values are nested too deep")
    if isinstance(value, Mapping):
        for key in value:
            if not isinstance(key, str):
                raise SourceError(f"{in_words(location)}: the key {key!r} is not a text")
        return {key: plain(each, (*location, key), depth - 1) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each, (*location, at), depth - 1) for at, each in enumerate(value)]
    if value is None or isinstance(value, str | int | float):
        return value
    kind = type(value).__name__
    raise SourceError(f"{in_words(location)}: a {kind} is here, which JSON does not know")


def in_words(location: Location) -> str:
    """Return a location as people write it: `requirements[3].severity`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)
    return "".join(steps).removeprefix(".")
