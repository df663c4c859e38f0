"""What a report tells, one thing after the other: each finding, and what was found in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.formats.outline.phrases import counted
from mcrubric.formats.outline.why import as_place
from mcrubric.model.findings import Finding, Judgement, Result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.places import Place
    from mcrubric.model.report import Report
    from mcrubric.model.verdicts import Because, Verdict

SAID: Final[Mapping[Verdict, str]] = {
    "fail": "This is not as asked.",
    "open": "This could not be determined.",
    "review": "A person should look at this.",
    "pass": "Looked at: nothing is wrong.",
    "not-applicable": "There is nothing here that this is asked of.",
}
"""What is said where a report has no sentence of its own, as of what is in order."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding; or a judgement that has none; or a result that has no judgement."""

    result: Result
    judgement: Judgement | None = None
    finding: Finding | None = None

    @property
    def outcome(self) -> Verdict:
        """What it comes to."""
        return (self.finding or self.judgement or self.result).outcome

    @property
    def target(self) -> str:
        """The id of what it is about."""
        told = self.finding or self.judgement
        return told.target if told else self.result.part or "portfolio"

    @property
    def because(self) -> Because | None:
        """Why it is open."""
        return self.judgement.because if self.judgement and self.outcome == "open" else None

    @property
    def waits_for(self) -> str | None:
        """The requirement that has to be met first, if it is open for that."""
        return self.judgement.waits_for if self.judgement and self.because else None

    @property
    def text(self) -> str:
        """One or more sentences."""
        if self.finding:
            return self.finding.message.text
        measured, unit = self.measured, self.unit
        if self.outcome != "pass" or measured is None or not unit:
            return SAID[self.outcome]
        return f"{SAID['pass'].removesuffix('.')} ({counted(measured, unit)})."

    @property
    def remedy(self) -> str:
        """What to do, if there is something to do."""
        return self.finding.remedy if self.finding else ""

    @property
    def measured(self) -> int | float | None:
        """What was counted."""
        return self.finding.measured if self.finding else _number(self._seen.get("measured"))

    @property
    def required(self) -> int | float | None:
        """How much is asked for."""
        return self.finding.required if self.finding else _number(self._seen.get("required"))

    @property
    def unit(self) -> str | None:
        """What is counted, in the singular."""
        if self.finding:
            return self.finding.unit
        unit = self._seen.get("unit")
        return unit if isinstance(unit, str) else None

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it is."""
        if self.finding:
            return self.finding.places
        given = self._seen.get("places")
        listed = given if isinstance(given, (list, tuple)) else ()
        return tuple(as_place(each) for each in listed if isinstance(each, Mapping))

    @property
    def fingerprint(self) -> str | None:
        """What it is known again by in another report: only findings have one that holds.

        A target may be shown by the number of a file, which another file changes.
        """
        return self.finding.fingerprint if self.finding else None

    @property
    def _seen(self) -> Mapping[str, object]:
        return self.judgement.evidence if self.judgement else {}


def told_by(report: Report) -> Iterator[Told]:
    """Yield everything that a report tells, in its order."""
    for result in report.results:
        yield from told_of(result)


def told_of(result: Result) -> Iterator[Told]:
    """Yield everything that is told of one requirement: at least one thing."""
    if not result.judgements:
        yield Told(result)
    for judgement in result.judgements:
        if not judgement.findings:
            yield Told(result, judgement)
        for finding in judgement.findings:
            yield Told(result, judgement, finding)


def _number(value: object) -> int | float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return value
