"""Reports for tests of formats: those of the samples, and some that no sample makes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import yaml
from handins import SAMPLES

import mcrubric
from mcrubric.model.failures import Failure
from mcrubric.model.findings import Judgement, Result
from mcrubric.model.report import Report
from mcrubric.model.runs import Only, Package, PortfolioRef, RubricRef
from mcrubric.model.verdicts import WORST_FIRST

if TYPE_CHECKING:
    from pathlib import Path

    from mcrubric.formats.outline.told import Told
    from mcrubric.model.verdicts import Severity

VALIDATED: Final = (
    "complete-personal", "complete-external", "incomplete-personal", "absent-part",
    "nothing-handed-in", "unreadable-part", "not-a-portfolio",
)  # fmt: skip
"""The samples that every format is held against its schema with."""

MADE: Final = ("failures", "only", "nothing", "bare", "waived", "waived-gate", "compared")
"""The names of the reports that no sample makes."""

ENGINE: Final = Package(name="mcrubric", version="0.0.0")
"""No version of ours: what is stored must not change with each release."""

DAY: Final = date(2027, 6, 30)
"""On which waivers are held against the calendar."""

SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")


def expected(name: str) -> dict[str, Any]:
    """Return what stands beside a sample: its rubric, and where the hand-in is."""
    read: dict[str, Any] = yaml.safe_load(
        (SAMPLES / f"{name}.expected.yaml").read_text(encoding="utf-8")
    )
    return read


def hand_in(name: str) -> Path:
    """Return where a sample is, as it is handed in."""
    return SAMPLES / name / str(expected(name).get("hand-in", ""))


@cache
def sample_report(name: str) -> Report:
    """Return the report on a sample, without plugins."""
    rubric = mcrubric.load_rubric(expected(name)["rubric"])
    report = mcrubric.validate(hand_in(name), rubric, plugins=())
    return replace(report, engine=ENGINE)


@cache
def report_named(name: str) -> Report:
    """Return the report on a sample, or one that is made."""
    return {
        "failures": _with_failures,
        "only": _of_a_part,
        "nothing": _empty,
        "bare": _without_words,
        "waived": _with_waivers,
        "waived-gate": _with_a_waived_gate,
        "compared": _compared,
    }.get(name, lambda: sample_report(name))()


def _with_failures() -> Report:
    report = sample_report("incomplete-personal")
    failures = (
        Failure(error="ValueError in x, line 3", requirement="part-1.length", check="word-minimum"),
        Failure(error="OSError", requirement="part-1.length", check="word-minimum", plugin="x"),
        Failure(error="ImportError", plugin="mcrubric-other"),
        Failure(error="KeyError", requirement="part-9.gone", check="gone"),
    )
    plugins = (Package(name="mcrubric-other", version="1.0rc1"), Package(name="x", version=""))
    return replace(report, failures=failures, plugins=plugins, timed_out=True)


def _of_a_part() -> Report:
    report = sample_report("incomplete-personal")
    results = tuple(each for each in report.results if each.part in {None, "part-1"})
    only = Only(parts=("part-1",))
    return replace(report, readiness=None, ready=False, results=results, only=only)


def _empty() -> Report:
    return Report(
        readiness="ready",
        ready=True,
        rubric=RubricRef(id="x", version="1", sha256=""),
        portfolio=PortfolioRef(id="p", sha256="", files=0),
        engine=ENGINE,
    )


def _with_waivers() -> Report:
    """Return a report of which one requirement is waived whole, and another in part."""
    waivers = [_waiver("part-1.length", "part-1"), _waiver("part-2.coverage", "EO4.strategies")]
    return mcrubric.with_waivers(sample_report("incomplete-personal"), waivers, DAY)


def _with_a_waived_gate() -> Report:
    """Return a report of which a part is waived that others wait for, with two idle waivers."""
    waivers = [
        *(_waiver(each, "part-3") for each in ("part-3.present", "part-3.length")),
        _waiver("part-1.length", "part-1", "2027-06-29"),
        _waiver("part-1.present", "part-1"),
    ]
    return mcrubric.with_waivers(sample_report("absent-part"), waivers, DAY)


def to_do(report: Report, told: Told) -> str:
    """Return what is to be done: nothing of what is waived, and nothing first where that is."""
    gone = report.waived.results if report.waived else ()
    waits = told.because == "waits-for" and told.waits_for in gone
    return "" if waits or told.fingerprint in report.covered else told.remedy


def _waiver(requirement: str, target: str, expires: str = "2027-12-31") -> mcrubric.Waiver:
    return mcrubric.Waiver(
        reason="agreed", authority="the office", expires=expires,
        requirement=requirement, target=target,
    )  # fmt: skip


def _compared() -> Report:
    """Return a report with what changed since one on another portfolio."""
    report, earlier = sample_report("incomplete-personal"), sample_report("absent-part")
    return replace(report, since=mcrubric.compare(earlier, report))


def _without_words() -> Report:
    """Return a report whose results have no judgement, or one without a finding."""
    results = [
        Result(
            requirement=f"r-{severity}-{outcome}-{count}", part=None, check="some-check",
            basis="counted", severity=severity, outcome=outcome, examined=0,
            judgements=(Judgement(target="portfolio", outcome=outcome),) * count,
        )
        for severity in SEVERITIES for outcome in WORST_FIRST for count in (0, 1)
    ]  # fmt: skip
    return replace(_empty(), readiness="not-ready", ready=False, results=tuple(results))
