"""What is said of a run before its results: the software, how it went, and the files."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from mcrubric.formats.sarif.invocation import invocation
from mcrubric.formats.sarif.places import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.formats.sarif.places import Places
    from mcrubric.formats.sarif.rules import Rules
    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report
    from mcrubric.model.runs import Package

SEMANTIC: Final = re.compile(r"\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?")
"""A version of Semantic Versioning 2.0.0; Python's `1.0.0rc1` is none."""


def run_of(report: Report, look: Look, rules: Rules, places: Places) -> dict[str, Any]:
    """Return a run without its results.

    Code scanning keeps one set of results for each `automationDetails.id`, so that of each
    portfolio of a repository is its own.
    """
    return {
        "tool": _tool(report, rules),
        "automationDetails": {"id": f"mcrubric/{look.path(report.rubric.id)}/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The root of the repository."}}},
        "invocations": [invocation(report, rules)],
        "artifacts": [*_artifacts(report, places)],
        "properties": _properties(report),
    }


def _tool(report: Report, rules: Rules) -> dict[str, Any]:
    """Return the software; of which plugin a check is, no report says, so all rules are ours."""
    tool: dict[str, Any] = {"driver": {**_component(report.engine), "rules": [*rules.descriptors]}}
    extensions = [_component(each) for each in dict.fromkeys(report.plugins)]
    return {**tool, "extensions": extensions} if extensions else tool


def _component(package: Package) -> dict[str, Any]:
    if not package.version:
        return {"name": package.name}
    key = "semanticVersion" if SEMANTIC.fullmatch(package.version) else "version"
    return {"name": package.name, key: package.version}


def _artifacts(report: Report, places: Places) -> Iterator[dict[str, Any]]:
    digests = report.portfolio.digests or {}
    for path in places.known:
        made: dict[str, Any] = {"location": places.artifact(path)}
        if path in digests:
            made["hashes"] = {"sha-256": digests[path]}
        yield made


def _properties(report: Report) -> dict[str, Any]:
    rubric, portfolio = report.rubric, report.portfolio
    return {
        "readiness": report.readiness,
        "ready": report.ready,
        "timed_out": report.timed_out,
        "only": asdict(report.only) if report.only else None,
        "waived": asdict(report.waived) if report.waived else None,
        "rubric": asdict(rubric),
        "portfolio": {"sha256": portfolio.sha256, "files": portfolio.files},
    }
