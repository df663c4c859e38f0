"""What is returned: results with their judgements and findings, and readiness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from mcrubric.model.places import Place
from mcrubric.model.verdicts import Basis, Because, Readiness, Severity, Verdict

NotLookedAt = Literal[
    "not-run", "asked-otherwise", "open", "not-judged", "unread", "cut", "failed", "unnamed"
]
"""Why nothing can be said of a finding of an earlier report (decision 19)."""

Baseline = Literal["new", "unchanged", "updated"]
"""How a finding stands against an earlier report, in the words of SARIF (2.1.0, 3.27.24)."""

REPORT_SCHEMA: Final = "mcrubric.report/1"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, with the key, the wording and the arguments it was made from.

    `quoted` are the arguments that may hold a candidate's words, `named` those that hold names of
    files; None where it is not known, as in reports of before these fields.
    """

    key: str
    args: Mapping[str, Any]
    text: str
    wording: str = ""
    quoted: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


AND_MORE: Final = "and-more"
"""The key of the message that stands for findings that are too many to be listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to act on or to look at.

    `fingerprint` stays the same when text above it is edited; `outcome` is fail, review or open.
    `remedy` says what to do, in plain words.
    """

    fingerprint: str
    requirement: str
    target: str
    severity: Severity
    outcome: Verdict
    message: Message
    remedy: str = ""
    measured: int | float | None = None
    required: int | float | None = None
    unit: str | None = None
    places: tuple[Place, ...] = ()
    remedy_wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """All observations about one target of one requirement.

    `waits_for` names the requirement that must be met first, if `because` says so.
    `quoted` and `named` say of `evidence` what those of a message say of its arguments.
    """

    target: str
    outcome: Verdict
    because: Because | None = None
    waits_for: str | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    quoted: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One requirement of the machine: the worst of its judgements."""

    requirement: str
    part: str | None
    check: str
    basis: Basis
    severity: Severity
    outcome: Verdict
    examined: int
    quote: str = ""
    derived: bool = False
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredCitation:
    """A cited artifact (its path, or its name as written), its places, and what they come to."""

    artifact: str
    at: tuple[str, ...] = ()
    resolution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredEntry:
    """One self-analysis entry for a detail; `certain` is False for a match by guess.

    `explained` is None where it is not known.
    """

    entry: str
    certain: bool = True
    citations: tuple[CoveredCitation, ...] = ()
    explained: bool | None = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One row of the coverage matrix."""

    detail: str
    derived: bool
    entries: tuple[CoveredEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessorItem:
    """What only a person can judge."""

    requirement: str
    quote: str
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """The tool failed: never the candidate's fault, and never a pass."""

    error: str
    requirement: str | None = None
    check: str | None = None
    plugin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricRef:
    """Which rubric was used; `overlay` names what was laid over it."""

    id: str
    version: str
    sha256: str
    title: str = ""
    overlay: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioRef:
    """Which portfolio was read; `ignored` are files that were left out on purpose.

    `paths` are the files that the report tells of, in the order of their names; `digests` has the
    SHA-256 of each that was read, so that a file is known again under another name.
    """

    id: str
    sha256: str
    files: int
    ignored: tuple[str, ...] = ()
    paths: tuple[str, ...] | None = None
    digests: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """What a run was narrowed to: ids of parts and names of bases; None is all of them."""

    parts: tuple[str, ...] | None = None
    basis: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldWaiver:
    """A waiver as a report tells it; `findings` are the fingerprints of what it names.

    `expires` is the last day on which it holds. `reason` and `authority` are None in a report for
    others, since they may tell of a person's health.
    """

    fingerprint: str | None
    requirement: str | None
    target: str | None
    reason: str | None
    authority: str | None
    expires: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived:
    """What waivers change: never an outcome, only which results readiness rests on.

    `on` is the day on which they were held against the calendar, `readiness` what the results
    come to without them, and `results` are the requirements that left readiness.
    `used` are those that hold and cover something, `expired` those that held until a day before,
    `unused` those that name nothing here that can be waived, and `doubled` those that name what
    another one names that holds at least as long.
    """

    on: str
    readiness: Readiness | None
    results: tuple[str, ...]
    used: tuple[ToldWaiver, ...]
    expired: tuple[ToldWaiver, ...]
    unused: tuple[ToldWaiver, ...]
    doubled: tuple[ToldWaiver, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A named piece of software."""

    name: str
    version: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything, and readiness; `schema` is `mcrubric.report/1`.

    `readiness` is None if only a part of the plan was run; `only` says which. With waivers it is
    what is left of the results without those that are `waived`.
    `since` is what changed, if the report was compared with an earlier one.
    `labels` gives words for target ids, and for requirements that the rubric gives a label, so
    that a report reads well without its rubric.
    """

    schema: str = REPORT_SCHEMA
    readiness: Readiness | None
    ready: bool
    rubric: RubricRef
    portfolio: PortfolioRef
    engine: Package
    plugins: tuple[Package, ...] = ()
    limits: Mapping[str, int | float] = field(default_factory=dict)
    results: tuple[Result, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    for_the_assessor: tuple[AssessorItem, ...] = ()
    failures: tuple[Failure, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    timed_out: bool = False
    only: Only | None = None
    since: Since | None = None
    waived: Waived | None = None

    @property
    def counting(self) -> tuple[Result, ...]:
        """The results that readiness rests on: all but those that are waived."""
        gone = frozenset(self.waived.results if self.waived else ())
        return tuple(result for result in self.results if result.requirement not in gone)

    @property
    def covered(self) -> Mapping[str, ToldWaiver]:
        """The fingerprints of all findings that are waived, each with the waiver that covers it.

        It is made anew each time: ask once, and look up as often as needed.
        """
        used = self.waived.used if self.waived else ()
        return {name: waiver for waiver in reversed(used) for name in waiver.findings}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of their requirements and targets."""
        return tuple(self._findings())

    def _findings(self) -> Iterator[Finding]:
        for result in self.results:
            for judgement in result.judgements:
                yield from judgement.findings

    def to_json(self) -> str:
        """Return the report as JSON text; the same report gives the same bytes."""
        from mcrubric.model.report_json import dump_report

        return dump_report(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """Read a report back.

        Raises:
            ReportError: it is not a `mcrubric.report/1`; every mistake is listed.
        """
        from mcrubric.model.report_json import parse_report

        return parse_report(text)
