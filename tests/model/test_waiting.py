"""What waits is told with the requirement that it waits for only where that is told, and weighs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from reported import reported

from mcrubric.model.waiting import told_at_gates

if TYPE_CHECKING:
    from mcrubric.model.report import Report
    from mcrubric.model.verdicts import Severity

GATE = "part-3.present part-3 fail absent"
WAITS = "part-3.length part-3 open waits-for part-3.present"


def weighing(report: Report, **severities: Severity) -> Report:
    """Return a report with severities by the last words of requirements."""
    results = (
        replace(each, severity=severities.get(each.requirement.rpartition(".")[2], each.severity))
        for each in report.results
    )
    return replace(report, results=tuple(results))


def told(report: Report) -> list[str]:
    known = told_at_gates(report)
    return [each.requirement for each in report.findings if each.fingerprint in known]


@pytest.mark.parametrize(
    ("gate", "waiter", "with_it"),
    [
        ("error", "error", True), ("error", "note", True), ("warning", "warning", True),
        ("warning", "error", False), ("note", "warning", False),
    ],
)  # fmt: skip
def test_what_weighs_more_than_its_gate_is_told_itself(
    gate: Severity, waiter: Severity, *, with_it: bool
) -> None:
    report = weighing(reported([GATE, WAITS]), present=gate, length=waiter)
    assert told(report) == (["part-3.length"] if with_it else [])


@pytest.mark.parametrize(
    "lines",
    [
        [WAITS], ["part-3.present part-3 pass", WAITS],
        ["part-3.present part-3 open waits-for portfolio.readable", WAITS],
        [GATE, "part-3.length part-3 open unreadable"],
        [GATE, "part-3.length part-3 open waits-for"],
    ],
)  # fmt: skip
def test_what_has_no_gate_that_is_told_is_told_itself(lines: list[str]) -> None:
    assert told(reported(lines)) == []


def test_of_a_target_only_what_waits_is_told_elsewhere() -> None:
    report = reported([GATE, WAITS, "part-3.length part-3 review odd"])
    known = told_at_gates(report)
    assert [each.message.key for each in report.findings if each.fingerprint not in known] == [
        "absent", "odd",
    ]  # fmt: skip
