"""Each limit can be set, stands in the report, and is told as open with something to do."""

from __future__ import annotations

import io
import json
import zlib
from dataclasses import asdict, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from handins import PERSONAL, SAMPLES, files_of, mapping_of, zip_of
from handmade import pdf_of, typed
from office import cell_of, deck_of, row_of, shape_of, sheet_of, slide_of, workbook_of
from wordfiles import docx_of, paragraph, run, style

import mcrubric
from mcrubric.cli.limits import limits_of

if TYPE_CHECKING:
    from collections.abc import Callable

LINES: Final = yaml.safe_load(Path(__file__).with_name("limits.yaml").read_text(encoding="utf-8"))
SAMPLE: Final = SAMPLES / "complete-personal"

HELD_ELSEWHERE: Final = {
    "worker-cpu-seconds": "for a worker whose parent is gone: tests/readers/test_worker.py",
    "xml-tag-bytes": "the default, hit by files of some megabytes: tests/hostile/office.yaml",
    "xml-names": "tests/hostile/office.yaml",
    "xml-names-characters": "tests/hostile/office.yaml",
    "sheet-texts": "tests/hostile/office.yaml",
    "compound-entries": "tests/readers",
    "macro-bytes": "tests/readers",
    "worker-lost-seconds": "after files that hang: tests/readers/test_patience.py",
    "worker-idle-seconds": "when the worker ends that nobody needs: tests/readers/test_worker.py",
    "worker-tasks": "when a new worker takes over: tests/readers/test_worker.py",
    "requirement-findings": "how much is listed: tests/engine/test_capped.py",
    "findings": "how much is listed: tests/engine/test_capped.py",
}
"""Limits that no small file hits, with where they are held."""

ANALYSIS: Final = "".join(
    f"## EO1.{each}\n\nWe wrote it down (handbook.pdf, p. 3). It says how.\n\n"
    for each in ("approachable", "accessible", "welcoming")
)
TABLE: Final = """
| Detail | Evidence | Explanation |
|---|---|---|
| EO1.accessible | a.pdf, p. 3 | It says how. |
"""

PACKED: Final = zlib.compress(bytes(80 << 20), 1)
GREEDY: Final = f"<< /Filter /FlateDecode /Length {len(PACKED)} >>\nstream\n".encode() + (
    PACKED + b"\nendstream"
)
"""A page that unpacks to 80 MB."""


def _style_chain(length: int) -> str:
    return "".join(style(f"s{n}", f"s{n}", f'<w:basedOn w:val="s{n + 1}"/>') for n in range(length))


def _quoting(artifact: str) -> bytes:
    cited = f"{{artifact: {artifact}, quote: what families told us}}"
    entry = f"{{detail: EO1.approachable, citations: [{cited}], explanation: It says how.}}"
    return f"evidence: [{entry}]\n".encode()


MAKERS: Final[dict[str, Callable[[], bytes]]] = {
    "long-text": lambda: b"# Opening round\n\nEach of us says one thing.\n" * 1000,
    "nested-markdown": lambda: b"> > > > > deep\n",
    "nested-html": lambda: b"<p hidden><u bgcolor=red><i bgcolor=red>deep</i></u></p>",
    "bomb": lambda: b"0" * (2 << 20),
    "small-bomb": lambda: b"0" * 300_000,
    "analysis": ANALYSIS.encode,
    "four-details": lambda: b"evidence: [{detail: [welcoming, accessible, approachable, x]}]",
    "quoting": lambda: _quoting("survey-summary.pdf"),
    "quoting-a-text": lambda: _quoting("notes.txt"),
    "quoting-slides": lambda: _quoting("talk.pptx"),
    "quoting-sheets": lambda: _quoting("survey.xlsx"),
    "citing-rows": lambda: (
        b"evidence: [{detail: EO1.approachable, citations: [{artifact: survey.csv, at: rows 2-9}], "
        b"explanation: It says how.}]\n"
    ),
    "long-slides": lambda: deck_of([slide_of(shape_of("Hello")), slide_of(shape_of("x" * 30_000))]),
    "long-workbook": lambda: workbook_of(
        {"Survey": sheet_of("".join(row_of(cell_of(f"A{n}", "1234")) for n in range(1, 6_000)))}
    ),
    "long-table": lambda: b"1,2,3\n" * 5_000,
    "table": TABLE.encode,
    "styled-page": lambda: (
        b"<style>p{color:red}i{color:blue}b{color:green}u{color:red}</style>"
        b"<p>One <i>two</i> <b>three</b> <u>four</u></p>"
    ),
    "two-page-pdf": lambda: pdf_of(2, texts=(typed("One", "two", "three"),) * 2),
    "white-pdf": lambda: pdf_of(3, texts=("1 1 1 rg " + typed("Nobody sees it"),) * 3),
    "scripted-pdf": lambda: pdf_of(
        3, page_extra="/AA << /O << /S /JavaScript /JS (one\\(two\\)) >> >>"
    ),
    "styled-docx-of-many": lambda: docx_of(paragraph(run("We did it.")) * 9),
    "workbook": lambda: workbook_of(
        {"Survey": sheet_of(row_of(*(cell_of(name, "1") for name in ("A1", "B1", "C1"))))}
    ),
    "greedy-pdf": lambda: pdf_of(3, contents=GREEDY),
    "styled-docx": lambda: docx_of(
        paragraph(run("We did it."), settings='<w:pStyle w:val="s0"/>'), styles=_style_chain(5)
    ),
}


class Pipe(io.BytesIO):
    """A stream that cannot go back."""

    def seekable(self) -> bool:
        return False


@cache
def _files() -> dict[str, bytes]:
    return files_of(SAMPLE)


def _handed_in(line: dict[str, Any]) -> Any:
    """Return the sample with what the line replaces, as a folder's files, a zip or JSON."""
    made = {name: MAKERS[maker]() for name, maker in line.get("with", {}).items()}
    taken = {name.partition(".")[0] for name in made if name.startswith("part-")}
    kept = {n: data for n, data in _files().items() if n.partition(".")[0] not in taken}
    files = {**kept, **made}
    if line.get("as") == "json":
        return io.BytesIO(json.dumps(mapping_of(SAMPLE)).encode())
    if line.get("as") == "pipe":
        return Pipe(zip_of(files.items()))
    return io.BytesIO(zip_of(files.items())) if line.get("as") == "zip" else {"files": files}


def _proven(report: mcrubric.Report) -> set[str]:
    found = (each for each in report.results if each.severity == "error")
    return {each.requirement for each in found if each.outcome == "fail"}


@pytest.mark.parametrize("name", LINES)
def test_a_limit_that_is_hit_is_told_and_open(name: str) -> None:
    line = LINES[name]
    field = name.partition(" ")[0]
    limits = limits_of((f"{field}={line['set']}",))
    rubric = mcrubric.load_rubric(PERSONAL)
    with mcrubric.Validator(rubric, limits=limits) as validator:
        report = validator.validate(_handed_in(line))
    assert not report.failures
    assert _proven(report) <= set(line.get("fails", ()))
    assert report.limits == asdict(limits)
    because = line.get("because", "limit")
    result = next(each for each in report.results if each.requirement == line["tells"])
    told = [
        finding
        for judgement in result.judgements
        if judgement.outcome == "open" and judgement.because == because
        for finding in judgement.findings
    ]
    assert [each for each in told if line["says"] in each.message.text and each.remedy]


def test_every_limit_is_hit_by_some_hand_in_or_held_elsewhere() -> None:
    hit = {name.partition(" ")[0] for name in LINES}
    known = {each.name.replace("_", "-") for each in fields(mcrubric.Limits)}
    assert hit | HELD_ELSEWHERE.keys() == known


def test_the_sample_hits_none_of_them() -> None:
    report = mcrubric.validate(SAMPLE, mcrubric.load_rubric(PERSONAL))
    assert not [each for each in report.findings if each.outcome == "open"]


@pytest.mark.parametrize("value", [0, -1, True, "9", 1.5, float("nan"), float("inf"), None])
def test_what_is_no_bound_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="the limit files is"):
        mcrubric.Limits(files=value)
