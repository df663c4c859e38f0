"""The last lines: where the software stopped, what was passed over, and what checked this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.formats.outline.blocks import Item, Paragraph, Section, Span
from mcrubric.formats.outline.matters import not_looked_up, to_confirm, undecided
from mcrubric.formats.outline.phrases import counted, listed
from mcrubric.formats.outline.spans import plain
from mcrubric.formats.outline.teller import failing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.failures import Failure
    from mcrubric.model.report import Report

SHOWN_NAMES: Final = 10
"""Files left behind by programs are named up to this number, and then counted."""


def failures(report: Report) -> Section:
    """Return what did not work in the software itself: never the candidate's fault."""
    items = tuple(Item("bullet", plain(failure_text(each))) for each in report.failures)
    said = "This is no fault of yours: tell whoever runs the check."
    first = (Paragraph(plain(said)),) if items else ()
    return Section("failures", "Where the software stopped", (*first, *items))


def failure_text(failure: Failure) -> str:
    """Return what failed in the software, and where."""
    at = [
        f"the plugin {failure.plugin}" if failure.plugin else "",
        f"the check {failure.check}" if failure.check else "",
        f"at {failure.requirement}" if failure.requirement else "",
    ]
    place = ", ".join(each for each in at if each)
    return f"{place[:1].upper()}{place[1:]}: {failure.error}" if place else failure.error


def closing(report: Report) -> Section:
    """Return where to read more, what was passed over, and which software this is."""
    return Section("closing", "", tuple(_closing(report)))


def _closing(report: Report) -> Iterator[Paragraph]:
    yield from _more(report)
    ignored = report.portfolio.ignored
    if ignored:
        named = list(ignored[:SHOWN_NAMES])
        more = len(ignored) - len(named)
        named += [counted(more, "more file")] if more else []
        yield Paragraph(
            plain(f"Passed over, since programs leave such files behind: {listed(named)}.")
        )
    software = [f"{each.name} {each.version}".strip() for each in (report.engine, *report.plugins)]
    yield Paragraph(plain(f"Checked by {listed(software)}."), "faint")


def _more(report: Report) -> Iterator[Paragraph]:
    """Yield how one reads what a requirement asks, with one that is named above."""
    told = (*undecided(report), *not_looked_up(report), *to_confirm(report))
    named = [finding.requirement for finding in failing(report)]
    named += [matter.finding.requirement for matter in told if len(matter.results) == 1]
    seen = [result.requirement for result in report.results if result.part]
    what = "What a name in brackets asks, and why: " if named else "What was looked at, and why: "
    for requirement in (*named, *seen)[:1]:
        yield Paragraph((Span(what), Span(f"mcrubric explain {requirement}", "command")))
