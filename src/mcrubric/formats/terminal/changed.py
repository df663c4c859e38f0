"""What changed since an earlier report, in words: what is said, not how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.formats.terminal.names import names_of
from mcrubric.formats.terminal.phrases import counted, listed, where
from mcrubric.model.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mcrubric.formats.terminal.names import Names
    from mcrubric.model.report import Finding, NotLookedAt, Package, Report, Since
    from mcrubric.model.verdicts import Severity, Verdict

WAITS: Final = "waits-for"
"""The message of what waits for another requirement: it is told where that is told."""

DONE: Final = "[x]"
OPEN: Final = "?"
GONE: Final = "-"
LEADS: Final[Mapping[Severity, str]] = {"error": "[ ]", "warning": "(!)", "note": "(i)"}
"""The signs of the report itself, and one for what is done."""

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


@dataclass(frozen=True, slots=True)
class Told:
    """One line: a sign, what it says, and the requirement it is about."""

    lead: str
    text: str
    requirement: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What has changed in one way, under its heading."""

    title: str
    items: tuple[Told, ...]


def first_line(report: Report, since: Since) -> str:
    """Return how many findings changed in which way."""
    count = dict.fromkeys(("fixed", "still open", "new"), 0)
    new = frozenset(since.new)
    count["fixed"] = len(_told(since.fixed))
    for finding in _told(report.findings):
        count["new" if finding.fingerprint in new else "still open"] += 1
    count["not looked at this time"] = len(_told(each.finding for each in since.unseen))
    count["no longer asked"] = len(_told(since.unasked))
    said = [f"{number} {what}" for what, number in count.items() if number or what in _ALWAYS]
    return f"{', '.join(said)}."


_ALWAYS: Final = ("fixed", "still open", "new")


def notes(report: Report, since: Since) -> Iterator[str]:
    """Yield what has to be known to read the lists: what else is not as before."""
    may = "What is new may come from that, and not from the portfolio."
    before, now = since.rubric, report.rubric
    if before.version != now.version:
        yield f"The rubric is another edition: {before.version} before, {now.version} now. {may}"
    elif before.sha256 != now.sha256:
        yield f"The rubric is not what it was, or other data is laid over it. {may}"
    old, new = _software(since.engine, since.plugins), _software(report.engine, report.plugins)
    if old != new:
        yield f"Checked by {old} before, and by {new} now. {may}"
    if since.readiness is None:
        yield "Only a part was looked at last time."
    if report.readiness is None:
        yield "Only a part was looked at this time."
    if report.timed_out:
        yield "Reading was stopped this time when its time was up."
    if report.failures:
        yield "The software itself stopped in places this time, so not everything was looked at."
    if since.portfolio == report.portfolio.sha256:
        yield "The portfolio is the same, byte for byte."


def kinds(report: Report, since: Since) -> tuple[Kind, ...]:
    """Return the lists of what changed, and of what did not; empty ones are left out."""
    names = names_of(report)
    made = (
        Kind("Fixed", tuple(_gone(since.fixed, DONE, names))),
        Kind("New", tuple(_new(report, since, names))),
        Kind("Still open", tuple(_still(report, since, names))),
        Kind("Not looked at this time", tuple(_unseen(since, names))),
        Kind("No longer asked", tuple(_gone(since.unasked, GONE, names))),
        Kind("Under another name", tuple(_renamed(since))),
    )
    return tuple(kind for kind in made if kind.items)


def _told(findings: Iterable[Finding]) -> list[Finding]:
    return [each for each in findings if each.message.key != WAITS or each.outcome != "open"]


def _gone(findings: Iterable[Finding], lead: str, names: Names) -> Iterator[Told]:
    for finding in _told(findings):
        yield Told(lead, _said(finding, names), finding.requirement)


def _new(report: Report, since: Since, names: Names) -> Iterator[Told]:
    new, first = frozenset(since.new), frozenset(since.first)
    for finding in _told(report.findings):
        if finding.fingerprint in new:
            aside = " Not looked at last time." if finding.fingerprint in first else ""
            yield Told(_lead(finding), f"{_said(finding, names)}{aside}", finding.requirement)


def _still(report: Report, since: Since, names: Names) -> Iterator[Told]:
    known = {each.fingerprint: each.was for each in since.still}
    for finding in _told(report.findings):
        was = known.get(finding.fingerprint)
        if was:
            aside = f" Before, {SAID.get(was, was)}." if was != finding.outcome else ""
            yield Told(_lead(finding), f"{_said(finding, names)}{aside}", finding.requirement)


def _unseen(since: Since, names: Names) -> Iterator[Told]:
    for each in since.unseen:
        for finding in _told((each.finding,)):
            text = f"{_said(finding, names)} Not known now: {WHY[each.because]}."
            yield Told(OPEN, text, finding.requirement)


def _renamed(since: Since) -> Iterator[Told]:
    for old, new in since.renamed.items():
        yield Told(GONE, f"{old} is {new} now: it holds the same.")


def _lead(finding: Finding) -> str:
    return LEADS[finding.severity] if finding.outcome == "fail" else OPEN


def _said(finding: Finding, names: Names) -> str:
    """Return a finding's sentence, behind the entry that it is about, and where it is."""
    text = finding.message.text
    entry = names.entry(finding.target)
    title = names.entry_title(entry) if entry else ""
    about = f"{title}: " if title and title not in text else ""
    place = "" if _says_where(finding) else where(finding.places)
    return f"{about}{text} ({place})" if place and place not in text else f"{about}{text}"


def _says_where(finding: Finding) -> bool:
    text = finding.message.text
    return all(each == Place(path=each.path) and str(each.path) in text for each in finding.places)


def _software(engine: Package, plugins: Iterable[Package]) -> str:
    return listed([f"{each.name} {each.version}".strip() for each in (engine, *plugins)])


def shortened(kind: Kind, most: int) -> Kind:
    """Return a list with so many lines at most, and one that counts the others."""
    left = len(kind.items) - most
    if left <= 0:
        return kind
    more = Told(GONE, f"and {counted(left, 'more', 'more')}")
    return Kind(kind.title, (*kind.items[:most], more))
