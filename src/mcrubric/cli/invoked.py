"""The command as the user typed it, so that what is shown can be typed again."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import Final

NAME: Final = "mcrubric"


def as_invoked() -> str:
    """Return `mcrubric`, or its path where the shell would not find it by its name.

    Started as `.venv/bin/mcrubric`, it is found by that path alone.
    """
    started = Path(sys.argv[0])
    if started.name == "__main__.py":
        return f"{Path(sys.executable).name} -m {NAME}"
    if started.stem != NAME or shutil.which(NAME):
        return NAME
    return shlex.quote(str(_short(started)))


def _short(path: Path) -> Path:
    """Return a path as it is seen from the working directory, if it lies below it."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
