"""The report for programs: one line of JSON (`mcrubric.report/1`)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mcrubric.model.formats import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mcrubric.model.findings import Judgement, Result
    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

    Text = Callable[[Report | Result | Judgement], str]

RESULTS: Final = '"results":[]'
"""The list of results while none is in it: before it stands no other list of that name."""

END: Final = "]}"
"""How a result ends: with the list of its judgements."""


def write(report: Report, _look: Look) -> Iterator[str]:
    """Give the report as JSON, a judgement at a time; it looks the same everywhere."""
    from mcrubric.escaping import json_text
    from mcrubric.model.report_json import as_text

    for piece in _pieces(report, as_text):
        yield json_text.document(piece)
    yield "\n"


def _pieces(report: Report, text: Text) -> Iterator[str]:
    head, _, foot = text(replace(report, results=())).partition(RESULTS)
    yield head + RESULTS[:-1]
    for number, result in enumerate(report.results):
        yield "," if number else ""
        yield from _of_result(result, text)
    yield RESULTS[-1] + foot


def _of_result(result: Result, text: Text) -> Iterator[str]:
    yield text(replace(result, judgements=())).removesuffix(END)
    for number, judgement in enumerate(result.judgements):
        yield "," if number else ""
        yield text(judgement)
    yield END


JSON = Format(name="json", summary="for programs: one line, mcrubric.report/1", write=write)
