from __future__ import annotations

import copy
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core import ValidationError

from mcrubric.formats.terminal import write
from mcrubric.formats.terminal.layout import cells
from mcrubric.model.errors import ReportError
from mcrubric.model.formats import Look
from mcrubric.model.places import Place
from mcrubric.model.report import (
    AssessorItem,
    Coverage,
    CoveredCitation,
    CoveredEntry,
    Failure,
    Finding,
    Judgement,
    Message,
    Package,
    PortfolioRef,
    Report,
    Result,
    RubricRef,
)
from mcrubric.model.report_json import _validator, published_schema
from mcrubric.model.schema_mistakes import mistakes_in
from mcrubric.model.verdicts import BASES, WORST_FIRST, Readiness, Severity

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
def reports(draw: st.DrawFn) -> Report:
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


LAWS = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@LAWS
@given(reports())
def test_a_report_read_back_equals_the_one_written(report: Report) -> None:
    assert Report.from_json(report.to_json()) == report


@LAWS
@given(reports())
def test_a_report_written_twice_is_the_same_text(report: Report) -> None:
    assert Report.from_json(report.to_json()).to_json() == report.to_json()


def spots(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of all values in data."""
    inside = data.items() if isinstance(data, dict) else enumerate(data)
    found = []
    for key, value in inside:
        found.append((*path, key))
        if isinstance(value, (dict, list)):
            found += spots(value, (*path, key))
    return found


def changed(data: Any, path: tuple[Any, ...], junk: Any, *, drop: bool) -> Any:
    made = copy.deepcopy(data)
    holder = made
    for step in path[:-1]:
        holder = holder[step]
    if drop:
        del holder[path[-1]]
    else:
        holder[path[-1]] = junk
    return made


def strictly_taken(data: Any) -> bool:
    try:
        _validator().validate_json(json.dumps(data), strict=True)
    except ValidationError:
        return False
    return True


def taken(data: Any) -> bool:
    try:
        Report.from_json(json.dumps(data))
    except ReportError:
        return False
    return True


@LAWS
@given(reports(), st.data())
def test_pydantic_and_the_published_schema_take_the_same_documents(
    report: Report, data: st.DataObject
) -> None:
    document = json.loads(report.to_json())
    for _ in range(8):
        path = data.draw(st.sampled_from(spots(document)))
        junk = data.draw(st.sampled_from((None, True, 3, "pass", "x", [], {}, [None], {"a": 1})))
        other = changed(document, path, junk, drop=data.draw(st.booleans()))
        fits = not mistakes_in(other, published_schema())
        assert strictly_taken(other) == fits
        assert taken(other) == fits


LOOKS = st.builds(
    Look, width=st.sampled_from((20, 40, 60, 80, 100)), colour=st.just(False), ascii=st.booleans()  # noqa: FBT003
)  # fmt: skip


@LAWS
@given(reports(), LOOKS)
def test_no_line_is_wider_than_the_page_unless_one_word_is(report: Report, look: Look) -> None:
    width = max(look.width, 40)
    for line in write(report, look).split("\n"):
        longest = max(map(cells, line.split(" ")))
        assert cells(line) <= width or longest > width - 20


@LAWS
@given(reports(), LOOKS)
def test_only_line_feeds_and_what_can_be_seen_is_sent(report: Report, look: Look) -> None:
    text = write(report, look)
    assert text.endswith("\n")
    sent = {unicodedata.category(each) for each in text.replace("\n", "")}
    assert sent.isdisjoint({"Cc", "Cs", "Zl", "Zp"})


@LAWS
@given(reports(), LOOKS)
def test_every_finding_is_told_exactly_once_and_no_fingerprint_ever(
    report: Report, look: Look
) -> None:
    text = write(report, look)
    for finding in report.findings:
        [said] = [word for word in finding.message.text.split() if word.startswith("said-")]
        assert text.count(said) == 1
        assert finding.fingerprint not in text


@LAWS
@given(reports(), LOOKS)
def test_every_requirement_is_told_of(report: Report, look: Look) -> None:
    text = " ".join(write(report, look).split()).lower()
    letters = "".join(filter(str.isalnum, text))  # a narrow line breaks a name at its hyphen
    for result in report.results:
        name = "".join(filter(str.isalnum, result.requirement.partition(".")[2]))
        assert name in letters or any(
            finding.message.text.split("said-")[1].split()[0] in text
            for judgement in result.judgements
            for finding in judgement.findings
        )


@pytest.mark.parametrize("width", [40, 80])
def test_an_empty_report_has_a_text(width: int) -> None:
    report = Report(
        readiness="ready",
        ready=True,
        rubric=RubricRef(id="x", version="1", sha256=""),
        portfolio=PortfolioRef(id="p", sha256="", files=0),
        engine=Package(name="mcrubric", version="0"),
    )
    said = " ".join(write(report, Look(width=width)).split())
    assert said.startswith("Nothing is missing that a machine can see. Rubric:")
