"""What changed between two reports, for people and for programs (`mcrubric.diff/1`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.formats.outline.changes import changes
from mcrubric.formats.terminal.layout import joined, page_for
from mcrubric.formats.terminal.lines import section_lines
from mcrubric.model.formats import Format

if TYPE_CHECKING:
    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report


def write_lines(report: Report, look: Look) -> str:
    """Return what changed as lines for people; the report has to be compared with another."""
    page = page_for(look)
    return joined(section_lines(section, page) for section in changes(report))


def write_json(report: Report, _look: Look) -> str:
    """Return what changed as one line of JSON; the report has to be compared with another."""
    from mcrubric.escaping import json_text
    from mcrubric.model.diff import diff_of
    from mcrubric.model.report_json import as_text

    if report.since is None:
        raise ValueError("this report was not compared with another")
    return f"{json_text.document(as_text(diff_of(report, report.since)))}\n"


DIFFS: Final = {
    "terminal": Format(
        name="terminal",
        summary="for people: what is fixed, new, still open and not looked at",
        write=write_lines,
        for_people=True,
        quote="short",
    ),
    "json": Format(
        name="json", summary="for programs: one line, mcrubric.diff/1", write=write_json
    ),
}
"""The formats of `mcrubric diff`; they are given a report that was compared with another."""
