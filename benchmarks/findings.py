"""A report with as many findings as are wanted, made in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.model.findings import Finding, Judgement, Message, Result
from mcrubric.model.places import Place
from mcrubric.model.report import Report
from mcrubric.model.runs import Package, PortfolioRef, RubricRef

if TYPE_CHECKING:
    from mcrubric.model.verdicts import Severity

REQUIREMENTS: Final = 20
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")


def many(number: int) -> Report:
    """Return a report with so many findings, divided among twenty requirements."""
    results = tuple(_failing(index, number // REQUIREMENTS) for index in range(REQUIREMENTS))
    paths = tuple(f"artifacts/file {index}.pdf" for index in range(REQUIREMENTS))
    portfolio = PortfolioRef(id="p", sha256="", files=len(paths), paths=paths)
    return Report(
        readiness="not-ready",
        ready=False,
        rubric=RubricRef(id="x", version="1", sha256=""),
        portfolio=portfolio,
        engine=Package(name="mcrubric", version="0"),
        results=results,
    )


def _failing(index: int, count: int) -> Result:
    requirement, severity = f"part-2.r-{index}", SEVERITIES[index % 3]
    findings = (
        Finding(
            fingerprint=f"{index:016x}{number:016x}", requirement=requirement, target=f"EO{number}",
            severity=severity, outcome="fail",
            message=Message("short", {}, f"{number} words counted; at least 1,000 are asked for."),
            remedy="Write some more words of your own.", measured=number, required=1000,
            unit="word", places=(Place(path=f"artifacts/file {index}.pdf", line=number + 1),),
        )
        for number in range(count)
    )  # fmt: skip
    judgements = tuple(
        Judgement(target=each.target, outcome="fail", findings=(each,)) for each in findings
    )
    return Result(
        requirement=requirement, part="part-2", check=f"check-{index}", basis="counted",
        severity=severity, outcome="fail", examined=count, quote="(1,000-word minimum)",
        judgements=judgements,
    )  # fmt: skip
