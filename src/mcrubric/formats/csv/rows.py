"""The rows: one for each finding, for each target that has none, and for what failed in the tool.

The file begins with a byte order mark: without one, Excel takes UTF-8 for the code page of its
country, and nearly every message holds a sign beyond ASCII. What failed in the software is a row
too, with an outcome of its own, `tool-failed`, that no filter for `fail` takes for a candidate's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.escaping.csv import cell
from mcrubric.formats.outline.closing import failure_text
from mcrubric.formats.outline.phrases import where
from mcrubric.formats.outline.settled import settled_in
from mcrubric.formats.outline.told import told_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mcrubric.formats.outline.settled import Settled
    from mcrubric.formats.outline.told import Told
    from mcrubric.model.failures import Failure
    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

Value = str | int | float | None

BYTE_ORDER_MARK: Final = "\ufeff"
LINE_END: Final = "\r\n"

COLUMNS: Final = (
    "outcome", "severity", "requirement", "part", "target", "message", "remedy",
    "path", "line", "column", "page", "seconds", "entry", "further_places",
    "measured", "required", "unit", "because", "waits_for", "waived_until", "since",
    "check", "fingerprint",
)  # fmt: skip
"""What is read first stands first; what joins a row to other outputs stands last."""

TOOL_FAILED: Final = "tool-failed"


def rows(report: Report, look: Look) -> Iterator[str]:
    """Give the head, and a row for each finding and for each target that has none."""
    yield BYTE_ORDER_MARK + ",".join(COLUMNS) + LINE_END
    for failure in report.failures:
        yield _row(_failed(failure))
    settled = settled_in(report)
    baseline = report.since.baseline(report) if report.since else {}
    for told in told_by(report):
        since = baseline.get(told.fingerprint or "")
        yield _row({**_told(told, look), **_settled(told, settled), "since": since})


def _row(values: Mapping[str, Value]) -> str:
    return ",".join(_cell(values.get(name)) for name in COLUMNS) + LINE_END


def _cell(value: Value) -> str:
    """Return a cell: numbers as they are, so that a spreadsheet can add them up."""
    if value is None or value == "":
        return ""
    return cell(value) if isinstance(value, str) else str(value)


def _told(told: Told, look: Look) -> dict[str, Value]:
    result = told.result
    return {
        "outcome": told.outcome,
        "severity": result.severity,
        "requirement": result.requirement,
        "part": result.part,
        "target": told.target,
        "message": told.text,
        **_place(told, look),
        "measured": told.measured,
        "required": told.required,
        "unit": told.unit,
        "because": told.because,
        "waits_for": told.waits_for,
        "check": result.check,
        "fingerprint": told.fingerprint,
    }


def _settled(told: Told, settled: Settled) -> dict[str, Value]:
    """Return what is to be done, and until when nothing is."""
    waiver = settled.waiver(told)
    return {
        "remedy": settled.remedy(told),
        "waived_until": waiver.expires if waiver else None,
    }


def _place(told: Told, look: Look) -> dict[str, Value]:
    """Return the first place in columns, and in words where else to look."""
    if not told.places:
        return {}
    first, *further = told.places
    return {
        "path": look.path(first.path) if first.path else None,
        "line": first.line,
        "column": first.column,
        "page": first.page,
        "seconds": first.seconds,
        "entry": first.entry,
        "further_places": where(further),
    }


def _failed(failure: Failure) -> dict[str, Value]:
    return {
        "outcome": TOOL_FAILED,
        "requirement": failure.requirement,
        "message": failure_text(failure),
        "check": failure.check,
    }
