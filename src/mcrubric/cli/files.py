"""What the commands about single files share: the file that is named, and the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.cli.outcome import stop
from mcrubric.model.exits import (
    EXIT_FOUND,
    EXIT_OK,
    EXIT_TOOL_FAILED,
    EXIT_UNDECIDED,
    EXIT_USAGE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mcrubric.readers.facts import FoundFacts


def checked_file(path: str) -> Path:
    """Return a path at which there is a file; end with exit code 2 if there is none."""
    from pathlib import Path  # 3 ms, which `--help` need not wait for

    if Path(path).is_dir():
        stop(f"{path} is a folder; name the files in it", EXIT_USAGE)
    if not Path(path).exists():
        stop(f"there is no file {path!r}", EXIT_USAGE)
    return Path(path)


def shown_path(path: str) -> str:
    """Return a path as a hand-in may hold it: below a folder, with `/`; else the name alone."""
    from pathlib import PurePath

    pure = PurePath(path)
    inside = not pure.is_absolute() and ".." not in pure.parts
    return pure.as_posix() if inside else pure.name


def exit_code_of(found: Iterable[FoundFacts]) -> int:
    """Return the exit code of having looked into files, the worst of all."""
    from mcrubric.model.artifacts import PROVEN

    codes = {EXIT_OK}
    for each in found:
        if each.failure:
            codes.add(EXIT_TOOL_FAILED)
        elif each.facts.problem:
            codes.add(EXIT_FOUND if each.facts.problem.kind in PROVEN else EXIT_UNDECIDED)
        elif each.facts.text_unread:
            codes.add(EXIT_UNDECIDED)
    worst_first = (EXIT_TOOL_FAILED, EXIT_FOUND, EXIT_UNDECIDED, EXIT_OK)
    return next(code for code in worst_first if code in codes)
