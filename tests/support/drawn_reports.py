"""Reports drawn at random, as the engine makes them, with hostile words in a sound form."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hypothesis import strategies as st

from mcrubric.engine.waiving import waived
from mcrubric.model.coverage import Coverage, CoveredCitation, CoveredEntry
from mcrubric.model.failures import Failure
from mcrubric.model.findings import Finding, Judgement, Message, Result
from mcrubric.model.places import Place
from mcrubric.model.report import AssessorItem, Report
from mcrubric.model.runs import Package, PortfolioRef, RubricRef
from mcrubric.model.verdicts import BASES, WORST_FIRST, Readiness, Severity
from mcrubric.model.waivers import SEEN, Waiver

HOSTILE = ("\x1b[2J", "a\nb.pdf", "\r::error::", "\u202egpj.exe", "\x9b31m", "\u2028", "学校 学校")
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12), st.just("a few plain words"))
IDS = st.sampled_from(
    ("portfolio", "part-1", "part-1.q2", "EO1", "EO1.connect", "EO1.connect[2]", "part-2.entry[7]",
     "EO1.connect/artifacts/handbook.pdf@p.12", "artifacts/a b.pdf")
) | TEXTS  # fmt: skip
NUMBERS = st.integers(-3, 10**9) | st.floats(0, 1e9)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
EVIDENCE = st.dictionaries(
    st.sampled_from(("places", "asks", "measured", "required", "unit", "left_out", "total"))
    | TEXTS,
    JSON_VALUES,
    max_size=4,
)
MAYBE = st.none() | st.integers(1, 99)
PLACES = st.builds(
    Place,
    path=st.none() | TEXTS, start=MAYBE, end=MAYBE, line=MAYBE, column=MAYBE, page=MAYBE,
    seconds=st.none() | st.floats(0, 1e6), entry=MAYBE,
)  # fmt: skip
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
READINESS: tuple[Readiness | None, ...] = (None, "ready", "not-ready", "undecided")
OUTCOMES = st.sampled_from(WORST_FIRST)


def tuples(items: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=most).map(tuple)


@st.composite
def results(draw: st.DrawFn, number: int) -> Result:
    """A result as the engine makes one: each finding says something that nothing else says."""
    part = draw(st.sampled_from((None, "part-1", "part-2", "part-3")))
    severity = draw(st.sampled_from(SEVERITIES))
    requirement = f"{part or 'portfolio'}.told-{number}"
    judgements = []
    for index in range(draw(st.integers(1, 3))):
        outcome, target = draw(OUTCOMES), draw(IDS)
        said = f"said-{number}-{index}-x"
        finding = Finding(
            fingerprint=f"{number:016x}{index:016x}", requirement=requirement, target=target,
            severity=severity, outcome=outcome, remedy=draw(TEXTS),
            message=Message("key", draw(EVIDENCE), f"{draw(TEXTS)} {said} {draw(TEXTS)}"),
            measured=draw(st.none() | NUMBERS), required=draw(st.none() | NUMBERS),
            unit=draw(st.none() | TEXTS), places=draw(tuples(PLACES)),
        )  # fmt: skip
        judgements.append(
            Judgement(
                target=target,
                outcome=outcome,
                evidence=draw(EVIDENCE),
                because=draw(st.sampled_from(("limit", "crash"))) if outcome == "open" else None,
                findings=(finding,) if outcome in {"fail", "review", "open"} else (),
            )
        )
    return Result(
        requirement=requirement, part=part, check="some-check", severity=severity,
        basis=draw(st.sampled_from(BASES[:2] if severity == "error" else BASES)),
        outcome=min((each.outcome for each in judgements), key=WORST_FIRST.index),
        examined=len(judgements), quote=draw(TEXTS), derived=draw(st.booleans()),
        judgements=tuple(judgements),
    )  # fmt: skip


ENTRIES = st.builds(
    CoveredEntry, entry=IDS, certain=st.booleans(), explained=st.booleans(),
    citations=tuples(
        st.builds(
            CoveredCitation, artifact=TEXTS, at=tuples(TEXTS, 2),
            resolution=st.sampled_from((None, "resolved", "artifact-missing", "limit")) | TEXTS,
        ), 2
    ),
)  # fmt: skip
FAILURES = st.builds(
    Failure, error=TEXTS, requirement=st.none() | IDS, check=st.none() | TEXTS,
    plugin=st.none() | TEXTS,
)  # fmt: skip


@st.composite
def plain_reports(draw: st.DrawFn) -> Report:
    readiness = draw(st.sampled_from(READINESS))
    return Report(
        readiness=readiness,
        ready=readiness == "ready",
        rubric=RubricRef(id="mo/x", version="1", sha256="", title=draw(TEXTS), overlay=None),
        portfolio=PortfolioRef(id=draw(TEXTS), sha256="", files=3, ignored=draw(tuples(TEXTS))),
        engine=Package(name="mcrubric", version="0"),
        limits=draw(st.dictionaries(TEXTS, NUMBERS, max_size=2)),
        results=tuple(draw(results(number)) for number in range(draw(st.integers(0, 4)))),
        coverage=draw(
            tuples(
                st.builds(Coverage, detail=IDS, derived=st.booleans(), entries=tuples(ENTRIES, 2))
            )
        ),
        for_the_assessor=draw(
            tuples(st.builds(AssessorItem, requirement=IDS, quote=TEXTS, part=st.none() | IDS), 2)
        ),
        failures=draw(tuples(FAILURES, 2)),
        labels=draw(st.dictionaries(IDS, TEXTS, max_size=4)),
        timed_out=draw(st.booleans()),
    )


TODAY = date(2027, 6, 30)
DAYS = st.sampled_from(("2020-02-29", "2027-06-29", "2027-06-30", "2027-07-01", "9999-12-31"))
SAID = TEXTS.filter(re.compile(SEEN).search)


@st.composite
def waivers(draw: st.DrawFn, report: Report) -> Waiver:
    """A waiver of something that a report tells, or of something else."""
    terms = {"reason": draw(SAID), "authority": draw(SAID), "expires": draw(DAYS)}
    findings = [(each.requirement, each.target, each.fingerprint) for each in report.findings]
    known = [each for each in findings if all(re.search(SEEN, name) for name in each[:2])]
    elsewhere = ("part-1.other", "part-1", "f" * 32)
    requirement, target, fingerprint = draw(st.sampled_from([*known, elsewhere]))
    if draw(st.booleans()):
        return Waiver(**terms, fingerprint=fingerprint)
    return Waiver(**terms, requirement=requirement, target=target)


def waiver_lists(report: Report) -> st.SearchStrategy[list[Waiver]]:
    """Lists of waivers for a report, also such as cover all of it."""
    every = [
        Waiver(reason="all", authority="a", expires="2027-06-30", fingerprint=each.fingerprint)
        for each in report.findings
    ]
    return st.lists(waivers(report), max_size=6) | st.just(every)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report, in some of which things are waived."""
    report = draw(plain_reports())
    return waived(report, draw(st.just([]) | waiver_lists(report)), TODAY)
