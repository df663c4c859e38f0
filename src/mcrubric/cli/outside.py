"""Files that say how a portfolio is judged: none that its author has a hand in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mcrubric.cli.outcome import stop
from mcrubric.model.exits import EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mcrubric.cli.checking import Request

INSIDE: Final = """\
the {kind} {file} lies in the portfolio{name}, or is reached through it.
Whoever hands in could {what} there: keep it in a folder that they cannot change."""

COULD: Final[Mapping[str, str]] = {
    "rubric": "change what is asked of them",
    "overlay": "change what is asked of them",
    "file of waivers": "waive what they like",
}
"""What a file of each kind would let somebody do who may write it."""


def refuse_inside(request: Request, portfolios: Iterable[Path] = ()) -> None:
    """End with exit code 2 if a file that decides what is asked lies in a portfolio.

    `portfolios` are those of a run on many, which are told by name; without them it is the one of
    the request.
    """
    from mcrubric.portfolio.outside import lies_inside

    checked = {f" {each.name}": each for each in portfolios} or {"": Path(request.portfolio)}
    for kind, file in _deciding(request):
        for name, portfolio in checked.items():
            if lies_inside(Path(file), portfolio):
                said = INSIDE.format(kind=kind, file=file, name=name, what=COULD[kind])
                stop(said, EXIT_USAGE)


def _deciding(request: Request) -> Iterator[tuple[str, str]]:
    """Yield the kind and the name of each file that decides, if it is there."""
    from mcrubric.rubric.given import is_file_name

    rubric = [request.rubric] if request.rubric and is_file_name(request.rubric) else []
    files = {"rubric": rubric, "overlay": request.overlays, "file of waivers": request.waivers}
    for kind, named in files.items():
        # Unlike a Path, it takes a name that the system cannot look up for one that is not there.
        yield from ((kind, each) for each in named if os.path.exists(each))  # noqa: PTH110
