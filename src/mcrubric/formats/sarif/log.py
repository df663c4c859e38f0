"""A log: what is said of the run, and then the results one by one, so that none need be kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from mcrubric.escaping import json_text
from mcrubric.formats.outline.settled import settled_in
from mcrubric.formats.outline.told import told_by
from mcrubric.formats.sarif.places import places_of
from mcrubric.formats.sarif.results import result_of
from mcrubric.formats.sarif.rules import rules_of
from mcrubric.formats.sarif.run import run_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report
    from mcrubric.model.since import Baseline

VERSION: Final = "2.1.0"
SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
INDENT: Final = 1
"""Of the head, which a person may read; a result is one line, which is what `diff` goes by."""

END: Final = "\n  }\n ]\n}"
"""How a log ends: its run, its list of runs, and itself. The results go before it."""


def pieces(report: Report, look: Look) -> Iterator[str]:
    """Give the text of a log; the results are in the report's order."""
    rules, places = rules_of(report, look), places_of(report, look)
    yield _head(run_of(report, look, rules, places))
    settled, before = settled_in(report), "\n"
    baseline = report.since.baseline(report) if report.since else {}
    for told in told_by(report):
        if look.results == "all" or (told.outcome == "fail" and settled.waiver(told) is None):
            made = result_of(told, rules, places, settled)
            yield before + _line({**made, **_state(baseline.get(told.fingerprint or ""))})
            before = ",\n"
    yield f"\n   ]{END}\n"


def _state(state: Baseline | None) -> dict[str, str]:
    """Return how a finding stands against the earlier report (section 3.27.24), if there is one."""
    return {"baselineState": state} if state else {}


def _head(run: dict[str, Any]) -> str:
    """Return all that stands before the first result."""
    log = {"$schema": SCHEMA, "version": VERSION, "runs": [run]}
    text = json.dumps(log, ensure_ascii=False, allow_nan=False, indent=INDENT)
    return json_text.document(text.removesuffix(END)) + ',\n   "results": ['


def _line(result: dict[str, Any]) -> str:
    return json_text.document(
        json.dumps(result, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    )
