"""How many findings changed in which way; what is told with another is not among them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.formats.outline.waived import left
from mcrubric.model.waiting import told_at_gates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.model.findings import Finding
    from mcrubric.model.report import Report
    from mcrubric.model.since import Since

FIXED: Final = "fixed"
STILL: Final = "still open"
NEW: Final = "new"
UNSEEN: Final = "not looked at this time"
UNASKED: Final = "no longer asked"

ALWAYS: Final = (FIXED, STILL, NEW)
"""What is said even if there is none of it."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Which findings are told: all but those that are told with what they wait for.

    These are, by fingerprint, `here` of this report and `there` of the earlier one.
    """

    here: AbstractSet[str]
    there: AbstractSet[str]

    def now(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings of this report that are told."""
        return [each for each in findings if each.fingerprint not in self.here]

    def before(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings of the earlier report that are told."""
        return [each for each in findings if each.fingerprint not in self.there]


def telling(report: Report, since: Since) -> Telling:
    """Return which findings are told; what waits for something that is waived is told itself."""
    return Telling(told_at_gates(left(report)), frozenset(since.waiting))


def numbers(report: Report, since: Since) -> dict[str, int]:
    """Return how many findings changed in each way."""
    told, new = telling(report, since), frozenset(since.new)
    now = told.now(report.findings)
    return {
        FIXED: len(told.before(since.fixed)),
        STILL: sum(each.fingerprint not in new for each in now),
        NEW: sum(each.fingerprint in new for each in now),
        UNSEEN: len(told.before(each.finding for each in since.unseen)),
        UNASKED: len(told.before(since.unasked)),
    }


def counts(report: Report, since: Since) -> str:
    """Return the first line: "3 fixed, 2 still open, 1 new, 1 not looked at this time."."""
    found = numbers(report, since).items()
    said = [f"{number:,} {what}" for what, number in found if number or what in ALWAYS]
    return f"{', '.join(said)}."
