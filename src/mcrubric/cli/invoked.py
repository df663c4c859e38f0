"""The command as the user typed it, so that what is shown can be typed again."""

from __future__ import annotations

import shlex
import shutil
import sys
from contextlib import suppress
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
    return _short(started)


def _short(path: Path) -> str:
    """Return a path as it can be typed here: below this folder, or below `~`, which no one names.

    An output is read by others, and the folder of a user often bears their name.
    """
    with suppress(ValueError, OSError):
        return shlex.quote(str(path.relative_to(Path.cwd())))
    with suppress(ValueError, RuntimeError):
        return f"~/{shlex.quote(path.relative_to(Path.home()).as_posix())}"
    return shlex.quote(str(path))
