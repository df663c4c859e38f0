"""Whose fault it is when reading goes wrong: the candidate's, the caller's, ours or a plugin's."""

from __future__ import annotations

import io
import types
from typing import TYPE_CHECKING, Any

import pytest

import mcrubric
from mcrubric.plugin import Document, Limits, Reader, hookimpl

if TYPE_CHECKING:
    from mcrubric.model.findings import Finding
    from mcrubric.model.report import Report

RUBRIC = "mo/building-personal-relationships"


def validated(source: Any, **options: Any) -> Report:
    return mcrubric.validate(source, mcrubric.load_rubric(RUBRIC), **options)


def first(report: Report) -> Finding:
    return report.results[0].judgements[0].findings[0]


def outcomes(report: Report) -> dict[str, str]:
    return {each.requirement: each.outcome for each in report.results}


def plugin_with(read: Any) -> types.ModuleType:
    plugin = types.ModuleType("plugin_of_a_reader")
    reader = Reader("notes", (".note",), read)

    @hookimpl
    def mcrubric_readers() -> list[Reader]:
        return [reader]

    vars(plugin)["mcrubric_readers"] = mcrubric_readers
    return plugin


def gives_nothing(_data: bytes, _path: str, _limits: Limits) -> Any:
    return None


def raises(data: bytes, _path: str, _limits: Limits) -> Document:
    raise ValueError(data)


@pytest.mark.parametrize("read", [gives_nothing, raises])
def test_a_plugins_reader_that_breaks_is_a_failure_and_never_the_candidates(read: Any) -> None:
    source = {"files": {"part-1.note": b"A secret."}}
    report = validated(source, plugins=[plugin_with(read)])
    assert [each.error.partition(":")[0] for each in report.failures] == ["the reader notes failed"]
    assert "secret" not in report.to_json()
    told = outcomes(report)
    assert (told["portfolio.readable"], told["part-1.present"]) == ("open", "pass")
    assert {told[each] for each in told if each.startswith("part-1.")} == {"pass", "open"}


@pytest.mark.parametrize("wrong", [None, 5, [], io.StringIO("PK")])
def test_what_is_no_source_is_the_callers_slip(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"a portfolio is|must be binary"):
        validated(wrong)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            b'{"a": ' * 200,
            "What was handed in as JSON was not read whole: values are nested more than 128 deep.",
        ),
        (
            {"files": {"portfolio.yaml": b"parts: " + b"[" * 100 + b"]" * 100}},
            "portfolio.yaml cannot be read: values are nested more than 64 deep.",
        ),
    ],
)
def test_a_limit_is_open_and_said_to_be_one(source: Any, text: str) -> None:
    report = validated(source)
    judgement = report.results[0].judgements[0]
    assert (judgement.outcome, judgement.because) == ("open", "limit")
    assert first(report).message.text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (b"just words", "What was handed in is neither a folder nor a zip file."),
        (b"%PDF-1.7", "What was handed in is neither a folder nor a zip file (pdf)."),
        ({"rubrik": "x"}, "The key `rubrik` is not known here (did you mean `rubric`?)."),
        ({"rubric": 7}, "At `/rubric`: a text is asked for here."),
        (
            {"evidence": [{"citations": [{"artifact": "a", "at": {"page": "1"}}]}]},
            "The `at` of entry 1 is not as asked: it should be a text.",
        ),
        (
            {"evidence": [{"citations": [{"at": "p. 1"}]}]},
            (
                "The citation of entry 1 is not as asked: "
                "it should be `artifact`, the name of an upload."
            ),
        ),
    ],
)
def test_names_of_keys_are_marked_and_nothing_unknown_is_named(source: Any, text: str) -> None:
    assert first(validated(source)).message.text == text
