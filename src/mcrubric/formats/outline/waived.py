"""What is waived: told apart from what is to be done, with why, by whom and until when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mcrubric.formats.outline.blocks import Item, Paragraph, Section
from mcrubric.formats.outline.settled import settled_in
from mcrubric.formats.outline.spans import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from mcrubric.formats.outline.blocks import Block
    from mcrubric.formats.outline.settled import Settled
    from mcrubric.formats.outline.teller import Teller
    from mcrubric.model.findings import Finding, Judgement
    from mcrubric.model.report import Report
    from mcrubric.model.waived import ToldWaiver, Waived

WHY: Final = "Nothing needs to be done about these."


def left(report: Report) -> Report:
    """Return what is left of a report for those who ask what is to be done.

    What waits for something that is waived is no longer told there, so it is told by itself.
    """
    if report.waived is None:
        return report
    settled = settled_in(report)
    results = (
        replace(each, judgements=tuple(_left(one, settled) for one in each.judgements))
        for each in report.results
    )
    return replace(report, results=tuple(results))


def _left(judgement: Judgement, settled: Settled) -> Judgement:
    waited = settled.waiting(judgement)
    findings = tuple(
        replace(each, remedy="") if each is waited else each
        for each in judgement.findings
        if each.fingerprint not in settled.covered
    )
    return replace(judgement, findings=findings, because=None if waited else judgement.because)


def waived_section(report: Report, teller: Teller) -> Section:
    """Return what is waived, and which waivers count for nothing."""
    if report.waived is None:
        return Section("waived", "Waived", ())
    blocks: list[Block] = [Paragraph(plain(WHY))] if report.waived.used else []
    findings = {each.fingerprint: each for each in report.findings}
    blocks += _used(report, findings, teller)
    blocks += (Item("unsure", plain(said)) for said in (*idle(report), *_doubled(report)))
    return Section("waived", "Waived", tuple(blocks))


def _used(report: Report, findings: Mapping[str, Finding], teller: Teller) -> Iterator[Item]:
    """Yield what is waived by the terms on which it is, each finding with the first of them."""
    groups: dict[str, list[Item]] = {}
    told: set[str] = set()
    for waiver in report.waived.used if report.waived else ():
        inside = groups.setdefault(_terms(waiver), [])
        new = [each for each in waiver.findings if each not in told and each in findings]
        inside += (_finding(findings[each], teller) for each in new)
        told.update(new)
    for terms, inside in groups.items():
        same = "" if inside else " It covers what is told above."
        yield Item("bullet", plain(f"Waived {terms}{same}"), None, tuple(inside))


def _finding(finding: Finding, teller: Teller) -> Item:
    """Return what is waived, without what would have to be done."""
    subject = teller.about(finding)
    return teller.finding(replace(finding, remedy=""), "bullet", subject=subject, named=True)


def _terms(waiver: ToldWaiver) -> str:
    """Return until when something is waived, by whom and why, as far as the report says so."""
    by = f" by {waiver.authority}" if waiver.authority else ""
    reason = f": {waiver.reason}" if waiver.reason else ""
    said = f"until {waiver.expires}{by}{reason}"
    return said if said.endswith((".", "!", "?")) else f"{said}."


def counting_again(waived: Waived, covered: AbstractSet[str]) -> list[ToldWaiver]:
    """Return the waivers that have expired with no other in the place of each."""
    return [each for each in waived.expired if not covered >= set(each.findings or ("",))]


def idle(report: Report) -> Iterator[str]:
    """Tell of the waivers that have expired or cover nothing, without reason and authority."""
    if report.waived is None:
        return
    names, again = _names(report), counting_again(report.waived, report.covered.keys())
    for each in report.waived.expired:
        now = "another holds now"
        if each in again:
            now = "what it covered counts again" if each.findings else "it would cover nothing here"
        yield f"The waiver of {_what(each, names)} held until {each.expires}; {now}."
    for each in report.waived.unused:
        yield f"The waiver of {_what(each, names)} covers nothing here that can be waived."


def _doubled(report: Report) -> Iterator[str]:
    names = _names(report)
    for each in report.waived.doubled if report.waived else ():
        yield (
            f"A second waiver of {_what(each, names)}, until {each.expires}, is not needed: "
            "another holds as long."
        )


def _names(report: Report) -> Mapping[str, str]:
    """Return what the findings that a report knows are, by fingerprint."""
    return {each.fingerprint: f"{each.target} in {each.requirement}" for each in report.findings}


def _what(waiver: ToldWaiver, names: Mapping[str, str]) -> str:
    """Return what a waiver names; `names` are the findings that this report knows."""
    if waiver.fingerprint:
        return names.get(waiver.fingerprint, f"the finding {waiver.fingerprint}")
    return f"{waiver.target} in {waiver.requirement}"
