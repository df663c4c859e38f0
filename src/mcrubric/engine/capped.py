"""So many findings and no more: behind them stands how many there are besides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mcrubric.engine.findings import fingerprint
from mcrubric.model.findings import AND_MORE, Finding, Judgement, Message
from mcrubric.model.verdicts import WORST_FIRST
from mcrubric.text.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mcrubric.model.findings import Result
    from mcrubric.model.limits import Limits

MESSAGE: Final = (
    "Here and elsewhere, {count:more thing of this kind is|more things of this kind are} not "
    "listed."
)
REMEDY: Final = "See to those that are listed first; then check again."


def capped(results: Iterable[Result], limits: Limits) -> Iterator[Result]:
    """Yield results with as many findings as the limits allow; outcomes stay as they are.

    Of too many the worst stay, in their order. One more finding says how many are left out; it has
    the worst outcome among them, and stands where the first of those stood.
    """
    left = limits.findings
    for result in results:
        found = [each for judgement in result.judgements for each in judgement.findings]
        most = min(limits.requirement_findings, left)
        left -= min(len(found), most)
        yield result if len(found) <= most else _cut(result, _dropped(found, most))


def _dropped(found: Sequence[Finding], most: int) -> tuple[Finding, ...]:
    """Return the findings that are left out: behind all worse ones, and last among equals."""
    return tuple(sorted(found, key=lambda each: WORST_FIRST.index(each.outcome))[most:])


def _cut(result: Result, dropped: tuple[Finding, ...]) -> Result:
    gone = {id(each) for each in dropped}
    worst_gone = {id(each) for each in dropped if each.outcome == dropped[0].outcome}
    first = next(
        index
        for index, each in enumerate(result.judgements)
        if any(id(finding) in worst_gone for finding in each.findings)
    )
    judgements = [_without(each, gone) for each in result.judgements]
    more = _more(result, judgements[first].target, dropped)
    judgements[first] = replace(judgements[first], findings=(*judgements[first].findings, more))
    return replace(result, judgements=tuple(judgements))


def _without(judgement: Judgement, gone: set[int]) -> Judgement:
    return replace(
        judgement, findings=tuple(each for each in judgement.findings if id(each) not in gone)
    )


def _more(result: Result, target: str, dropped: tuple[Finding, ...]) -> Finding:
    args = {"count": len(dropped)}
    return Finding(
        fingerprint=fingerprint(result.requirement, result.check, target, AND_MORE, "0"),
        requirement=result.requirement,
        target=target,
        severity=result.severity,
        outcome=dropped[0].outcome,
        message=Message(AND_MORE, args, say(MESSAGE, args), MESSAGE, (), ()),
        remedy=REMEDY,
        remedy_wording=REMEDY,
    )
