"""What changed since an earlier report: a section of the report, or all that there is to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.formats.outline.blocks import Heading, Item, Paragraph, Section, Title
from mcrubric.formats.outline.changed import kinds, notes
from mcrubric.formats.outline.changed_counts import counts
from mcrubric.formats.outline.names import names_of
from mcrubric.formats.outline.phrases import counted
from mcrubric.formats.outline.spans import plain
from mcrubric.formats.outline.teller import Teller

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Block
    from mcrubric.model.report import Report

MOST: Final = 10
"""Items of a list within a report: whoever wants all of them asks for what changed alone."""

TOLD_BELOW: Final = "Still open"
"""What the report tells in full anyway."""


def changes_section(report: Report, teller: Teller) -> Section:
    """Return what changed in a few lines; no blocks if the report was not compared."""
    blocks: list[Block] = []
    if report.since is not None:
        blocks += [Paragraph(plain(counts(report, report.since)))]
        blocks += [Paragraph(plain(note)) for note in notes(report, report.since)]
        for title, items in kinds(report, report.since, teller).items():
            if title != TOLD_BELOW:
                blocks += [Heading(title), *_few(items)]
    return Section("changes", "What changed since the earlier report", tuple(blocks))


def changes(report: Report) -> tuple[Section, ...]:
    """Return what changed, and nothing else.

    Raises:
        ValueError: the report was not compared with another.
    """
    since = report.since
    if since is None:
        raise ValueError("this report was not compared with another")
    said = (Paragraph(plain(note)) for note in notes(report, since))
    head = Section("changes", "", (Title(counts(report, since), "strong"), *said))
    lists = kinds(report, since, Teller(names_of(report), {}))
    return (head, *(Section(title, title, items) for title, items in lists.items()))


def _few(items: tuple[Item, ...]) -> tuple[Item, ...]:
    left = len(items) - MOST
    if left <= 0:
        return items
    return (*items[:MOST], Item("bullet", plain(f"and {counted(left, 'more', 'more')}")))
