"""How one finding is written: what is there, where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.formats.terminal.layout import Page
from mcrubric.formats.terminal.names import Names
from mcrubric.formats.terminal.phrases import counted, where
from mcrubric.model.places import Place
from mcrubric.model.report import Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.formats.terminal.layout import Style
    from mcrubric.model.report import Report


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes findings on a page; `waiting` says what each unmet requirement keeps from us."""

    page: Page
    names: Names
    waiting: Mapping[str, tuple[Result, ...]]

    def finding(
        self,
        finding: Finding,
        lead: str,
        *,
        indent: int,
        style: Style | None,
        about: str = "",
        named: bool = False,
    ) -> list[str]:
        """Return the lines of a finding; `about` is said before it, `named`: with its id behind."""
        start = f"{about}: " if about else ""
        place = self.place(finding)
        at = f" ({place})" if place else ""
        text = f"{start}{finding.message.text}{at}"
        tail = f"[{finding.requirement}]" if named else ""
        lines = self.page.item(lead, text, indent, style, tail=tail)
        below = indent + len(lead) + 1
        if finding.remedy:
            lines += self.page.item(self.page.marks.arrow, finding.remedy, below)
        return lines

    def waits(self, requirement: str, indent: int) -> list[str]:
        """Return the line on what cannot be looked at until a requirement is met."""
        kept = self.waiting.get(requirement, ())
        if not kept:
            return []
        what = counted(len(kept), "other requirement is", "other requirements are")
        return self.page.text(f"Until then, {what} not looked at.", indent)

    def place(self, finding: Finding) -> str:
        """Return where a finding is, unless its message says so."""
        text = finding.message.text
        if all(each == Place(path=each.path) and str(each.path) in text for each in finding.places):
            return ""
        place = where(finding.places)
        return "" if place in finding.message.text else place

    def about(self, finding: Finding) -> str:
        """Return the entry that a finding is about, unless its message names it."""
        entry = self.names.entry(finding.target)
        title = self.names.entry_title(entry) if entry else ""
        return "" if title in finding.message.text else title


def waiting_for(report: Report) -> dict[str, tuple[Result, ...]]:
    """Return the requirements that wait, by the one that they wait for."""
    return {
        gate: tuple(result for result in report.results if gate in _gates(result))
        for gate in dict.fromkeys(gate for each in report.results for gate in _gates(each))
    }


def _gates(result: Result) -> Iterator[str]:
    """Yield what a result waits for as a whole; at single targets it was looked at in others."""
    for judgement in result.judgements:
        whole = judgement.target == (result.part or "portfolio")
        if whole and judgement.because == "waits-for":
            yield judgement.waits_for or ""


def failing(report: Report) -> Iterator[Finding]:
    """Yield the findings that are tasks: something is wrong, and we are sure."""
    return (finding for finding in report.findings if finding.outcome == "fail")
