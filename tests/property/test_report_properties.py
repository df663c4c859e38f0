from __future__ import annotations

import copy
import json
import unicodedata
from typing import Any

import pytest
from drawn_reports import reports
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core import ValidationError

from mcrubric.escaping import json_text
from mcrubric.formats.json import JSON
from mcrubric.formats.terminal import write
from mcrubric.formats.terminal.layout import cells
from mcrubric.model.errors import ReportError
from mcrubric.model.formats import Look
from mcrubric.model.report import Report
from mcrubric.model.report_json import _validator, as_text, published_schema
from mcrubric.model.runs import Package, PortfolioRef, RubricRef
from mcrubric.model.schema_mistakes import mistakes_in

LAWS = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@LAWS
@given(reports())
def test_a_report_read_back_equals_the_one_written(report: Report) -> None:
    assert Report.from_json(report.to_json()) == report


@LAWS
@given(reports())
def test_a_report_written_twice_is_the_same_text(report: Report) -> None:
    assert Report.from_json(report.to_json()).to_json() == report.to_json()


@LAWS
@given(reports())
def test_a_report_written_in_pieces_is_what_it_is_as_a_whole(report: Report) -> None:
    pieces = JSON.pieces(report, Look())
    assert "".join(pieces) == f"{json_text.document(as_text(report))}\n"


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
