"""Names that rubric files have in common."""

from __future__ import annotations

from typing import Final

RUBRIC_SCHEMA: Final = "mcrubric.rubric/1"
