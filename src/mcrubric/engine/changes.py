"""Two reports compared: what is fixed, still open, new, and what was not looked at this time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mcrubric.engine.again import Again
from mcrubric.engine.pairs import paired
from mcrubric.engine.renames import names_between, told
from mcrubric.engine.sight import Sight
from mcrubric.model.errors import McrubricError
from mcrubric.model.findings import AND_MORE
from mcrubric.model.rubric import READABLE_ID
from mcrubric.model.since import Since, Still, Unseen
from mcrubric.model.waiting import told_at_gates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.engine.pairs import Pairs
    from mcrubric.model.findings import Finding
    from mcrubric.model.report import Report
    from mcrubric.model.since import NotLookedAt

SHOWN: Final = 100
"""Characters of a rubric's id that an error shows: longer than any of ours."""


def compared(old: Report, new: Report) -> Since:
    """Return what changed from one report to a later one on the same credential.

    Raises:
        McrubricError: they are on different credentials.
    """
    check_comparable(old.rubric.id, new.rubric.id)
    old, new = replace(old, since=None), replace(new, since=None)
    before, after, names = Sight(old), Sight(new), names_between(old, new)
    pairs = paired(before, after, names)
    fresh = [each for number, each in enumerate(new.findings) if number not in pairs]
    earlier, later = Again(after, before, names.back()), Again(before, after, names)
    first = [each for each in fresh if _is_first(each, earlier.not_looked_at(each))]
    fixed, unseen, unasked = _gone(later, pairs)
    gone, waited = (*fixed, *(each.finding for each in unseen), *unasked), told_at_gates(old)
    return Since(
        rubric=old.rubric,
        engine=old.engine,
        plugins=old.plugins,
        portfolio=old.portfolio.sha256,
        readiness=old.readiness,
        fixed=tuple(fixed),
        unseen=tuple(unseen),
        unasked=tuple(unasked),
        still=tuple(_still(old, new, pairs)),
        new=tuple(each.fingerprint for each in fresh),
        first=tuple(each.fingerprint for each in first),
        renamed=told(names),
        paths=tuple(sorted(before.paths)),
        waiting=tuple(each.fingerprint for each in gone if each.fingerprint in waited),
    )


def check_comparable(old: str, new: str) -> None:
    """Refuse to compare what different rubrics ask.

    Raises:
        McrubricError: the ids are not the same.
    """
    if old != new:
        one, other = (" ".join(each[:SHOWN].split()) for each in (old, new))
        raise McrubricError(
            f"reports on different credentials cannot be compared: the earlier one is on {one}, "
            f"the other on {other}"
        )


def _is_first(finding: Finding, because: NotLookedAt | None) -> bool:
    """Whether an earlier report did not look for a finding, by why it did not tell it.

    A mistake that hid another one there is no reason, and "and more" is nothing to look for.
    """
    told = finding.requirement != READABLE_ID or because != "unread"
    return because is not None and told and finding.message.key != AND_MORE


def _still(old: Report, new: Report, pairs: Pairs) -> Iterator[Still]:
    findings = old.findings
    for number, finding in enumerate(new.findings):
        if number in pairs:
            was = findings[pairs[number]]
            other = was.fingerprint if was.fingerprint != finding.fingerprint else None
            yield Still(fingerprint=finding.fingerprint, was=was.outcome, before=other)


def _gone(later: Again, pairs: Pairs) -> tuple[list[Finding], list[Unseen], list[Finding]]:
    """Return the findings that are there no more, by what can be said of them."""
    fixed: list[Finding] = []
    unseen: list[Unseen] = []
    unasked: list[Finding] = []
    kept = frozenset(pairs.values())
    for number, finding in enumerate(later.there.report.findings):
        if number in kept:
            continue
        because = later.not_looked_at(finding)
        if because == "not-run" and _no_longer_asked(finding, later.there, later.here):
            unasked.append(finding)
        elif because:
            unseen.append(Unseen(finding=finding, because=because))
        else:
            fixed.append(finding)
    return fixed, unseen, unasked


def _no_longer_asked(finding: Finding, before: Sight, after: Sight) -> bool:
    """Whether another rubric has a finding's requirement no more, and it was not just left out."""
    same = before.report.rubric.sha256 == after.report.rubric.sha256
    result = before.results.get(finding.requirement)
    return not same and result is not None and after.runs(result) is True
