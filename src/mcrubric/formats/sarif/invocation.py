"""How the run went: what failed in the software is a notification, never a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mcrubric.formats.outline.closing import failure_text
from mcrubric.formats.sarif.messages import message

if TYPE_CHECKING:
    from mcrubric.formats.sarif.rules import Rules
    from mcrubric.model.failures import Failure
    from mcrubric.model.report import Report

STOPPED: Final = "Reading was stopped when its time was up: what was not reached is open."


def invocation(report: Report, rules: Rules) -> dict[str, Any]:
    """Return the invocation.

    There is no exit code in it: that depends on `--fail-on`, which is no part of a report.
    """
    told = [_notification(each, rules) for each in report.failures]
    if report.timed_out:
        told.append({"level": "warning", "message": message(STOPPED)})
    return {"executionSuccessful": not report.failures, "toolExecutionNotifications": told}


def _notification(failure: Failure, rules: Rules) -> dict[str, Any]:
    given = {"requirement": failure.requirement, "check": failure.check, "plugin": failure.plugin}
    made: dict[str, Any] = {"level": "error", "message": message(failure_text(failure))}
    index = rules.index.get(failure.check or "")
    if index is not None:
        made["associatedRule"] = {"id": failure.check, "index": index}
    named = {name: value for name, value in given.items() if value}
    return {**made, "properties": named} if named else made
