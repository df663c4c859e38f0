"""The report for a job summary or a comment on GitHub: readiness first, and never too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.model.formats import Format

if TYPE_CHECKING:
    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

__all__ = ["MARKDOWN", "MOST_BYTES", "text", "write"]

MOST_BYTES: Final = 1_000_000
"""GitHub takes 1024 KiB for the summary of one step, so there is room for a few lines more."""

FIRST: Final = ("summary", "failures")
"""What has to be told also if the rest is cut off."""


def write(report: Report, _look: Look) -> str:
    """Return the report in GitHub Flavored Markdown; it looks the same everywhere."""
    return text(report)


def text(report: Report, most: int = MOST_BYTES) -> str:
    """Return the same with at most so many bytes in UTF-8, for where less is taken."""
    from mcrubric.formats.markdown.chunks import chunks
    from mcrubric.formats.markdown.cut import fitted
    from mcrubric.formats.outline import outline

    sections = sorted(outline(report), key=lambda each: each.name not in FIRST)
    made = (chunk for section in sections for chunk in chunks(section))
    return "".join(fitted(made, most)).lstrip("\n")


MARKDOWN = Format(
    name="markdown",
    summary="for a summary or a comment on GitHub, at most 1 MB",
    write=write,
    shared=True,
)
