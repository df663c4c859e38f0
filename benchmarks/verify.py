"""Whether both sides find the known faults, all of them and no others, before anything is timed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from benchmarks.draft import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

SURE: Final = ("fail", "review")
"""`open` says that something could not be looked at, which is no fault that was found."""


class DisagreementError(Exception):
    """The two sides, or one of them and the generator, do not find the same."""


def compare(known: Mapping[str, Sequence[Fault]], script: Path, ours: Path) -> int:
    """Return how many faults both found in the portfolios of which reports were written.

    Raises:
        DisagreementError: with what was found by one and not by the other.
    """
    differences = []
    for name, faults in known.items():
        for side, found in (
            ("the script", faults_of_script(_read(script / f"{name}.json"))),
            ("mcrubric", faults_of_report(_read(ours / f"{name}.json"))),
        ):
            missed, more = sorted(set(faults) - found), sorted(found - set(faults))
            if missed or more:
                differences.append(f"{name}: {side} misses {missed} and adds {more}")
    if differences:
        raise DisagreementError("\n".join(differences))
    return sum(map(len, known.values()))


def faults_of_script(report: Mapping[str, Any]) -> set[Fault]:
    """Return what the script found."""
    return {Fault(*finding) for finding in report["findings"]}


def faults_of_report(report: Mapping[str, Any]) -> set[Fault]:
    """Return what a report of ours says is wrong or to be looked at."""
    return set(_faults(report))


def _faults(report: Mapping[str, Any]) -> Iterator[Fault]:
    if report["failures"]:
        raise DisagreementError(f"mcrubric failed: {report['failures']}")
    for result in report["results"]:
        for judgement in result["judgements"]:
            inferred = judgement.get("evidence", {}).get("relation") == "not-related"
            if judgement["outcome"] in SURE and not inferred:  # no script infers anything
                target = judgement["target"]
                if "/" in target:  # a citation's place is written in many ways
                    target = target.rpartition("@")[0] or target
                yield Fault(result["requirement"], target, judgement["outcome"])


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read
