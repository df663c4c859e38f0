"""Files of parts that do more than show themselves are told, in a hand-in as candidates make it."""

from __future__ import annotations

from typing import Any

import pytest
from active import MACROS, pdf_with, relation, with_parts
from wordfiles import docx_of, paragraph, run

import mcrubric
from mcrubric.model.artifacts import Facts
from mcrubric.model.failures import Failure
from mcrubric.portfolio import running
from mcrubric.readers.facts import FoundFacts

TEXT = paragraph(run("We welcomed them on the porch."))
REMOTE = relation("attachedTemplate", "https://example.org/a.dotm")
RUBRIC = "mo/building-personal-relationships"


def told(name: str, data: bytes) -> dict[str, list[str]]:
    report = mcrubric.validate({"files": {name: data}}, mcrubric.load_rubric(RUBRIC))
    part = name.partition(".")[0]
    checks = [each for each in report.results if (each.check, each.part) == ("part-inert", part)]
    return {
        each.outcome: [f.message.key for j in each.judgements for f in j.findings]
        for each in checks
    }


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("part-1.docm", with_parts(docx_of(TEXT), {"word/vbaProject.bin": MACROS}), "macros"),
        ("part-1.docx", with_parts(docx_of(TEXT), {"word/vbaProject.bin": MACROS}), "macros"),
        ("part-1.docx", docx_of(TEXT, relations=REMOTE), "remote-template"),
        ("part-2.html", b"<h2>EO1.accessible</h2><p>Open.</p><script>x()</script>", "script"),
        ("part-3.html", b"<p>We welcomed them.</p><script>x()</script>", "script"),
        ("part-3.pdf", pdf_with(catalog="/OpenAction << /S /JavaScript /JS (x) >>"), "script"),
    ],
)
def test_what_runs_in_the_file_of_a_part_is_told(name: str, data: bytes, key: str) -> None:
    assert told(name, data) == {"fail": [key]}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("part-1.docx", docx_of(TEXT)),
        ("part-1.doc", docx_of(TEXT)),
        ("part-2.yaml", b"evidence: [{detail: EO1.accessible}]"),
        ("part-3.txt", b"We welcomed them."),
    ],
)
def test_an_ordinary_file_of_a_part_passes(name: str, data: bytes) -> None:
    assert told(name, data) == {"pass": []}


def test_software_that_fails_there_costs_only_this_and_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: Any) -> FoundFacts:
        return FoundFacts(Facts(medium="text", active_unread="crash"), Failure(error="it broke"))

    monkeypatch.setattr(running, "read_facts", broken)
    report = mcrubric.validate({"files": {"part-1.md": b"We"}}, mcrubric.load_rubric(RUBRIC))
    assert [each.error for each in report.failures] == ["it broke"]
    results = {each.requirement: each.outcome for each in report.results}
    assert (results["part-1.inert"], results["part-1.present"]) == ("open", "pass")
