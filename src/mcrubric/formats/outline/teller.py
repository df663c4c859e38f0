"""How one finding is told: what is there, where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.formats.outline.blocks import Item, Span, Words
from mcrubric.formats.outline.names import Names
from mcrubric.formats.outline.phrases import counted, where
from mcrubric.formats.outline.spans import about, behind, places, plain
from mcrubric.model.findings import AND_MORE, Finding, Result
from mcrubric.model.places import Place
from mcrubric.model.waiting import waits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.formats.outline.blocks import Mark, Tone
    from mcrubric.model.report import Report


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells findings; `waiting` says what each unmet requirement keeps from us."""

    names: Names
    waiting: Mapping[str, tuple[Result, ...]]

    def finding(
        self,
        finding: Finding,
        mark: Mark,
        *,
        tone: Tone | None = None,
        subject: str = "",
        named: bool = False,
    ) -> Item:
        """Return a finding; `subject` is said before it, `named`: with its id behind."""
        said = (*about(subject), Span(finding.message.text), *behind(self.place(finding)))
        tail = (Span(" "), Span(f"[{finding.requirement}]", "requirement")) if named else ()
        remedy = (Item("remedy", plain(finding.remedy)),) if finding.remedy else ()
        return Item(mark, (*said, *tail), tone, remedy)

    def waits(self, requirement: str) -> tuple[Item, ...]:
        """Return what cannot be looked at until a requirement is met."""
        kept = self.waiting.get(requirement, ())
        if not kept:
            return ()
        what = counted(len(kept), "other requirement is", "other requirements are")
        return (Item(None, plain(f"Until then, {what} not looked at.")),)

    def place(self, finding: Finding) -> Words:
        """Return where a finding is, unless its message says so."""
        return places(unsaid(finding))

    def about(self, finding: Finding) -> str:
        """Return the entry that a finding is about, unless its message names it."""
        entry = self.names.entry(finding.target)
        title = self.names.entry_title(entry) if entry else ""
        return "" if title in finding.message.text else title


def unsaid(finding: Finding) -> tuple[Place, ...]:
    """Return the places of a finding, none if its message says them all."""
    text, found = finding.message.text, finding.places
    if all(each == Place(path=each.path) and str(each.path) in text for each in found):
        return ()
    return () if where(found) in text else found


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
        if whole and waits(judgement):
            yield judgement.waits_for or ""


def not_all(found: Iterable[Finding]) -> bool:
    """Whether there are more than these: one of them stands for others that are not listed."""
    return any(each.message.key == AND_MORE for each in found)


def failing(report: Report) -> Iterator[Finding]:
    """Yield the findings that are tasks: something is wrong, and we are sure."""
    return (finding for finding in report.findings if finding.outcome == "fail")
