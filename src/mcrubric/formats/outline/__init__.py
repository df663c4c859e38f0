"""A report as it is told to people: what, in which words and in which order; not how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.formats.outline.assessor import assessor
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
from mcrubric.formats.outline.words import words

if TYPE_CHECKING:
    from mcrubric.formats.outline.blocks import Section
    from mcrubric.model.report import Report

__all__ = ["outline"]


def outline(report: Report) -> tuple[Section, ...]:
    """Return the sections of a report, top down: the longer one reads, the finer it gets.

    A section that has nothing to tell is left out.
    """
    names = names_of(report)
    teller = Teller(names, waiting_for(report))
    sections = (
        summary(report),
        about(report, names),
        tasks(report, teller),
        undecided_section(report, teller),
        not_looked_up_section(report, teller),
        to_confirm_section(report, teller),
        matrix(report, names),
        located(report, names),
        assessor(report, names),
        in_place(report, names),
        words(report, names),
        failures(report),
        closing(report),
    )
    return tuple(section for section in sections if section.blocks)
