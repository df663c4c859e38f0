"""What changed since an earlier report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from mcrubric.model.findings import Finding
from mcrubric.model.runs import Package, RubricRef
from mcrubric.model.verdicts import Readiness, Verdict

if TYPE_CHECKING:
    from mcrubric.model.report import Report

NotLookedAt = Literal[
    "not-run", "asked-otherwise", "open", "not-judged", "unread", "cut", "failed", "unnamed"
]
"""Why nothing can be said of a finding of an earlier report (decision 19)."""

Baseline = Literal["new", "unchanged", "updated"]
"""How a finding stands against an earlier report, in the words of SARIF (2.1.0, 3.27.24)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """A finding of an earlier report that was not looked at this time, and why not."""

    finding: Finding
    because: NotLookedAt


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """A finding that an earlier report had too, with the outcome that it had there.

    `before` is its fingerprint there, if it is another: a file has another name now, or the same
    is told for another reason.
    """

    fingerprint: str
    was: Verdict
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What changed since an earlier report on the same credential.

    The earlier report: its `rubric`, `engine`, `plugins` and `readiness`, the digest of its
    `portfolio`, and the `paths` of files that it tells of.
    Its findings: `fixed` are gone and were looked for again, `unseen` are gone and were not,
    `unasked` are of requirements that the rubric has no more; the others are `still` here.
    The findings of this report are `still` or `new`, by fingerprint; of the new ones, `first` are
    those that the earlier report did not look for.
    `waiting` are, by fingerprint, those of the earlier findings that are gone which were told there
    with another requirement, since they waited for it: they are no news of their own.
    `renamed` has the names of files that were known again by what they hold, old to new.
    """

    rubric: RubricRef
    engine: Package
    plugins: tuple[Package, ...] = ()
    portfolio: str = ""
    readiness: Readiness | None = None
    fixed: tuple[Finding, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    unasked: tuple[Finding, ...] = ()
    still: tuple[Still, ...] = ()
    new: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()

    def baseline(self, report: Report) -> dict[str, Baseline]:
        """Return how each finding of the report stands against the earlier one, by fingerprint.

        `updated` are those with another outcome. What is `fixed` is absent, in SARIF's words; what
        is `unseen` or `unasked` is not.
        """
        was = {each.fingerprint: each.was for each in self.still}
        return {
            each.fingerprint: "new"
            if each.fingerprint not in was
            else "unchanged"
            if was[each.fingerprint] == each.outcome
            else "updated"
            for each in report.findings
        }
