"""What an author of rubrics is told that is no mistake."""

from __future__ import annotations

from dataclasses import dataclass

from mcrubric.model.marks import Mark


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that an author of a rubric may want to look at, and where it stands."""

    message: str
    mark: Mark | None = None

    def __str__(self) -> str:
        return f"{self.mark}: {self.message}" if self.mark else self.message
