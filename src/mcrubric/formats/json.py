"""The report for programs: one line of JSON (`mcrubric.report/1`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.model.formats import Format

if TYPE_CHECKING:
    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report


def write(report: Report, _look: Look) -> str:
    """Return the report as JSON; it looks the same everywhere."""
    from mcrubric.escaping import json_text
    from mcrubric.model.report_json import as_text

    return f"{json_text.document(as_text(report))}\n"


JSON = Format(name="json", summary="for programs: one line, mcrubric.report/1", write=write)
