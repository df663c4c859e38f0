"""The lists of what changed since an earlier report, and what has to be known to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.formats.outline.blocks import Item, Span
from mcrubric.formats.outline.changed_counts import telling
from mcrubric.formats.outline.phrases import listed
from mcrubric.formats.outline.spans import about, behind, plain
from mcrubric.formats.outline.task import MARKS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from mcrubric.formats.outline.blocks import Mark
    from mcrubric.formats.outline.changed_counts import Telling
    from mcrubric.formats.outline.teller import Teller
    from mcrubric.model.findings import Finding
    from mcrubric.model.report import Report
    from mcrubric.model.runs import Package
    from mcrubric.model.since import NotLookedAt, Since
    from mcrubric.model.verdicts import Verdict

SAID: Final[Mapping[Verdict, str]] = {
    "fail": "it was missing or wrong",
    "review": "it was for a person to look at",
    "open": "it could not be determined",
}
"""What an outcome was before."""

WHY: Final[Mapping[NotLookedAt, str]] = {
    "not-run": "its requirement was left out this time",
    "asked-otherwise": "its requirement is looked at in another way now",
    "open": "this could not be determined this time",
    "not-judged": "it is still there, and waits for something else",
    "unread": "not all that was handed in could be read",
    "cut": "not all findings are listed",
    "failed": "the software stopped",
    "unnamed": "the reports leave out the names of files",
}

GONE: Final = "The entry is not there any more."
"""What was wrong in it is gone with it: that is no mending."""

MAY: Final = "What is new may come from that, and not from the portfolio."


def notes(report: Report, since: Since) -> Iterator[str]:
    """Yield what has to be known to read the lists: what else is not as before."""
    before, now = since.rubric, report.rubric
    if before.version != now.version:
        yield f"The rubric is another edition: {before.version} before, {now.version} now. {MAY}"
    elif before.sha256 != now.sha256:
        yield f"The rubric is not what it was, or other data is laid over it. {MAY}"
    old, new = _software(since.engine, since.plugins), _software(report.engine, report.plugins)
    if old != new:
        yield f"Checked by {old} before, and by {new} now. {MAY}"
    if since.readiness is None:
        yield "Only a part was looked at last time."
    if report.readiness is None:
        yield "Only a part was looked at this time."
    if report.timed_out:
        yield "Reading was stopped this time when its time was up."
    if report.failures:
        yield "The software itself stopped in places this time, so not everything was looked at."
    if since.portfolio and since.portfolio == report.portfolio.sha256:
        yield "The portfolio is the same, byte for byte."


def kinds(report: Report, since: Since, teller: Teller) -> dict[str, tuple[Item, ...]]:
    """Return the lists of what changed, and of what did not, by title; empty ones are left out."""
    there, told = _entries(report), telling(report, since)
    fixed = (
        _item("yes", each, teller, "" if _entry(each, since) in there else GONE)
        for each in told.before(since.fixed)
    )
    unasked = (_item("bullet", each, teller) for each in told.before(since.unasked))
    renamed = (f"{old} is {new} now: it holds the same." for old, new in since.renamed.items())
    made = {
        "Fixed": tuple(fixed),
        "New": tuple(_new(report, since, teller, told)),
        "Still open": tuple(_still(report, since, teller, told)),
        "Not looked at this time": tuple(_unseen(since, teller, told)),
        "No longer asked": tuple(unasked),
        "Under another name": tuple(Item("bullet", plain(each)) for each in renamed),
    }
    return {title: items for title, items in made.items() if items}


def _entry(finding: Finding, since: Since) -> str | None:
    """Return the entry that a finding is about, or in; None if that is not known."""
    entry, cited, _ = finding.target.partition("/")
    about = (cited or entry.endswith("]")) and finding.target not in since.paths
    return entry if about else None


def _entries(report: Report) -> frozenset[str | None]:
    """Return the entries that a report tells of, and None, of which nothing is said."""
    targets = (each.target for result in report.results for each in result.judgements)
    named = (each.partition("/")[0] for each in targets if "/" in each or each.endswith("]"))
    return frozenset(
        (None, *named, *(each.entry for row in report.coverage for each in row.entries))
    )


def _new(report: Report, since: Since, teller: Teller, told: Telling) -> Iterator[Item]:
    new, first, waived = frozenset(since.new), frozenset(since.first), report.covered
    for finding in told.now(report.findings):
        if finding.fingerprint in new:
            aside = "Not looked at last time." if finding.fingerprint in first else ""
            yield _item(_mark(finding), finding, teller, aside, _waived(finding, waived))


def _still(report: Report, since: Since, teller: Teller, told: Telling) -> Iterator[Item]:
    known, waived = {each.fingerprint: each.was for each in since.still}, report.covered
    for finding in told.now(report.findings):
        was = known.get(finding.fingerprint)
        if was:
            aside = f"Before, {SAID.get(was, was)}." if was != finding.outcome else ""
            yield _item(_mark(finding), finding, teller, aside, _waived(finding, waived))


def _unseen(since: Since, teller: Teller, told: Telling) -> Iterator[Item]:
    for each in since.unseen:
        for finding in told.before((each.finding,)):
            yield _item("unsure", finding, teller, f"Not known now: {WHY[each.because]}.")


def _waived(finding: Finding, waived: Container[str]) -> str:
    return "Waived." if finding.fingerprint in waived else ""


def _mark(finding: Finding) -> Mark:
    return MARKS[finding.severity] if finding.outcome == "fail" else "unsure"


def _item(mark: Mark, finding: Finding, teller: Teller, *asides: str) -> Item:
    """Return a finding as the report tells it, without what to do, and with its requirement."""
    said = (
        *about(teller.about(finding)),
        Span(finding.message.text),
        *behind(teller.place(finding)),
        *(Span(f" {aside}") for aside in asides if aside),
    )
    tail = (Span(" "), Span(f"[{finding.requirement}]", "requirement"))
    return Item(mark, (*said, *tail), "good" if mark == "yes" else None)


def _software(engine: Package, plugins: Iterable[Package]) -> str:
    return listed([f"{each.name} {each.version}".strip() for each in (engine, *plugins)])
