"""Two reports compared, as a document of its own: `mcrubric.diff/1`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.model.findings import Finding
from mcrubric.model.runs import Only, Package, RubricRef
from mcrubric.model.since import Since, Unseen
from mcrubric.model.verdicts import Readiness, Verdict

if TYPE_CHECKING:
    from mcrubric.model.report import Report

DIFF_SCHEMA: Final = "mcrubric.diff/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one of the two reports is on, and what it was made with."""

    rubric: RubricRef
    portfolio: str
    engine: Package
    plugins: tuple[Package, ...]
    readiness: Readiness | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StillThere:
    """A finding of the later report that the earlier one had too; see `Still`."""

    finding: Finding
    was: Verdict
    before: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewThere:
    """A finding of the later report alone; `first`: the earlier one did not look for it."""

    finding: Finding
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What changed between two reports; the lists mean what they mean in `Since`."""

    schema: str = DIFF_SCHEMA
    before: Side
    now: Side
    only: Only | None = None
    fixed: tuple[Finding, ...] = ()
    still: tuple[StillThere, ...] = ()
    new: tuple[NewThere, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    unasked: tuple[Finding, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)


def diff_of(report: Report, since: Since) -> Diff:
    """Return a report and what changed since an earlier one as a document without the rest."""
    still = {each.fingerprint: each for each in since.still}
    first = frozenset(since.first)
    return Diff(
        before=Side(
            rubric=since.rubric,
            portfolio=since.portfolio,
            engine=since.engine,
            plugins=since.plugins,
            readiness=since.readiness,
        ),
        now=Side(
            rubric=report.rubric,
            portfolio=report.portfolio.sha256,
            engine=report.engine,
            plugins=report.plugins,
            readiness=report.readiness,
        ),
        only=report.only,
        fixed=since.fixed,
        still=tuple(
            StillThere(finding=each, was=known.was, before=known.before)
            for each in report.findings
            if (known := still.get(each.fingerprint))
        ),
        new=tuple(
            NewThere(finding=each, first=each.fingerprint in first)
            for each in report.findings
            if each.fingerprint not in still
        ),
        unseen=since.unseen,
        unasked=since.unasked,
        renamed=since.renamed,
    )
