"""JUnit XML: the report for servers of continuous integration, one case a requirement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.model.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

__all__ = ["JUNIT", "write"]


def write(report: Report, look: Look) -> Iterator[str]:
    """Give a document with a suite for each part; it names no time, so that it stays the same."""
    from mcrubric.formats.junit.document import pieces

    return pieces(report, look)


JUNIT = Format(
    name="junit",
    summary="for CI servers: JUnit XML",
    write=write,
    shared=True,
)
