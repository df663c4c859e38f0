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
    beside = path.with_name(f"{path.stem}{ENDING}")
    if not os.path.exists(beside):  # noqa: PTH110 - a name that is too long is no file's
        return None
    called = f"{name.removesuffix(path.suffix)}{ENDING}"
    return SideFile(called, content_of(beside, called, limits), rubric_id)
