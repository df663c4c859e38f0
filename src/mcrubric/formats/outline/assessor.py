"""What only the assessor judges, in the page's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.formats.outline.blocks import Item, Paragraph, Section, Span
from mcrubric.formats.outline.spans import about, plain

if TYPE_CHECKING:
    from mcrubric.formats.outline.names import Names
    from mcrubric.model.report import Report


def assessor(report: Report, names: Names) -> Section:
    """Return the list of what no machine decides; no blocks if there is nothing of the kind."""
    items = tuple(
        Item(
            "bullet",
            (
                *about(names.part_name(item.part)),
                Span(f'"{item.quote}"' if item.quote else item.requirement),
            ),
        )
        for item in report.for_the_assessor
    )
    why = (Paragraph(plain("No machine judges these.")),) if items else ()
    return Section("assessor", "What your assessor decides", (*why, *items))
