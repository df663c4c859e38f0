"""The contract on targets and their ids, and on places and messages, sentence by sentence."""

from __future__ import annotations

import unicodedata
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import mcrubric
from mcrubric.model.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.findings import Finding

A, B = (
    {"path": f"artifacts/{name}.pdf", "facts": {"pages": 30, "labels": ["i", "ii"] * 15}}
    for name in "ab"
)


@pytest.fixture(scope="module")
def validator() -> Iterator[mcrubric.Validator]:
    rubric = mcrubric.read_rubric(Path(__file__).with_name("contract.yaml"))
    with mcrubric.Validator(rubric) as made:
        yield made


def judged(report: mcrubric.Report, requirement: str) -> list[str]:
    [result] = [each for each in report.results if each.requirement == requirement]
    return [each.target for each in result.judgements]


def entries(*details: Any, citations: Any = "a.pdf") -> dict[str, Any]:
    return {
        "evidence": [{"detail": each, "citations": citations} for each in details],
        "artifacts": [A, B],
    }


@pytest.mark.parametrize(
    ("says", "source", "requirement", "ids"),
    [
        ("the portfolio", {}, "portfolio.readable", ["portfolio"]),
        ("a part", {}, "part-1.present", ["part-1"]),
        ("a question", {"documents": {"part-1": {"text": "x"}}}, "part-1.answers", ["part-1.q1"]),
        ("a detail", entries(), "part-2.coverage", ["EO1.connect", "EO1.lend", "EO2.hedge"]),
        ("a component", {"documents": {"part-3": {"text": "x"}}}, "part-3.components", ["c1"]),
        ("an artifact", entries(), "part-2.unused", ["artifacts/a.pdf", "artifacts/b.pdf"]),
        ("an entry is its detail", entries("EO1.lend"), "part-2.entries", ["EO1.lend"]),
        (
            "a second entry, and a third",
            entries("EO1.lend", "EO2.hedge", "EO1.lend", "EO1.lend"),
            "part-2.entries",
            ["EO1.lend", "EO2.hedge", "EO1.lend[2]", "EO1.lend[3]"],
        ),
        (
            "an entry for several is its first detail",
            entries(["EO2.hedge", "EO1.lend"], "EO1.lend"),
            "part-2.entries",
            ["EO2.hedge", "EO1.lend"],
        ),
        (
            "an entry whose detail is not known is its position",
            entries("EO1.lend", "zebra", "", "EO1.lnd"),
            "part-2.entries",
            ["EO1.lend", "part-2.entry[2]", "part-2.entry[3]", "part-2.entry[4]"],
        ),
    ],
)  # fmt: skip
def test_ids_are_as_the_contract_says(
    says: str, source: Any, requirement: str, ids: list[str], validator: mcrubric.Validator
) -> None:
    assert judged(validator.validate(source), requirement) == ids, says


@pytest.mark.parametrize(
    ("says", "citations", "ids"),
    [
        ("a file and a place", ["artifacts/a.pdf#page=12"], ["artifacts/a.pdf@p.12"]),
        (
            "the path, however it was named",
            [{"artifact": "a.pdf", "at": "page 3 of 30"}],
            ["artifacts/a.pdf@p.3"],
        ),
        (
            "several places",
            [{"artifact": "a.pdf", "at": ["pp. 3 to 5", "p. 9"]}],
            ["artifacts/a.pdf@p.3-5,p.9"],
        ),
        ("without a place", ["a.pdf"], ["artifacts/a.pdf"]),
        ("? if not understood", ["a.pdf, where it says so"], ["artifacts/a.pdf@?"]),
        (
            "#2 if repeated",
            ["a.pdf, p. 2", "b.pdf, p. 2", "a.pdf, page 2"],
            ["artifacts/a.pdf@p.2", "artifacts/b.pdf@p.2", "artifacts/a.pdf@p.2#2"],
        ),
        ("the name as written if no file has it", ["zebra.pdf, p. 2"], ["zebra.pdf@p.2"]),
        ("a link as written", ["https://example.org/a.pdf"], ["https://example.org/a.pdf"]),
    ],
)  # fmt: skip
def test_a_citation_is_its_entry_its_file_and_its_places(
    says: str, citations: Any, ids: list[str], validator: mcrubric.Validator
) -> None:
    report = validator.validate(entries("EO1.connect", citations=citations))
    assert judged(report, "part-2.artifacts") == [f"EO1.connect/{each}" for each in ids], says


def test_a_citation_in_a_second_entry_bears_its_id(validator: mcrubric.Validator) -> None:
    report = validator.validate(entries("EO1.lend", "EO1.lend", citations="a.pdf, p. 2"))
    ids = ["EO1.lend/artifacts/a.pdf@p.2", "EO1.lend[2]/artifacts/a.pdf@p.2"]
    assert judged(report, "part-2.artifacts") == ids


def test_an_asked_part_has_its_id_among_the_labels(validator: mcrubric.Validator) -> None:
    report = validator.validate({"documents": {"part-1": {"text": "I wave."}}})
    [result] = [each for each in report.results if each.requirement == "part-1.answers"]
    [judgement] = result.judgements
    assert list(judgement.evidence["asks"]) == ["q1.whom"]
    assert report.labels["part-1.q1.whom"] == "whom"


FLAWED = {
    "documents": {"part-1": {"text": "I waved."}, "part-3": {"text": "We waved in spring."}},
    **entries("EO1.connect", "EO1.connect", "zebra", citations=["a.pdf", "a.pdf", "b.pdf, p. 99"]),
}


def test_no_two_findings_have_one_fingerprint_and_no_two_judgements_one_target(
    validator: mcrubric.Validator,
) -> None:
    report = validator.validate(FLAWED)
    prints = [each.fingerprint for each in report.findings]
    assert len(prints) == len(set(prints)) > 10
    for result in report.results:
        targets = [each.target for each in result.judgements]
        assert len(targets) == len(set(targets))


def test_a_fingerprint_is_of_ids_and_tells_nothing(validator: mcrubric.Validator) -> None:
    """The same finding has it in another portfolio; a name or a place is not to be seen in it."""
    again = {**FLAWED, "documents": {"part-1": {"text": "# Mine\n\nWe waved."}}}
    first, second = (
        {(each.requirement, each.target, each.message.key, n): each.fingerprint
         for n, each in enumerate(found for found in report.findings if found.target == "part-1")}
        for report in map(validator.validate, (FLAWED, again))
    )  # fmt: skip
    assert first == second
    assert set("".join(first.values())) <= set("0123456789abcdef")


def test_places_have_only_the_fields_that_apply(validator: mcrubric.Validator) -> None:
    names = {each.name for each in fields(Place)}
    contract = {"path", "start", "end", "line", "column", "page", "seconds", "entry"}
    assert names == contract
    source = {
        "files": {"part-1.md": b"# Mine\n\nNo.\n", "part-2.yaml": b"evidence:\n- detail: zebra\n"}
    }
    report = validator.validate(source)
    [unknown] = [each for each in report.findings if each.message.key == "unknown"]
    assert unknown.places == (Place(path="part-2.yaml", line=2, column=3, entry=1),)
    assert '"places":[{"path":"part-2.yaml","line":2,"column":3,"entry":1}]' in report.to_json()


def test_a_text_is_made_from_key_and_args(validator: mcrubric.Validator) -> None:
    """So a portal can reword by key: whatever the text says stands in the arguments."""
    found: dict[str, Finding] = {}
    for finding in validator.validate(FLAWED).findings:
        found.setdefault(finding.message.key, finding)
    assert found["short"].message.args["measured"] == 2
    assert found["short"].message.args["required"] == 6
    assert found["out-of-range"].message.args["artifact"] == "artifacts/b.pdf"
    for finding in found.values():
        for value in finding.message.args.values():
            assert isinstance(value, (str, int, float, list))


def test_names_in_ids_are_composed(validator: mcrubric.Validator) -> None:
    name = "artifacts/Bücher.pdf"
    for form in ("NFC", "NFD"):
        path = unicodedata.normalize(form, name)
        source = entries("EO1.lend", citations=f"{path}#page=1")
        source["artifacts"] = [{"path": path, "facts": {"pages": 2}}]
        report = validator.validate(source)
        composed = unicodedata.normalize("NFC", name)
        assert judged(report, "part-2.unused") == [composed]
        assert judged(report, "part-2.artifacts") == [f"EO1.lend/{composed}@p.1"]
