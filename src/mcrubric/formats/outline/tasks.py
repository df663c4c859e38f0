"""What to do: everything that is wrong for sure, part by part, each thing once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mcrubric.formats.outline.blocks import Heading, Item, Legend, Section, Span
from mcrubric.formats.outline.spans import about, behind, places
from mcrubric.formats.outline.task import MARKS, SAID, TONES, Task, grouped, shape
from mcrubric.model.verdicts import GRAVEST_FIRST

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from mcrubric.formats.outline.blocks import Block
    from mcrubric.formats.outline.teller import Teller
    from mcrubric.model.findings import Finding
    from mcrubric.model.report import Report
    from mcrubric.model.verdicts import Severity


def tasks(report: Report, teller: Teller) -> Section:
    """Return the list of things to do; no blocks if there are none."""
    parts: dict[str | None, list[Finding]] = {}
    for result in report.results:
        wrong = [
            finding
            for judgement in result.judgements
            for finding in judgement.findings
            if finding.outcome == "fail"
        ]
        if wrong:
            parts.setdefault(result.part, []).extend(wrong)
    kinds = {finding.severity for wrong in parts.values() for finding in wrong}
    told: set[str] = set()
    blocks: list[Block] = [_legend(kinds)] if kinds else []
    for part, wrong in parts.items():
        blocks += [Heading(teller.names.part(part))]
        blocks += _tasks(grouped(wrong, teller.names), teller, told)
    return Section("tasks", "What to do" if "error" in kinds else "Worth a look", tuple(blocks))


def _legend(kinds: AbstractSet[Severity]) -> Legend:
    """Explain the marks that occur."""
    return Legend(tuple((MARKS[kind], SAID[kind]) for kind in GRAVEST_FIRST if kind in kinds))


def _tasks(found: list[Task], teller: Teller, told: set[str]) -> list[Item]:
    """Return a part's tasks; what is the same as above for an entry is said so."""
    items: list[Item] = []
    before: Task | None = None
    for task in found:
        both = before is not None and before.entry and task.entry
        if before and both and shape(task, teller.names) == shape(before, teller.names):
            items.append(_the_same(task, before, teller))
        else:
            items.append(_task(task, teller, told))
            before = task
    return items


def _task(task: Task, teller: Teller, told: set[str]) -> Item:
    new = dict.fromkeys(each.requirement for each in task.findings if each.requirement not in told)
    told.update(new)
    if len(task.findings) == 1:
        finding, mark, tone = task.findings[0], MARKS[task.severity], TONES[task.severity]
        subject, named = teller.about(finding), bool(new)
        item = teller.finding(finding, mark, tone=tone, subject=subject, named=named)
    else:
        item = _several(task, teller, set(new))
    waits = tuple(each for requirement in new for each in teller.waits(requirement))
    return replace(item, inside=(*item.inside, *waits))


def _the_same(task: Task, before: Task, teller: Teller) -> Item:
    """Return the item of an entry of which all is to be said that was said of one before."""
    title, known = (teller.names.entry_title(each.entry or "") for each in (task, before))
    known = known[:1].lower() + known[1:] if " " in known else known
    said = Span(f"the same as for {known}")
    words = (*about(title), said, *behind(places(task.places)), Span("."))
    return Item(MARKS[task.severity], words, TONES[task.severity])


def _several(task: Task, teller: Teller, new: set[str]) -> Item:
    """Return an entry with several findings, the gravest first.

    What is the first of a requirement (`new`) shows its id.
    """
    inside: list[Item] = []
    for finding in sorted(task.findings, key=lambda each: GRAVEST_FIRST.index(each.severity)):
        lighter = finding.severity != task.severity
        subject = SAID[finding.severity].capitalize() if lighter else ""
        named = finding.requirement in new
        inside.append(teller.finding(finding, "bullet", subject=subject, named=named))
        new.discard(finding.requirement)
    title = Span(teller.names.entry_title(task.entry or ""), "about")
    return Item(MARKS[task.severity], (title, Span(":")), TONES[task.severity], tuple(inside))
