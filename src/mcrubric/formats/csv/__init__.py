"""The findings as CSV (RFC 4180), for people with a spreadsheet; programs have JSON and SARIF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.model.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

__all__ = ["CSV", "write"]


def write(report: Report, look: Look) -> Iterator[str]:
    """Give the head, and a row for each finding and for each target that has none."""
    from mcrubric.formats.csv.rows import rows

    return rows(report, look)


CSV = Format(name="csv", summary="for spreadsheets: one row a finding", write=write, shared=True)
