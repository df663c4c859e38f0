"""The last lines: where the software stopped, what was passed over, and what checked this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.formats.terminal.findings import failing
from mcrubric.formats.terminal.matters import not_looked_up, to_confirm, undecided
from mcrubric.formats.terminal.phrases import counted, listed

if TYPE_CHECKING:
    from mcrubric.formats.terminal.layout import Page
    from mcrubric.model.report import Failure, Report

INDENT: Final = 2
SHOWN_NAMES: Final = 10
"""Files left behind by programs are named up to this number, and then counted."""


def failures(report: Report, page: Page) -> list[str]:
    """Return what did not work in the software itself: never the candidate's fault."""
    if not report.failures:
        return []
    lines = page.heading("Where the software stopped")
    lines += page.text("This is no fault of yours: tell whoever runs the check.")
    for failure in report.failures:
        lines += page.item(page.marks.bullet, _failure(failure), INDENT)
    return lines


def _failure(failure: Failure) -> str:
    at = [
        f"the plugin {failure.plugin}" if failure.plugin else "",
        f"the check {failure.check}" if failure.check else "",
        f"at {failure.requirement}" if failure.requirement else "",
    ]
    place = ", ".join(each for each in at if each)
    return f"{place[:1].upper()}{place[1:]}: {failure.error}" if place else failure.error


def closing(report: Report, page: Page) -> list[str]:
    """Return where to read more, what was passed over, and which software this is."""
    lines = _more(report, page)
    ignored = report.portfolio.ignored
    if ignored:
        named = list(ignored[:SHOWN_NAMES])
        more = len(ignored) - len(named)
        named += [counted(more, "more file")] if more else []
        lines += page.text(f"Passed over, since programs leave such files behind: {listed(named)}.")
    software = [f"{each.name} {each.version}".strip() for each in (report.engine, *report.plugins)]
    return lines + page.text(f"Checked by {listed(software)}.", style="dim")


def _more(report: Report, page: Page) -> list[str]:
    """Return how one reads what a requirement asks, with one that is named above."""
    told = (*undecided(report), *not_looked_up(report), *to_confirm(report))
    named = [finding.requirement for finding in failing(report)]
    named += [matter.finding.requirement for matter in told if len(matter.results) == 1]
    if named:
        return page.text(f"What a name in brackets asks, and why: mcrubric explain {named[0]}")
    seen = [result.requirement for result in report.results if result.part]
    return page.text(f"What was looked at, and why: mcrubric explain {seen[0]}") if seen else []
