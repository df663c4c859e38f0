"""The file of examples that may lie beside a rubric file, as bytes: who needs it reads it."""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING, Final

from mcrubric.model.examples import SideFile
from mcrubric.rubric.written import content_of

if TYPE_CHECKING:
    from pathlib import Path

    from mcrubric.model.limits import Limits

ENDING: Final = ".examples.yaml"


def side_file_of(path: Path, name: str, rubric_id: str, limits: Limits) -> SideFile | None:
    """Return the side file of a rubric file, None if there is none.

    `name` is what the rubric file is called in mistakes; the side file is called alike.

    Raises:
        SourceError: it is there and cannot be read.
    """
    file = beside(path)
    if not os.path.exists(file):  # noqa: PTH110 - a name that is too long is no file's
        return None
    called = f"{name.removesuffix(path.suffix)}{ENDING}"
    return SideFile(called, content_of(file, called, limits), rubric_id)


def beside(path: Path) -> Path:
    """Return where the side file of a rubric file lies, if it has one."""
    return path.parent / f"{path.stem}{ENDING}"
