"""A report as it is told to people: what, in which words and in which order; not how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.formats.outline.assessor import assessor
from mcrubric.formats.outline.changes import changes_section
from mcrubric.formats.outline.closing import closing, failures
from mcrubric.formats.outline.in_place import in_place
from mcrubric.formats.outline.located import located
from mcrubric.formats.outline.matrix import matrix
from mcrubric.formats.outline.names import names_of
from mcrubric.formats.outline.open import (
    not_looked_up_section,
    to_confirm_section,
    undecided_section,
)
from mcrubric.formats.outline.summary import about, summary
from mcrubric.formats.outline.tasks import tasks
from mcrubric.formats.outline.teller import Teller, waiting_for
from mcrubric.formats.outline.waived import left, waived_section
from mcrubric.formats.outline.words import words

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Section
    from mcrubric.model.report import Report

__all__ = ["outline"]


def outline(report: Report) -> tuple[Section, ...]:
    """Return the sections of a report, top down: the longer one reads, the finer it gets.

    A section that has nothing to tell is left out.
    """
    names, rest = names_of(report), left(report)
    teller = Teller(names, waiting_for(rest))
    sections = (
        summary(rest),
        about(rest, names),
        changes_section(report, teller),
        tasks(rest, teller),
        undecided_section(rest, teller),
        not_looked_up_section(rest, teller),
        to_confirm_section(rest, teller),
        waived_section(report, teller),
        matrix(rest, names),
        located(rest, names),
        assessor(rest, names),
        in_place(rest, names),
        words(rest, names),
        failures(rest),
        closing(rest),
    )
    return tuple(section for section in sections if section.blocks)
