"""Waivers from a file, its bytes or text, or data: all of them, or all mistakes at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.errors import Mistake, WaiversError
from mcrubric.model.limits import Limits
from mcrubric.model.waivers import NAMES, Waiver, slips
from mcrubric.rubric.plain import SourceError, in_words
from mcrubric.rubric.validated import validated
from mcrubric.rubric.written import written
from mcrubric.waivers.file import WAIVERS_SCHEMA, WaiversShape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from mcrubric.rubric.plain import Location
    from mcrubric.rubric.written import Source, Spot, Written

UNNAMED: Final = "waivers"
"""What a file of waivers is called where its name is not known."""
NO_MAPPING: Final = "a file of waivers is a mapping (`name: value`), and this is something else"
STAND_INS: Final = {"schema": WAIVERS_SCHEMA, "waivers": []}
"""For what no such file can do without, so that the rest of it is looked at as well."""


def read(source: Source, limits: Limits | None = None) -> tuple[Waiver, ...]:
    """Return the waivers in a source.

    Raises:
        NoSuchPathError: the source is a path, and nothing is there.
        WaiversError: it has mistakes; all of them are told, each with its line and column.
    """
    name = str(source) if isinstance(source, Path) else UNNAMED
    try:
        found = written(source, name, limits or Limits())
    except SourceError as error:
        raise WaiversError((Mistake(error.message, error.mark),)) from error
    if not isinstance(found.data, dict):
        raise WaiversError((Mistake(NO_MAPPING, found.mark(())),))
    sound = validated(found, WaiversShape, STAND_INS)
    mistakes = (*sound.mistakes, *_slips(found, sound.told))
    if mistakes:
        raise WaiversError(tuple(sorted(mistakes, key=_place)))
    return tuple(_made(each) for each in sound.data["waivers"])


def _made(said: dict[str, str]) -> Waiver:
    """Make a waiver; it is told on lines of tables, so that one line is what its words are."""
    words = {key: " ".join(said[key].split()) for key in ("reason", "authority")}
    return Waiver(**{**said, **words})


def _slips(found: Written, told: AbstractSet[Spot]) -> Iterator[Mistake]:
    """Yield what is wrong that the shape does not show, where nothing was told of it before."""
    given: Any = found.data.get("waivers")
    for number, item in enumerate(given if isinstance(given, list) else ()):
        if not isinstance(item, dict):
            continue
        wrong = {each[2] for each in told if each[:2] == ("waivers", str(number)) and each[2:]}
        said = {key: each for key, each in item.items() if isinstance(each, str)}
        for key, slip in slips(said):
            if wrong.isdisjoint({key} if key == "expires" else NAMES):
                yield _mistake(found, ("waivers", number, key)[: 3 if key else 2], slip)


def _mistake(found: Written, at: Location, slip: str) -> Mistake:
    mark = found.mark(at)
    return Mistake(slip if mark else f"{in_words(at)}: {slip}", mark)


def _place(mistake: Mistake) -> tuple[int, int]:
    return (mistake.mark.line, mistake.mark.column) if mistake.mark else (0, 0)
