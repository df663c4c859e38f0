"""What changed since an earlier report, as lines: a text of its own, and a part of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.formats.terminal.changed import DONE, first_line, kinds, notes, shortened
from mcrubric.formats.terminal.layout import joined, page_for

if TYPE_CHECKING:
    from mcrubric.formats.terminal.changed import Kind
    from mcrubric.formats.terminal.layout import Page, Style
    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

INDENT: Final = 2
SHOWN: Final = 10
"""Lines of a list within a report: whoever wants all of them calls `mcrubric diff`."""

TOLD_BELOW: Final = "Still open"
"""What the report tells in full anyway."""


def write_changes(report: Report, look: Look) -> str:
    """Return what changed, and nothing else; the report has to be compared with another."""
    if report.since is None:
        raise ValueError("this report is not compared with another")
    page = page_for(look)
    head = page.text(first_line(report, report.since), style="bold")
    for note in notes(report, report.since):
        head += page.text(note)
    return joined((head, *(_list(kind, page) for kind in kinds(report, report.since))))


def changes_section(report: Report, page: Page) -> list[str]:
    """Return what changed in a few lines; none if the report is not compared with another."""
    if report.since is None:
        return []
    lines = page.heading("What changed since the earlier report")
    lines += page.text(first_line(report, report.since))
    for note in notes(report, report.since):
        lines += page.text(note)
    for kind in kinds(report, report.since):
        if kind.title != TOLD_BELOW:
            lines += ["", *page.text(kind.title, style="bold")]
            lines += _items(shortened(kind, SHOWN), page)
    return lines


def _list(kind: Kind, page: Page) -> list[str]:
    return [*page.heading(kind.title), *_items(kind, page)]


def _items(kind: Kind, page: Page) -> list[str]:
    lines: list[str] = []
    for told in kind.items:
        tail = f"[{told.requirement}]" if told.requirement else ""
        style: Style | None = "green" if told.lead == DONE else None
        lines += page.item(told.lead, told.text, INDENT, style, tail=tail)
    return lines
