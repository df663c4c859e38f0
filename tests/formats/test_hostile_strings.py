"""Text of strangers comes out of every format as it went in, and nothing else comes with it.

Each example fills a report with generated strings, wherever one can stand, and writes it in each
format; what the format's own reader then finds is what went in. That is 10,000 strings for the
formats of programs (250 reports of 40), and as many for those of people and JSON (100 of 100).
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from formatted import SEVERITIES
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from told import lines
from unharmed import (
    check_html_tags,
    check_html_words,
    check_json,
    check_markdown,
    check_terminal,
)
from workflow_commands import read_log

from mcrubric.builtins import formats
from mcrubric.escaping.characters import holdable, valid
from mcrubric.formats.outline import outline
from mcrubric.formats.outline.closing import failure_text
from mcrubric.formats.outline.phrases import where
from mcrubric.formats.outline.told import told_by
from mcrubric.model.failures import Failure
from mcrubric.model.findings import Finding, Judgement, Message, Result
from mcrubric.model.formats import Look, Rule
from mcrubric.model.places import Place
from mcrubric.model.report import Report
from mcrubric.model.runs import Package, PortfolioRef, RubricRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.verdicts import Verdict

EXAMPLES: Final = 250
STRINGS: Final = 40

PIECES: Final = (
    "::", "##[", "error", "]", "[x](1)", "{0}", "%0A", "%25", ",", ":", "=1+1", "-", "@", '"', "'",
    "\r", "\n", "\t", " ", "\u2028", "\u2029", "\x85", "\x1b[2J", "\x9b", "\u202e", "\ud800",
    "\udcff", "\0", "\ufffe", "\ufeff", "x", "ü", "学", "\U0001f600", "<a>", "</testcase>", "]]>",
    "<!--", "&amp;", "&", "\\", "../", "//h/", "c:", "#", "?", "e\u0301", "$(id)", "`",
)  # fmt: skip
STRING: Final = st.lists(st.sampled_from(PIECES), max_size=5).map("".join) | st.text(
    alphabet=st.characters(), max_size=12
)

OUTCOMES: Final[tuple[Verdict, ...]] = ("fail", "fail", "open", "pass")
FORMS: Final = {each.name: each for each in formats()}


def _result(number: int, take: Iterator[str]) -> Result:
    """Return a result of seven strings, and what it is told with."""
    outcome, severity = OUTCOMES[number], SEVERITIES[number % 2]
    requirement, part, check, target, said, path, unit = (next(take) for _ in range(7))
    requirement = f"{number}{requirement}"  # ids of requirements are never blank, or the same
    finding = Finding(
        fingerprint=f"{number:032x}", requirement=requirement, target=target, severity=severity,
        outcome=outcome, message=Message("key", {}, said), remedy=next(take), measured=1, unit=unit,
        places=(Place(path=path, line=3, column=2),),
    )  # fmt: skip
    judgement = Judgement(
        target=target, outcome=outcome, because="limit" if outcome == "open" else None,
        evidence={"measured": 1, "unit": unit, "places": [{"path": path}]},
        findings=() if outcome == "pass" else (finding,),
    )  # fmt: skip
    return Result(
        requirement=requirement, part=part, check=check, basis="counted", severity=severity,
        outcome=outcome, examined=1, quote=said, judgements=(judgement,),
    )  # fmt: skip


@st.composite
def told(draw: st.DrawFn) -> tuple[Report, Look]:
    """A report in which each text is hostile."""
    take = iter(draw(st.lists(STRING, min_size=STRINGS, max_size=STRINGS)))
    results = tuple(_result(number, take) for number in range(len(OUTCOMES)))  # 32 strings
    failure = Failure(error=next(take), requirement=next(take), plugin=next(take))
    paths = tuple(each.places[0].path or "" for result in results for each in _findings(result))
    report = Report(
        readiness="not-ready", ready=False,
        rubric=RubricRef(id=next(take), version=next(take), sha256="", title="t"),
        portfolio=PortfolioRef(id="p", sha256="", files=1, paths=paths),
        engine=Package(name="mcrubric", version="0"), failures=(failure,), results=results,
        labels={results[0].requirement: next(take), results[1].part or "": next(take)},
    )  # fmt: skip
    name = results[0].check
    return report, Look(rules={name: Rule(name, next(take), "text")})


def _findings(result: Result) -> tuple[Finding, ...]:
    return tuple(each for judgement in result.judgements for each in judgement.findings)


def written(report: Report, look: Look, form: str) -> str:
    text = "".join(FORMS[form].pieces(report, look))
    text.encode()
    return text


def sentence(text: str) -> str:
    """Return a SARIF message as a reader shows it: without the escapes of the standard."""
    assert not re.search(r"(?<!\{)(?:\{\{)*\{(?!\{)", text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]]", text)
    return re.sub(r"\\([\\\[\]])", r"\1", text.replace("{{", "{").replace("}}", "}"))


def named(path: str) -> str:
    """Return the name of a file as a URI can say it: bytes that were no letters are bytes."""
    try:
        path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return valid(path)
    return path


def check_sarif(report: Report, look: Look) -> None:
    text = written(report, look, "sarif")
    assert "\r" not in text
    (run,) = json.loads(text)["runs"]
    things = [*told_by(report)]
    lines = text.split("\n")
    assert len(lines) - lines.index('   "results": [') == len(things) + 6
    assert len(run["results"]) == len(things)
    for result, each in zip(run["results"], things, strict=True):
        assert result["ruleId"] == valid(each.result.check)
        said = f"{each.text} {each.remedy}" if each.remedy else each.text
        assert sentence(result["message"]["text"]) == valid(said)
        properties: dict[str, Any] = result["properties"]
        assert properties.get("target", "") == valid(each.target)
        assert properties["requirement"] == valid(each.result.requirement)
        assert properties.get("quote", "") == valid(each.result.quote)
        (place,) = result["locations"]
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})+", uri, re.ASCII)
        assert not uri.startswith("/")
        assert not {"..", "."} & {*uri.split("/")}
        if path := each.places[0].path:
            assert unquote(uri, errors="surrogateescape") == named(path)
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert sentence(notice["message"]["text"]) == valid(failure_text(report.failures[0]))
    assert run["properties"]["rubric"]["id"] == valid(report.rubric.id)
    rule = run["tool"]["driver"]["rules"][0]
    assert sentence(rule["shortDescription"]["text"]) == valid(
        next(iter(look.rules.values())).summary
    )


def check_junit(report: Report, look: Look) -> None:
    root = etree.fromstring(written(report, look, "junit").encode())
    known = {each.requirement for each in report.results}
    beside = [each for each in report.failures if each.requirement not in known]
    cases = [*root.iter("testcase")]
    assert len(cases) == len(report.results) + len(beside)
    assert {each.tag for each in root.iter()} <= {
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "error",
        "skipped", "system-out",
    }  # fmt: skip
    names = sorted(case.get("name") or "" for case in cases)
    labels = {each: report.labels.get(each) for each in known}
    wanted = [
        f"{labels[each.requirement]} ({each.requirement})" if labels[each.requirement]
        else each.requirement
        for each in report.results
    ]  # fmt: skip
    wanted += [each.requirement or each.plugin or "The tool itself" for each in beside]
    assert names == sorted(map(holdable, wanted))
    texts = [child.text or "" for case in cases for child in case]
    for each in told_by(report):
        if each.outcome != "pass":
            said = holdable(re.sub("[\r\n]+", " ", f"{each.target}: {each.text}"))
            assert any(said in text for text in texts)


def check_github(report: Report, look: Look) -> None:
    commands, others = read_log(written(report, look, "github"))
    assert len(others) == 1
    failing = [each for each in told_by(report) if each.outcome == "fail"]
    undecided = [e for e in told_by(report) if e.outcome == "open" and e.result.severity == "error"]
    assert len(commands) == 1 + len(failing) + len(undecided)
    assert commands[0].message == valid(failure_text(report.failures[0]))
    found = {(each.message, each.properties.get("file", "")) for each in commands[1:]}
    for each in (*failing, *undecided):
        path = each.places[0].path or ""
        at = "" if path else f" ({where(each.places)})"
        said = " ".join(part for part in (f"{each.text}{at}", each.remedy) if part)
        assert (valid(said), valid(path)) in found


def check_csv(report: Report, look: Look) -> None:
    text = written(report, look, "csv").removeprefix("\ufeff")
    failed, *rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    things = [*told_by(report)]
    assert len(rows) == len(things)
    assert row_says(failed, "message", failure_text(report.failures[0]))
    for row, each in zip(rows, things, strict=True):
        assert None not in row
        assert row_says(row, "requirement", each.result.requirement)
        assert row_says(row, "target", each.target)
        assert row_says(row, "message", each.text)
        assert row_says(row, "remedy", each.remedy)
        assert row_says(row, "path", each.places[0].path or "")
        assert not any(value.lstrip().startswith(("=", "+", "-", "@")) for value in row.values())


def row_says(row: dict[str, str], column: str, text: str) -> bool:
    """Whether a cell holds a text, perhaps behind the apostrophe that says "text"."""
    return row[column] in (cell(text), f"'{cell(text)}")


def cell(value: str) -> str:
    """Return a text as a cell holds it: in one line, and without what it cannot hold."""
    return re.sub("[\t\r\n\u2028\u2029]+", " ", holdable(value))


@settings(max_examples=EXAMPLES)
@given(told())
def test_every_format_gives_hostile_strings_back_and_nothing_more(
    made: tuple[Report, Look],
) -> None:
    check_sarif(*made)
    check_junit(*made)
    check_github(*made)
    check_csv(*made)


FINDINGS: Final = 32
"""Of three strings each, with four more in the names of the whole: a hundred that people read."""
READ: Final = FINDINGS * 3 + 4
REPORTS: Final = 10_000 // READ
"""With pages to parse a report is dear, and a string is cheap: so there are more in each."""


def _finding(number: int, take: Iterator[str]) -> Finding:
    return Finding(
        fingerprint=f"{number:032x}", requirement=f"part-1.r{number}", target="part-1",
        severity=SEVERITIES[number % 3], outcome=("fail", "open", "review")[number // 3 % 3],
        message=Message("key", {}, f"{number}. {next(take)}"), remedy=f"Do: {next(take)}",
        places=(Place(path=f"in {next(take)}", line=3),),
    )  # fmt: skip


@st.composite
def told_to_people(draw: st.DrawFn) -> tuple[Report, list[str]]:
    """A report in which each hostile text is one that people read, and these texts."""
    strings = draw(st.lists(STRING, min_size=READ, max_size=READ))
    take = iter(strings)
    findings = [_finding(number, take) for number in range(FINDINGS)]
    results = tuple(
        Result(
            requirement=each.requirement, part="part-1", check="c", basis="counted",
            severity=each.severity, outcome=each.outcome, examined=1,
            judgements=(Judgement(target="part-1", outcome=each.outcome, findings=(each,)),),
        )
        for each in findings
    )  # fmt: skip
    report = Report(
        readiness="not-ready", ready=False,
        rubric=RubricRef(id="r", version=next(take), sha256="", title=f"T {next(take)}"),
        portfolio=PortfolioRef(id=f"p {next(take)}", sha256="", files=1),
        engine=Package(name="mcrubric", version="0"), results=results,
        failures=(Failure(error=f"It broke: {next(take)}"),),
    )  # fmt: skip
    return report, strings


@settings(max_examples=REPORTS)
@given(told_to_people())
def test_every_format_for_people_shows_hostile_strings_as_words(
    made: tuple[Report, list[str]],
) -> None:
    report, strings = made
    shown = "\n".join(line.text for line in lines(outline(report)))
    assert [each for each in strings if each not in shown] == []
    check_markdown(report)
    check_html_words(report)
    check_html_tags(report)
    check_terminal(report)
    check_json(report)
