"""The contract on what a portfolio is and how artifacts are named, sentence by sentence."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import mcrubric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.coverage import CoveredCitation

TEXT = b"I wave at Tom every day.\n"
UPLOADS = {"artifacts/a.txt": b"one\ntwo\nthree\n", "artifacts/b.txt": b"one\ntwo\n"}


@pytest.fixture(scope="module")
def validator() -> Iterator[mcrubric.Validator]:
    rubric = mcrubric.read_rubric(Path(__file__).with_name("contract.yaml"))
    with mcrubric.Validator(rubric) as made:
        yield made


def outcome(report: mcrubric.Report, requirement: str) -> str:
    return next(each.outcome for each in report.results if each.requirement == requirement)


def keys(report: mcrubric.Report, requirement: str) -> list[str]:
    found = [each for each in report.findings if each.requirement == requirement]
    return [each.message.key for each in found]


def citing(*citations: Any, uploads: dict[str, bytes] | None = None) -> dict[str, Any]:
    analysis = {"evidence": [{"detail": "EO1.connect", "citations": list(citations)}]}
    return {
        "files": {"part-2.json": json.dumps(analysis).encode(), **(uploads or UPLOADS)},
    }


def cited(report: mcrubric.Report) -> list[CoveredCitation]:
    return [c for row in report.coverage for entry in row.entries for c in entry.citations]


def found(report: mcrubric.Report) -> tuple[str | None, ...]:
    """Return the uploads that the citations came to, None for one that came to none."""
    [result] = [each for each in report.results if each.requirement == "part-2.artifacts"]
    resolved = [each.outcome == "pass" for each in result.judgements]
    named = [each.artifact for each in cited(report)]
    return tuple(n if r else None for n, r in zip(named, resolved, strict=True))


BOTH = {"a.txt": b"x", "artifacts/a.txt": b"y"}
HASH = {"artifacts/a.txt": b"x", "artifacts/a.txt#line=2": b"y"}


@pytest.mark.parametrize(
    ("says", "named", "uploads", "paths"),
    [
        ("exact path below the portfolio", "artifacts/a.txt", None, ("artifacts/a.txt",)),
        ("else below artifacts/", "a.txt", None, ("artifacts/a.txt",)),
        ("if both exist, ambiguous", "a.txt", BOTH, (None,)),
        ("a whole path is not ambiguous", "artifacts/a.txt", BOTH, ("artifacts/a.txt",)),
        ("a #fragment is split off", "a.txt#line=1,2", None, ("artifacts/a.txt",)),
        ("only if the whole string is no file", "a.txt#line=2", HASH, ("artifacts/a.txt#line=2",)),
        ("a file outside the folder can be cited", "b.txt", {"b.txt": b"x"}, ("b.txt",)),
        ("another case is not it", "A.txt", None, (None,)),
        ("a file of another folder is not it", "deep/a.txt", None, (None,)),
        ("what leaves the portfolio is not it", "../a.txt", None, (None,)),
        ("NFC", "Mu\u0308.txt", {"artifacts/M\u00fc.txt": b"x"}, ("artifacts/M\u00fc.txt",)),
    ],
)  # fmt: skip
def test_artifact_names_in_citations(
    says: str,
    named: str,
    uploads: dict[str, bytes] | None,
    paths: tuple[str | None, ...],
    validator: mcrubric.Validator,
) -> None:
    assert found(validator.validate(citing(named, uploads=uploads))) == paths, says


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("A.TXT", "artifacts/a.txt"),
        ("artifacts/A.txt", "artifacts/a.txt"),
        ("handbok.pdf", "artifacts/handbook.pdf"),
        ("zebra.pdf", None),
    ],
)
def test_case_and_near_misses_are_told_with_what_was_meant(
    named: str, meant: str | None, validator: mcrubric.Validator
) -> None:
    report = validator.validate(citing(named, uploads={**UPLOADS, "artifacts/handbook.pdf": b"x"}))
    [finding] = [each for each in report.findings if each.requirement == "part-2.artifacts"]
    assert finding.message.key == ("near" if meant else "missing")
    assert finding.message.args["near"] == (meant or "")


@pytest.mark.parametrize("at", ["line 2", ["line 2"], ["line 1", "line 3"]])
def test_at_is_a_string_or_a_list_of_strings(at: Any, validator: mcrubric.Validator) -> None:
    report = validator.validate(citing({"artifact": "a.txt", "at": at}))
    assert [each.at for each in cited(report)] == [(at,) if isinstance(at, str) else tuple(at)]
    assert outcome(report, "part-2.places") == "pass"


@pytest.mark.parametrize(
    ("says", "manifest", "keys_told"),
    [
        ("no manifest is needed", None, []),
        ("an empty one says nothing", "", []),
        ("rubric", "rubric: test/contract\n", []),
        ("parts and artifacts", "parts: {part-1: part-1.md}\nartifacts: artifacts\n", []),
        ("an edition of the same rubric", "rubric: test/contract@1.0.0\n", []),
        ("nothing else", "severity: note\nlimits: {}\n", ["unknown-key", "unknown-key"]),
        ("a difference from the caller's rubric", "rubric: mo/other\n", ["other-rubric"]),
        ("rubric is never a path", "rubric: ./contract.yaml\n", ["other-rubric"]),
        ("a part that the rubric has not", "parts: {part-9: part-1.md}\n", ["unknown-part"]),
        ("a file that is not there", "parts: {part-1: nowhere.md}\n", ["part-file-missing"]),
        ("a folder that is not there", "artifacts: uploads\n", ["artifacts-folder-missing"]),
        (
            "every mistake is told",
            "parts: {part-9: x.md}\nrubrik: a\nrubric: b/c\n",
            ["unknown-key", "other-rubric", "unknown-part"],
        ),
    ],
)  # fmt: skip
def test_the_manifest(
    says: str, manifest: str | None, keys_told: list[str], validator: mcrubric.Validator
) -> None:
    named = {} if manifest is None else {"portfolio.yaml": manifest.encode()}
    report = validator.validate({"files": {"part-1.md": TEXT, **UPLOADS, **named}})
    assert keys(report, "portfolio.readable") == keys_told, says
    assert report.rubric.id == "test/contract"
    assert report.failures == ()
    lines = [
        each.places[0].line for each in report.findings if each.requirement == "portfolio.readable"
    ]
    assert None not in lines


@pytest.mark.parametrize(
    ("files", "manifest", "outcomes"),
    [
        (["part-1.md"], "", ("pass", "pass")),
        (["part-1.txt"], "", ("pass", "pass")),
        (["part-1.xyz"], "", ("pass", "open")),
        (["part-1.md", "part-1.txt"], "", ("pass", "open")),
        (["part-1.md", "part-1.txt"], "parts: {part-1: part-1.md}\n", ("pass", "pass")),
        (["a.md", "b.txt"], "parts: {part-1: [a.md, b.txt]}\n", ("pass", "pass")),
        (["texts/notes.md"], "", ("fail", "open")),
        (["texts/part-1.md"], "", ("pass", "pass")),
        (["Part 1 - Overview.md"], "", ("pass", "pass")),
        (["texts/part-1.md"], "parts: {part-1: texts/part-1.md}\n", ("pass", "pass")),
    ],
)
def test_a_parts_file_is_the_one_that_bears_its_id_or_is_named(
    files: list[str], manifest: str, outcomes: tuple[str, str], validator: mcrubric.Validator
) -> None:
    source = {**dict.fromkeys(files, TEXT), "portfolio.yaml": manifest.encode()}
    report = validator.validate({"files": source})
    assert (outcome(report, "part-1.present"), outcome(report, "part-1.length")) == outcomes


def test_what_systems_and_editors_leave_behind_is_ignored_and_told_once(
    validator: mcrubric.Validator,
) -> None:
    left = (
        ".DS_Store", "__MACOSX/._part-1.md", "Thumbs.db", "desktop.ini", "~$part-1.docx",
        ".git/HEAD", ".git/config", "part-1.md~", "artifacts/.DS_Store", ".part-1.md.swp",
    )  # fmt: skip
    plain = validator.validate({"files": {"part-1.md": TEXT, **UPLOADS}})
    report = validator.validate(
        {"files": {"part-1.md": TEXT, **UPLOADS, **dict.fromkeys(left, b"x")}}
    )
    assert report.results == plain.results
    assert report.portfolio.files == plain.portfolio.files
    assert report.portfolio.ignored == (
        ".DS_Store", ".git/", ".part-1.md.swp", "Thumbs.db", "__MACOSX/", "artifacts/.DS_Store",
        "desktop.ini", "part-1.md~", "~$part-1.docx",
    )  # fmt: skip


@pytest.mark.parametrize("style", ["markdown", "text", "html"])
def test_a_text_is_markdown_text_or_html(style: str, validator: mcrubric.Validator) -> None:
    text = "<p>I wave at Tom <b>every</b> day.</p>" if style == "html" else TEXT.decode()
    source = {"documents": {"part-1": [{"text": text, "format": style}]}}
    assert outcome(validator.validate(source), "part-1.length") == "pass"
    other = {"documents": {"part-1": {"text": text, "format": f"{style}!"}}}
    report = validator.validate(other)
    assert keys(report, "portfolio.readable") == ["bad-hand-in"]
    assert outcome(report, "part-1.present") == "pass"
    assert outcome(report, "part-1.length") == "open"


@pytest.mark.parametrize(
    "upload",
    [
        {"content": b"one\ntwo\nthree\n"},
        {"content": io.BytesIO(b"one\ntwo\nthree\n")},
        {"base64": "b25lCnR3bwp0aHJlZQo="},
        {"facts": {"lines": 3}},
    ],
    ids=lambda upload: next(iter(upload)),
)
def test_an_upload_is_content_base64_or_facts(
    upload: dict[str, Any], validator: mcrubric.Validator
) -> None:
    evidence = [{"detail": "EO1.connect", "citations": "a.txt, line 3"}]
    source = {"evidence": evidence, "artifacts": [{"path": "a.txt", **upload}]}
    report = validator.validate(source)
    assert outcome(report, "part-2.places") == "pass"
    assert [each.resolution for each in cited(report)] == ["resolved"]


def test_content_as_a_path(tmp_path: Path, validator: mcrubric.Validator) -> None:
    path = tmp_path / "anything"
    path.write_bytes(b"one\ntwo\n")
    evidence = [{"detail": "EO1.connect", "citations": "a.txt, line 2"}]
    source = {"evidence": evidence, "artifacts": [{"path": "a.txt", "content": path}]}
    assert outcome(validator.validate(source), "part-2.places") == "pass"


def test_an_entry_for_a_whole_outcome_is_a_review_while_the_list_is_derived(
    validator: mcrubric.Validator,
) -> None:
    entries = [{"detail": each, "citations": "a.txt, line 1"} for each in ("EO1", "EO2")]
    report = validator.validate(
        {"evidence": entries, "artifacts": [{"path": "a.txt", "content": b"x"}]}
    )
    [coverage] = [each for each in report.results if each.requirement == "part-2.coverage"]
    assert {each.target: each.outcome for each in coverage.judgements} == {
        "EO1.connect": "review", "EO1.lend": "review", "EO2.hedge": "fail",
    }  # fmt: skip
    assert {row.detail: row.derived for row in report.coverage} == {
        "EO1.connect": True, "EO1.lend": True, "EO2.hedge": False,
    }  # fmt: skip


def test_one_entry_may_serve_several_details(validator: mcrubric.Validator) -> None:
    details = ["EO1.connect", "EO1.lend", "EO2.hedge"]
    entry = {"detail": details, "citations": "a.txt, line 1", "explanation": "Line one."}
    source = {"evidence": [entry], "artifacts": [{"path": "a.txt", "content": b"x"}]}
    report = validator.validate(source)
    assert outcome(report, "part-2.coverage") == "pass"
    assert [[each.entry for each in row.entries] for row in report.coverage] == [
        ["EO1.connect"]
    ] * 3
