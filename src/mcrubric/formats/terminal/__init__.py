"""The report for people: what to do first, then what is there, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.formats.terminal.assessor import assessor
from mcrubric.formats.terminal.changes import changes_section
from mcrubric.formats.terminal.closing import closing, failures
from mcrubric.formats.terminal.findings import Writer, waiting_for
from mcrubric.formats.terminal.in_place import in_place
from mcrubric.formats.terminal.layout import joined, page_for
from mcrubric.formats.terminal.located import located
from mcrubric.formats.terminal.look import look_for
from mcrubric.formats.terminal.matrix import matrix
from mcrubric.formats.terminal.names import names_of
from mcrubric.formats.terminal.open import (
    not_looked_up_section,
    to_confirm_section,
    undecided_section,
)
from mcrubric.formats.terminal.summary import about, summary
from mcrubric.formats.terminal.tasks import tasks
from mcrubric.formats.terminal.words import words
from mcrubric.model.formats import Format

if TYPE_CHECKING:
    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

__all__ = ["TERMINAL", "look_for", "write"]


def write(report: Report, look: Look) -> str:
    """Return the report as a person reads it, top down: the longer they read, the finer it gets."""
    page, names = page_for(look), names_of(report)
    writer = Writer(page, names, waiting_for(report))
    return joined(
        (
            summary(report, page),
            about(report, page, names),
            changes_section(report, page),
            tasks(report, writer),
            undecided_section(report, writer),
            not_looked_up_section(report, writer),
            to_confirm_section(report, writer),
            matrix(report, page, names),
            located(report, page, names),
            assessor(report, page, names),
            in_place(report, page, names),
            words(report, page, names),
            failures(report, page),
            closing(report, page),
        )
    )


TERMINAL = Format(
    name="terminal",
    summary="for people: what to do, in plain words",
    write=write,
    for_people=True,
    quote="short",
)
