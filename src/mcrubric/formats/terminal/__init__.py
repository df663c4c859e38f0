"""The report for people at a terminal: lines of a width, with signs and some colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.formats.terminal.look import look_for
from mcrubric.model.formats import Format

if TYPE_CHECKING:
    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

__all__ = ["TERMINAL", "look_for", "write"]


def write(report: Report, look: Look) -> str:
    """Return the report as a person reads it, top down: the longer they read, the finer it gets."""
    from mcrubric.formats.outline import outline
    from mcrubric.formats.terminal.layout import joined, page_for
    from mcrubric.formats.terminal.lines import section_lines

    page = page_for(look)
    return joined(section_lines(section, page) for section in outline(report))


TERMINAL = Format(
    name="terminal",
    summary="for people: what to do, in plain words",
    write=write,
    for_people=True,
    quote="short",
)
