"""What went wrong with the tool itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """The tool failed: never the candidate's fault, and never a pass."""

    error: str
    requirement: str | None = None
    check: str | None = None
    plugin: str | None = None
