"""What only the assessor judges, in the page's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mcrubric.formats.terminal.layout import Page
    from mcrubric.formats.terminal.names import Names
    from mcrubric.model.report import Report

INDENT = 2


def assessor(report: Report, page: Page, names: Names) -> list[str]:
    """Return the list of what no machine decides."""
    if not report.for_the_assessor:
        return []
    lines = [*page.heading("What your assessor decides"), *page.text("No machine judges these.")]
    for item in report.for_the_assessor:
        part = names.part(item.part).partition(":")[0]
        words = f'"{item.quote}"' if item.quote else item.requirement
        lines += page.item(page.marks.bullet, f"{part}: {words}", INDENT)
    return lines
