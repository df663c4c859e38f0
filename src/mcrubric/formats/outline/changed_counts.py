"""How many findings changed in which way, in one line; what waits for another is not among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.model.findings import Finding
    from mcrubric.model.report import Report
    from mcrubric.model.since import Since

WAITS: Final = "waits-for"
"""The message of what waits for another requirement: it is told where that is told."""

ALWAYS: Final = ("fixed", "still open", "new")
"""What is said even if there is none of it."""


def counts(report: Report, since: Since) -> str:
    """Return the first line: "3 fixed, 2 still open, 1 new, 1 not looked at this time."."""
    new = frozenset(since.new)
    now = telling(report.findings)
    count = {
        "fixed": len(telling(since.fixed)),
        "still open": sum(each.fingerprint not in new for each in now),
        "new": sum(each.fingerprint in new for each in now),
        "not looked at this time": len(telling(each.finding for each in since.unseen)),
        "no longer asked": len(telling(since.unasked)),
    }
    said = [f"{number:,} {what}" for what, number in count.items() if number or what in ALWAYS]
    return f"{', '.join(said)}."


def telling(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that are told: all but those that wait for another requirement."""
    return [each for each in findings if each.message.key != WAITS or each.outcome != "open"]
