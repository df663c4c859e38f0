"""Waivers as they are told on the command line: those of all files, or all their mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mcrubric.model.errors import Mistake, WaiversError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.waivers import Waiver


def waivers_in(files: Sequence[str]) -> tuple[Waiver, ...]:
    """Return the waivers in all files.

    Raises:
        NoSuchPathError: there is no such file.
        WaiversError: there are mistakes; those of all files are told.
    """
    from mcrubric.api import read_waivers

    found: list[Waiver] = []
    mistakes: list[Mistake] = []
    for file in files:
        try:
            found += read_waivers(Path(file))
        except WaiversError as error:
            mistakes += error.mistakes
    if mistakes:
        raise WaiversError(tuple(mistakes))
    return tuple(found)
