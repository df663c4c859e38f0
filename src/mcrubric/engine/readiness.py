"""Readiness and the exit code: what the results come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mcrubric.model.exits import EXIT_FOUND, EXIT_OK, EXIT_TOOL_FAILED, EXIT_UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.model.findings import Result
    from mcrubric.model.report import Report
    from mcrubric.model.verdicts import Readiness

FailOn = Literal["error", "warning", "never"]


def readiness_of(results: Iterable[Result]) -> Readiness:
    """Return what a complete run comes to; only requirements of severity `error` decide."""
    outcomes = {result.outcome for result in results if result.severity == "error"}
    if "fail" in outcomes:
        return "not-ready"
    return "undecided" if outcomes & {"open", "review"} else "ready"


def exit_code(report: Report, fail_on: FailOn = "error") -> int:
    """Return the exit code of `check`; it depends on neither format nor order.

    A failure of the tool wins over all, for then not everything was looked at. What is waived
    counts for nothing, under `--fail-on warning` and of a part alone as well.
    """
    if report.failures:
        return EXIT_TOOL_FAILED
    if fail_on == "never":
        return EXIT_OK
    counting = report.counting
    failing = {result.severity for result in counting if result.outcome == "fail"}
    if "error" in failing or (fail_on == "warning" and "warning" in failing):
        return EXIT_FOUND
    readiness = readiness_of(counting)
    return EXIT_UNDECIDED if readiness == "undecided" else EXIT_OK
