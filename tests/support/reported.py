"""Reports made of a few words: one line a judgement or finding, with the fingerprints they have."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from mcrubric.engine.findings import fingerprint
from mcrubric.engine.readiness import readiness_of
from mcrubric.model.failures import Failure
from mcrubric.model.findings import Finding, Judgement, Message, Result
from mcrubric.model.places import Place
from mcrubric.model.report import Report
from mcrubric.model.runs import Only, Package, PortfolioRef, RubricRef
from mcrubric.model.verdicts import worst

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mcrubric.model.verdicts import Because

LABELS: Final = dict.fromkeys(("EO1", "EO1.a", "EO1.b", "part-1", "part-2", "part-3"), "x")
FILES: Final = {"artifacts/a.pdf": "a" * 64, "artifacts/b.pdf": "b" * 64, "part-2.yaml": "2" * 64}


def reported(lines: Iterable[str], **more: Any) -> Report:
    """Return a report; a line is `REQUIREMENT[=CHECK] TARGET OUTCOME [KEY [GATE]]`.

    What has the key `waits-for` waits for a requirement, `GATE` if it is named.
    Lines of one requirement and target make one judgement; what passes has no key. `more` may set
    `files` (path to digest), `only`, `failures` (requirements, or a dash), `rubric` (fields) and
    any field of a report.
    """
    results = tuple(_results(lines))
    files: Mapping[str, str] = more.pop("files", FILES)
    only = more.pop("only", None)
    failures = more.pop("failures", ())
    rubric = {"id": "mo/x", "version": "1.0.0", "sha256": "0" * 64, **more.pop("rubric", {})}
    readiness = None if only else readiness_of(results)
    made: dict[str, Any] = {
        "readiness": readiness,
        "ready": readiness == "ready",
        "rubric": RubricRef(**rubric),
        "portfolio": PortfolioRef(
            id="p", sha256="", files=len(files), paths=tuple(sorted(files)), digests=files
        ),
        "engine": Package(name="mcrubric", version="0.1.0"),
        "results": results,
        "failures": tuple(
            Failure(error="x", requirement=None if each == "-" else each) for each in failures
        ),
        "labels": LABELS,
        "only": _only(only) if only else None,
    }
    return Report(**{**made, **more})


def _only(only: Mapping[str, list[str]]) -> Only:
    parts, basis = only.get("parts"), only.get("basis")
    return Only(
        parts=None if parts is None else tuple(parts),
        basis=None if basis is None else tuple(basis),
    )


def _results(lines: Iterable[str]) -> Iterable[Result]:
    rows = [line.split(maxsplit=3) for line in lines]
    for named in dict.fromkeys(row[0] for row in rows):
        requirement, _, check = named.partition("=")
        mine = [row[1:] for row in rows if row[0] == named]
        part = requirement.partition(".")[0]
        counts: Counter[tuple[str, str]] = Counter()
        judgements = tuple(
            _judgement(requirement, check or "c", target, mine, counts)
            for target in dict.fromkeys(row[0] for row in mine)
        )
        yield Result(
            requirement=requirement,
            part=None if part == "portfolio" else part,
            check=check or "c",
            basis="counted",
            severity="error",
            outcome=worst(each.outcome for each in judgements),
            examined=len(judgements),
            judgements=judgements,
        )


def _judgement(
    requirement: str, check: str, target: str, rows: list[list[str]], counts: Counter[Any]
) -> Judgement:
    said = [row for row in rows if row[0] == target]
    findings = []
    for _, outcome, *key in said:
        if outcome in {"fail", "review", "open"}:
            word = key[0].partition(" ")[0]
            findings.append(_finding(requirement, check, target, outcome, word, counts))
    outcomes: list[Any] = [row[1] for row in said]
    whole = worst(outcomes)
    why, _, gate = next((row[2] for row in said if row[1] == "open"), "").partition(" ")
    return Judgement(
        target=target,
        outcome=whole,
        because=_because(why) if whole == "open" else None,
        waits_for=gate or None,
        findings=tuple(findings),
    )


def _because(key: str) -> Because:
    return "waits-for" if key == "waits-for" else "unreadable"


def _finding(
    requirement: str, check: str, target: str, outcome: Any, key: str, counts: Counter[Any]
) -> Finding:
    ordinal = counts[target, key]
    counts[target, key] += 1
    return Finding(
        fingerprint=fingerprint(requirement, check, target, key, str(ordinal)),
        requirement=requirement,
        target=target,
        severity="error",
        outcome=outcome,
        message=Message(key, {}, f"This is {key}.", f"This is {key}.", (), ()),
        places=(Place(path="part-2.yaml", line=1),),
    )


def called(finding: Finding) -> str:
    """Return a finding as it is written in a case."""
    return f"{finding.requirement} {finding.target} {finding.message.key}"
