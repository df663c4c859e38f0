"""SARIF 2.1.0 (OASIS): the report for code scanning, editors and whatever collects findings.

Which results stand in it is `look.results`: all of them, or those that fail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.model.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

__all__ = ["SARIF", "write"]


def write(report: Report, look: Look) -> Iterator[str]:
    """Give a log with one run, whose results stand one on each line."""
    from mcrubric.formats.sarif.log import pieces

    return pieces(report, look)


SARIF = Format(
    name="sarif",
    summary="for code scanning and editors: SARIF 2.1.0",
    write=write,
    shared=True,
)
