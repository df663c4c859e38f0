"""Waivers as they are told on the command line: files that no candidate has a hand in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mcrubric.cli.outcome import stop
from mcrubric.model.errors import Mistake, WaiversError
from mcrubric.model.exits import EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcrubric.model.waivers import Waiver

INSIDE: Final = """\
the file of waivers {} lies in the portfolio, or is reached through it.
Whoever hands in could waive what they like there: keep it in a folder that they cannot change."""


def waivers_in(files: Sequence[str], portfolio: str) -> tuple[Waiver, ...]:
    """Return the waivers in all files; end with exit code 2 if one lies in the portfolio.

    Raises:
        NoSuchPathError: there is no such file.
        WaiversError: there are mistakes; those of all files are told.
    """
    from mcrubric.api import read_waivers
    from mcrubric.waivers.outside import lies_inside

    found: list[Waiver] = []
    mistakes: list[Mistake] = []
    for file in files:
        if lies_inside(Path(file), Path(portfolio)):
            stop(INSIDE.format(file), EXIT_USAGE)
        try:
            found += read_waivers(Path(file))
        except WaiversError as error:
            mistakes += error.mistakes
    if mistakes:
        raise WaiversError(tuple(mistakes))
    return tuple(found)
